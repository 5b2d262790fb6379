use graph_models::{AdditionalData, graph_entity};

#[graph_entity]
pub struct User {
    pub r#type: Option<String>,
    pub type_: Option<String>,
    #[graph(rename = "type")]
    pub kind: Option<String>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

fn main() {}
