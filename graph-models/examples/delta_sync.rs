//! Keeps a copy of all users up to date with a delta query:
//!
//! ```text
//! cargo run -p graph-models --features http --example delta_sync
//! ```

#![allow(clippy::print_stdout, reason = "an example shows what it does")]

mod common;

use std::collections::BTreeMap;
use std::error::Error;

use common::{client, send, service};
use graph_models::http::{Call, Service};
use graph_models::v1::{GraphService, User};
use graph_models::{Delta, DeltaItem, MergeConflict, RemovalReason, merge_change, path};
use reqwest::Client;

/// The copy, and the link to later changes.
#[derive(Debug, Default)]
pub(crate) struct Copy {
    pub(crate) users: BTreeMap<String, User>,
    /// Deleted users that can still be restored, as they were.
    pub(crate) in_the_bin: BTreeMap<String, User>,
    pub(crate) delta_link: Option<String>,
}

impl Copy {
    /// Applies the changes of one round, up to the delta link that ends it.
    async fn update(
        &mut self,
        client: &Client,
        first: Call<Delta<User>>,
    ) -> Result<(), Box<dyn Error>> {
        let mut pages = first.pages();
        while let Some(call) = pages.next_call() {
            let delta = call.read(send(client, call.request()?).await?)?;
            pages.advance(&delta)?;
            for change in delta {
                self.apply(change)?;
            }
        }
        // Only the last page has it. If a round is interrupted, the previous link remains valid.
        self.delta_link =
            Some(pages.delta_link().ok_or("the last page has no delta link")?.to_owned());
        Ok(())
    }

    pub(crate) fn apply(&mut self, change: DeltaItem<User>) -> Result<(), MergeConflict> {
        match change {
            DeltaItem::Removed(removal) => {
                let Some(id) = removal.item.id.clone() else { return Ok(()) };
                // A removal may be received twice, and a permanent one may follow one that is not.
                let user = self.users.remove(&id).or(self.in_the_bin.remove(&id));
                if removal.reason == Some(RemovalReason::Changed) {
                    self.in_the_bin.insert(id, user.unwrap_or(removal.item));
                }
            }
            DeltaItem::Updated(user) => {
                let Some(id) = user.id.clone() else { return Ok(()) };
                // The user may have been restored.
                let restored = self.in_the_bin.remove(&id);
                let known = self.users.entry(id).or_insert_with(|| restored.unwrap_or_default());
                // A property that the change omits is unchanged; one that it has as null is now null.
                merge_change(&user, known)?;
            }
        }
        Ok(())
    }
}

/// Makes a copy, and updates it once.
pub(crate) async fn run(graph: &Service) -> Result<Copy, Box<dyn Error>> {
    let client = client()?;
    let mut copy = Copy::default();
    copy.update(&client, graph.delta(path!(GraphService: users).base())?).await?;
    println!("{} users", copy.users.len());

    // Later, perhaps in another process. Only the copy and its link need to be stored.
    let link = copy.delta_link.clone().ok_or("the copy was never complete")?;
    copy.update(&client, graph.follow(&link)?).await?;
    println!("{} users, {} more in the bin", copy.users.len(), copy.in_the_bin.len());
    Ok(copy)
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let server = service::start().await;
    run(&service::connect(&server)?).await.map(drop)
}
