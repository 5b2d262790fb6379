use graph_models::{AdditionalData, graph_entity, null, set};

#[graph_entity]
pub struct User {
    pub id: Option<String>,
    pub kind: Option<String>,
    #[graph(rename = "kind")]
    pub sort: Option<String>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

fn both_fields() -> (User, UserPatch) {
    let user = User { kind: None, sort: Some("a".to_owned()), ..Default::default() };
    (user, UserPatch { kind: null(), sort: set("a"), ..Default::default() })
}

include!("../included/uses_of_struct.rs");
