//! Sends several requests in one batch:
//!
//! ```text
//! cargo run -p graph-models --features reqwest --example batch
//! ```

#![allow(clippy::print_stdout, reason = "an example shows what it does")]

mod common;

use std::error::Error;

use common::{client, service};
use graph_models::http::{Retrying, Service};
use graph_models::query::Query;
use graph_models::v1::{GraphService, User, UserPatch};
use graph_models::{BatchFailure, BatchRequest, BatchStep, Page, path, select, set};

/// Sends four requests in a batch; returns a line about each response.
pub(crate) async fn run(graph: &Service) -> Result<Vec<String>, Box<dyn Error>> {
    let user = path!(GraphService: users["u4"]).base();
    let mut batch = BatchRequest::default();
    let read = batch.add(graph.get(user.clone())?.step()?)?;
    let patch = UserPatch { job_title: set("Professor"), ..Default::default() };
    let update = graph.update(user, &patch)?.step()?;
    let update = batch.add(update.after(&read))?;
    let query = Query::new().select(select!(User: id)).top(2);
    let users = path!(GraphService: users).base().query(&query);
    let list = batch.add(graph.list(users)?.step()?)?;
    // A step without a call: its address is relative to that of the service.
    let absent = batch.add(BatchStep::get("/users/nobody").id("absent"))?;

    // Steps that are throttled are sent again.
    let mut run = graph.batch_run(batch)?;
    run.send(&Retrying::with_tokio(client()?)).await?;
    let response = run.response();

    let user: User = response.read(&read)?;
    response.read::<Option<User>>(&update)?;
    let page: Page<User> = response.read(&list)?;
    let refused = match response.read::<User>(&absent) {
        Err(BatchFailure::Refused(refusal)) if refusal.is_not_found() => refusal.to_string(),
        other => return Err(format!("expected a 404, found {other:?}").into()),
    };
    Ok(vec![
        format!("read {}", user.display_name.unwrap_or_default()),
        "updated".to_owned(),
        format!("listed {} users", page.value.len()),
        refused,
    ])
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let server = service::start().await;
    for line in run(&service::connect(&server)?).await? {
        println!("{line}");
    }
    Ok(())
}
