//! Repeats a throttled request after the wait that the service asks for:
//!
//! ```text
//! cargo run -p graph-models --features reqwest --example throttled
//! ```

#![allow(clippy::print_stdout, reason = "an example shows what it does")]

mod common;

use std::error::Error;
use std::time::Duration;

use common::{client, service};
use graph_models::http::{Retry, Retrying, Service};
use graph_models::path;
use graph_models::v1::GraphService;

/// Returns the name of the user.
pub(crate) async fn run(graph: &Service) -> Result<Option<String>, Box<dyn Error>> {
    // Requests that are safe to repeat are sent up to five times, with waits of a minute at most.
    let retry = Retry::new().max_attempts(5).max_wait(Duration::from_secs(60));
    let client = Retrying::with_tokio(client()?).retry(retry);
    let me = graph.get(path!(GraphService: me).base())?.send(&client).await?;
    Ok(me.display_name)
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let server = service::start().await;
    let name = run(&service::connect(&server)?).await?;
    println!("{} after a wait", name.unwrap_or_default());
    Ok(())
}
