use graph_models::graph_entity;

include!("../included/entities.rs");

#[graph_entity]
pub enum AnyBase {
    User(Box<User>),
    Name(String),
    #[graph(unrecognized)]
    Unrecognized(Box<Base>),
}

include!("../included/uses_of_union.rs");
