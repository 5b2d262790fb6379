use std::time::Duration;

use graph_models::{AdditionalData, graph_entity};

#[graph_entity]
pub struct User {
    pub length: Option<Duration>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

fn main() {}
