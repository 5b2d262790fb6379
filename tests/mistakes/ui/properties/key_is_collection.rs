use graph_models::{AdditionalData, graph_entity};

#[graph_entity]
pub struct User {
    #[graph(key)]
    pub ids: Option<Vec<String>>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

fn main() {}
