use graph_models::{AdditionalData, graph_entity};

#[graph_entity]
pub struct User {
    #[serde(rename = "mail")]
    pub email: Option<String>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

fn main() {}
