use graph_models::{AdditionalData, graph_entity};

#[graph_entity(patch = false, patch = true)]
pub struct User {
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

fn main() {}
