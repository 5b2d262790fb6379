use graph_models::{AdditionalData, graph_entity};

#[graph_entity(odata_type = "#microsoft.graph.user ")]
pub struct User {
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

fn main() {}
