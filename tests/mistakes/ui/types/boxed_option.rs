use graph_models::{AdditionalData, graph_entity};

#[graph_entity]
pub struct User {
    pub property: Box<Option<User>>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

fn main() {}
