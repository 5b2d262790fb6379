use graph_models::{AdditionalData, graph_entity};

#[graph_entity]
pub struct User {
    pub address: Option<Box<Address>>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

pub struct Address {
    pub city: String,
}

fn main() {}
