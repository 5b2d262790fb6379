use graph_models::{AdditionalData, graph_entity};

#[graph_entity]
pub struct Page
where
    String: Clone,
{
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

fn main() {}
