use graph_models::{AdditionalData, graph_entity};

#[graph_entity]
#[derive(Debug, Clone, PartialEq, Default, serde::Serialize, serde::Deserialize)]
pub struct User {
    pub id: Option<String>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

include!("../included/uses_of_struct.rs");
