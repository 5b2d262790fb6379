use graph_models::graph_entity;

include!("../included/entities.rs");

#[graph_entity]
pub enum AnyBase {
    User(Box<User>),
    Name(i64),
    #[graph(unrecognized)]
    Unrecognized(Box<Base>),
}

fn main() {}
