use graph_models::{AdditionalData, graph_entity};

#[graph_entity]
#[derive(Debug, Clone, std::cmp::PartialEq, Default)]
pub struct User {
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

fn main() {}
