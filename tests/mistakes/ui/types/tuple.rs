use graph_models::{AdditionalData, graph_entity};

#[graph_entity]
pub struct User {
    pub property: Option<(f64, f64)>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

fn main() {}
