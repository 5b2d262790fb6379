use graph_models::{AdditionalData, graph_entity};

#[graph_entity]
pub struct User {
    #[graph(rename: "mail")]
    pub email: Option<String>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

fn main() {}
