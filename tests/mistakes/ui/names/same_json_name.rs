use graph_models::{AdditionalData, graph_entity};

#[graph_entity]
pub struct User {
    pub display_name: Option<String>,
    #[graph(rename = "displayName")]
    pub title: Option<String>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

fn main() {}
