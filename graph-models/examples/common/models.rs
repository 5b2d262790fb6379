//! Types with the few properties that the examples need. A program uses `graph_models::v1::User`, from
//! the feature `v1`, which has all properties. The examples do not, so that they compile in seconds.

use graph_models::{AdditionalData, graph_entity};

/// `microsoft.graph.user`
#[graph_entity]
pub(crate) struct User {
    #[graph(key)]
    pub(crate) id: Option<String>,
    pub(crate) display_name: Option<String>,
    pub(crate) job_title: Option<String>,
    #[graph(additional)]
    pub(crate) additional_data: AdditionalData,
}

/// `microsoft.graph.group`
#[graph_entity]
pub(crate) struct Group {
    #[graph(key)]
    pub(crate) id: Option<String>,
    pub(crate) display_name: Option<String>,
    #[graph(non_null)]
    pub(crate) mail_enabled: Option<bool>,
    pub(crate) mail_nickname: Option<String>,
    #[graph(non_null)]
    pub(crate) security_enabled: Option<bool>,
    #[graph(navigation)]
    pub(crate) owners: Option<Vec<User>>,
    #[graph(navigation)]
    pub(crate) members: Option<Vec<User>>,
    #[graph(additional)]
    pub(crate) additional_data: AdditionalData,
}
