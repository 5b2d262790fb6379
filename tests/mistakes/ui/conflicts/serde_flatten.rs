use std::collections::HashMap;

use graph_models::graph_entity;

#[graph_entity]
pub struct User {
    #[serde(flatten)]
    pub additional_data: HashMap<String, String>,
}

fn main() {}
