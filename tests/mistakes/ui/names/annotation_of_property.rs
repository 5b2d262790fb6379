use graph_models::{AdditionalData, graph_entity};

#[graph_entity]
pub struct User {
    #[graph(rename = "manager@odata.bind")]
    pub manager: Option<String>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

fn main() {}
