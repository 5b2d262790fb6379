use graph_models::graph_entity;

include!("../included/entities.rs");

#[graph_entity]
pub enum AnyBase {
    User(Box<User>),
    Group(Box<Group>),
    Member(Box<User>),
    #[graph(unrecognized)]
    Unrecognized(Box<Base>),
}

fn main() {}
