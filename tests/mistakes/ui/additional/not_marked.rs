use graph_models::{AdditionalData, graph_entity};

#[graph_entity]
pub struct User {
    pub additional_data: AdditionalData,
}

fn main() {}
