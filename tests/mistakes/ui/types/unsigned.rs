use graph_models::{AdditionalData, graph_entity};

#[graph_entity]
pub struct User {
    pub property: Option<u64>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

fn main() {}
