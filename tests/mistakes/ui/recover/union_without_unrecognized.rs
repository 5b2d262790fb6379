use graph_models::graph_entity;

include!("../included/entities.rs");

#[graph_entity]
pub enum AnyBase {
    User(Box<User>),
    Base(Box<Base>),
}

include!("../included/uses_of_union.rs");
