use graph_models::{AdditionalData, graph_entity};

#[graph_entity]
pub struct User {
    #[graph(rename = "@odata.type")]
    pub odata_type: Option<String>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

fn main() {}
