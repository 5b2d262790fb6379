use graph_models::{AdditionalData, graph_entity};

#[graph_entity]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct User {
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

fn main() {}
