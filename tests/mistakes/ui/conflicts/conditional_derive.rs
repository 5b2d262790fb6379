use graph_models::{AdditionalData, graph_entity};

#[graph_entity]
#[cfg_attr(not(test), derive(Debug))]
pub struct User {
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

fn main() {}
