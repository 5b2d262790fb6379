use graph_models::{AdditionalData, graph_entity};

#[graph_entity]
#[serde(deny_unknown_fields)]
pub struct User {
    #[serde(rename = "ID")]
    pub id: Option<String>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

include!("../included/uses_of_struct.rs");
