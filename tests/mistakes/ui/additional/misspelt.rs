use graph_models::{AdditionalData, graph_entity};

#[graph_entity]
pub struct User {
    #[graph(aditional)]
    pub additional_data: AdditionalData,
}

fn main() {}
