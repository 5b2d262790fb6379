use graph_models::{AdditionalData, graph_entity};

#[graph_entity]
#[serde(rename = "user")]
pub struct User {
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

fn main() {}
