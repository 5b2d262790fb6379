use graph_models::graph_entity;

include!("../included/entities.rs");

#[graph_entity]
pub enum AnyBase {
    User(Box<User>),
    Group(Box<Address>),
    #[graph(unrecognized)]
    Unrecognized(Box<Base>),
}

#[derive(Default)]
pub struct Address {
    pub city: String,
}

fn main() {}
