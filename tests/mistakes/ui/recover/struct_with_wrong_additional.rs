use std::collections::HashMap;

use graph_models::graph_entity;

#[graph_entity]
pub struct User {
    pub id: Option<String>,
    #[graph(additional)]
    pub additional_data: HashMap<String, serde_json::Value>,
}

fn with_a_map() -> User {
    User { id: Some("1".to_owned()), additional_data: HashMap::new() }
}

include!("../included/uses_of_struct.rs");
