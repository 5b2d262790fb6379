use graph_models::{AdditionalData, graph_entity, null};

#[graph_entity]
pub struct User {
    #[graph(readonly)]
    pub id: Option<String>,
    pub name: Option<String>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

fn patch_of_the_other_field() -> UserPatch {
    UserPatch { name: null(), ..Default::default() }
}

include!("../included/uses_of_struct.rs");
