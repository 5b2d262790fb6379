use graph_models::{AdditionalData, graph_entity};

#[graph_entity]
pub struct User {
    #[graph(key, navigation)]
    pub id: Option<Box<User>>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

fn main() {}
