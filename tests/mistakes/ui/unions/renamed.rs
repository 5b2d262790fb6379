use graph_models::graph_entity;

include!("../included/entities.rs");

#[graph_entity]
pub enum AnyBase {
    #[graph(rename = "#microsoft.graph.user")]
    User(Box<User>),
    #[graph(unrecognized)]
    Unrecognized(Box<Base>),
}

fn main() {}
