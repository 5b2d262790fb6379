use graph_models::{AdditionalData, graph_entity};

#[graph_entity(base = "#microsoft.graph.user")]
pub struct User {
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

fn main() {}
