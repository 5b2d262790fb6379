use graph_models::{AdditionalData, graph_entity};

#[graph_entity]
#[graph(namespace = "microsoft.graph.security")]
pub struct Alert {
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

fn main() {}
