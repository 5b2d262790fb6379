use graph_models::{AdditionalData, graph_entity};

#[graph_entity(odata_typ = "#microsoft.graph.user")]
pub struct User {
    pub id: Option<String>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

include!("../included/uses_of_struct.rs");
