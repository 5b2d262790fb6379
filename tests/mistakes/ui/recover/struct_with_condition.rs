use graph_models::{AdditionalData, graph_entity};

#[graph_entity]
#[derive(Debug)]
pub struct User {
    #[cfg(not(test))]
    #[serde(default)]
    #[graph(renam = "ID")]
    pub id: Option<String>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

include!("../included/uses_of_struct.rs");
