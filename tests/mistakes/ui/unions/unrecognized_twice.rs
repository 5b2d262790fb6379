use graph_models::graph_entity;

include!("../included/entities.rs");

#[graph_entity]
pub enum AnyBase {
    User(Box<User>),
    #[graph(unrecognized)]
    Other(Box<Base>),
    #[graph(unrecognized)]
    Unrecognized(Box<Base>),
}

fn main() {}
