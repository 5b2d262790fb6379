use graph_models::graph_entity;

include!("../included/entities.rs");

#[graph_entity]
pub enum AnyBase {
    User(Box<User>),
    Group(Box<Group>),
    #[graph(unrecognized)]
    Unrecognized(Box<str>),
}

fn main() {}
