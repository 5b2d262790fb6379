use std::collections::HashMap;

use graph_models::{AdditionalData, graph_entity, null, set};

#[graph_entity]
pub struct User {
    pub id: Option<String>,
    pub labels: Option<HashMap<String, String>>,
    pub count: Option<u64>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

fn both_fields() -> (User, UserPatch) {
    let labels = HashMap::<String, String>::new();
    let user = User { labels: Some(labels.clone()), count: Some(1), ..Default::default() };
    (user, UserPatch { labels: set(labels), count: null(), ..Default::default() })
}

include!("../included/uses_of_struct.rs");
