//! Keeps a copy of all users up to date with a delta query:
//!
//! ```text
//! cargo run -p graph-models --no-default-features --features http --example delta_sync
//! ```

#![allow(clippy::print_stdout, reason = "an example shows what it does")]

mod common;

use std::collections::BTreeMap;
use std::error::Error;

use common::models::User;
use common::{client, send, service};
use graph_models::http::{Call, Service};
use graph_models::{Delta, DeltaItem, ObjectExt, RemovalReason};
use reqwest::Client;

/// The copy, and the link to what will change.
#[derive(Debug, Default)]
pub(crate) struct Copy {
    pub(crate) users: BTreeMap<String, User>,
    /// Users that can still be restored, as they were.
    pub(crate) in_the_bin: BTreeMap<String, User>,
    pub(crate) delta_link: Option<String>,
}

impl Copy {
    /// Takes over what changed, up to the link that ends the round.
    async fn update(
        &mut self,
        client: &Client,
        mut call: Call<Delta<User>>,
    ) -> Result<(), Box<dyn Error>> {
        loop {
            let mut delta = call.read(send(client, call.request()?).await?)?;
            let next = call.next_page(&delta)?;
            // It stands on the last page; where a round breaks off, the link before it is still good.
            if let Some(link) = delta.delta_link.take() {
                self.delta_link = Some(link);
            }
            for change in delta {
                self.take_over(change);
            }
            match next {
                Some(next) => call = next,
                None => return Ok(()),
            }
        }
    }

    pub(crate) fn take_over(&mut self, change: DeltaItem<User>) {
        match change {
            DeltaItem::Removed(removal) => {
                let Some(id) = removal.item.id.clone() else { return };
                // A change may come more than once, and one for good after one that is not.
                let user = self.users.remove(&id).or(self.in_the_bin.remove(&id));
                if removal.reason == Some(RemovalReason::Changed) {
                    self.in_the_bin.insert(id, user.unwrap_or(removal.item));
                }
            }
            DeltaItem::Updated(user) => {
                let Some(id) = user.id.clone() else { return };
                // It may have been restored.
                let restored = self.in_the_bin.remove(&id);
                let known =
                    self.users.entry(id.clone()).or_insert_with(|| restored.unwrap_or_default());
                known.id = Some(id);
                // What is not in the change stayed as it was; what is null there has become so.
                if user.display_name.is_some() || user.is_explicit_null("displayName") {
                    known.display_name = user.display_name.clone();
                }
                if user.job_title.is_some() || user.is_explicit_null("jobTitle") {
                    known.job_title = user.job_title.clone();
                }
            }
        }
    }
}

/// Makes a copy, and brings it up to date once.
pub(crate) async fn run(graph: &Service) -> Result<Copy, Box<dyn Error>> {
    let client = client()?;
    let mut copy = Copy::default();
    copy.update(&client, graph.delta("users/delta")?).await?;
    println!("{} users", copy.users.len());

    // Later, perhaps in another process: what has to be kept is the copy, with its link.
    let link = copy.delta_link.clone().ok_or("the round has no end")?;
    copy.update(&client, graph.follow(&link)?).await?;
    println!("{} users, {} more in the bin", copy.users.len(), copy.in_the_bin.len());
    Ok(copy)
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let server = service::start().await;
    run(&service::connect(&server)?).await.map(drop)
}
