use graph_models::{AdditionalData, graph_entity};

#[graph_entity]
#[derive(serde::Serialize, serde::Deserialize)]
pub struct User {
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

fn main() {}
