use graph_models::{AdditionalData, graph_entity};

#[graph_entity]
pub struct User {
    pub id: Option<String>,
    #[graph(additional)]
    pub extra: AdditionalData,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

fn both_fields(user: User) -> [AdditionalData; 2] {
    [user.extra, user.additional_data]
}

include!("../included/uses_of_struct.rs");
