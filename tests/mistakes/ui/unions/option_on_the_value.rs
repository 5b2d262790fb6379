use graph_models::graph_entity;

include!("../included/entities.rs");

#[graph_entity]
pub enum AnyBase {
    User(#[graph(rename = "user")] Box<User>),
    #[graph(unrecognized)]
    Unrecognized(Box<Base>),
}

fn main() {}
