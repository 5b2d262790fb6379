use graph_models::{AdditionalData, graph_entity};

#[graph_entity]
pub struct User {
    pub address: Address,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

#[derive(Default)]
pub struct Address {
    pub city: String,
}

fn main() {}
