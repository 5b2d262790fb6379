use graph_models::{AdditionalData, graph_entity};

#[graph_entity]
pub struct User {
    #[graph(key)]
    pub id: Option<String>,
    #[graph(rename = "display\"Name")]
    pub display_name: Option<String>,
    #[graph(rename = "os\\Version")]
    pub os_version: Option<String>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

fn main() {}
