use graph_models::graph_entity;

include!("../included/entities.rs");

#[graph_entity(odata_type = "#microsoft.graph.base")]
pub enum AnyBase {
    User(Box<User>),
    #[graph(unrecognized)]
    Unrecognized(Box<Base>),
}

fn main() {}
