use graph_models::{AdditionalData, graph_entity};

#[graph_entity]
pub struct Page<T> {
    pub value: Vec<T>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

fn main() {}
