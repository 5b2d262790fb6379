use graph_models::{AdditionalData, graph_entity};

#[graph_entity]
pub struct User {
    pub property: Option<Box<dyn Send + Sync>>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

fn main() {}
