use graph_models::{AdditionalData, graph_entity};

#[graph_entity]
#[derive(Clone)]
pub struct User {
    #[cfg(not(test))]
    #[serde(rename = "mail")]
    pub email: Option<String>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

fn main() {}
