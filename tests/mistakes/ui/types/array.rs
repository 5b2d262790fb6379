use graph_models::{AdditionalData, graph_entity};

#[graph_entity]
pub struct User {
    pub property: [i32; 4],
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

fn main() {}
