//! Uses the models as bodies of graph-rs-sdk, as the README describes. The test is that this compiles.

use graph_models::{AdditionalData, Page, graph_entity};
use graph_rs_sdk::{GraphClient, GraphResult};

/// `microsoft.graph.user`
#[graph_entity]
pub struct User {
    /// `id`
    #[graph(key)]
    pub id: Option<String>,
    /// `jobTitle`
    pub job_title: Option<String>,
    /// Properties that the type does not declare.
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

/// Reads a page.
pub async fn list(client: &GraphClient) -> GraphResult<Page<User>> {
    Ok(client.users().list_user().send().await?.error_for_status()?.json::<Page<User>>().await?)
}

/// Sends a patch.
pub async fn update(client: &GraphClient, id: &str, patch: &UserPatch) -> GraphResult<()> {
    client.user(id).update_user(&patch).send().await?.error_for_status()?;
    Ok(())
}
