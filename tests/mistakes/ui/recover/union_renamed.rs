use graph_models::graph_entity;

include!("../included/entities.rs");

#[graph_entity]
pub enum AnyBase {
    #[graph(rename = "user")]
    User(Box<User>),
    #[graph(unrecognized)]
    Unrecognized(Box<Base>),
}

include!("../included/uses_of_union.rs");
