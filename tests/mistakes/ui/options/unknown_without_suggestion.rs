use graph_models::{AdditionalData, graph_entity};

#[graph_entity(version = 2)]
pub struct User {
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

fn main() {}
