use graph_models::{AdditionalData, graph_entity};

#[graph_entity]
pub struct User {
    #[graph(namespace = "microsoft.graph")]
    pub mail: Option<String>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

fn main() {}
