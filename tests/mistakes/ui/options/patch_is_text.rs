use graph_models::{AdditionalData, graph_entity};

#[graph_entity(patch = "no")]
pub struct User {
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

fn main() {}
