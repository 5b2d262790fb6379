use graph_models::{AdditionalData, graph_entity};

#[graph_entity]
pub struct Lamp {
    #[graph(value = 1)]
    pub color: Option<String>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

fn main() {}
