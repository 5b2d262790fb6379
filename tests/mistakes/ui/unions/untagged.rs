use graph_models::{AdditionalData, graph_entity};

#[graph_entity(tag = false)]
pub struct User {
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

#[graph_entity]
pub struct Base {
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

#[graph_entity]
pub enum AnyBase {
    User(Box<User>),
    #[graph(unrecognized)]
    Unrecognized(Box<Base>),
}

fn main() {}
