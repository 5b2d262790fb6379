use std::collections::HashMap;

use graph_models::graph_entity;

#[graph_entity]
pub struct User {
    #[graph(additional)]
    pub additional_data: HashMap<String, String>,
}

fn main() {}
