use graph_models::{AdditionalData, graph_entity};

#[graph_entity]
pub struct User {
    pub mail: Mail,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

pub type Mail = Option<String>;

fn main() {}
