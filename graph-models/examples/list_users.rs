//! Reads all users, page by page:
//!
//! ```text
//! cargo run -p graph-models --features reqwest --example list_users
//! ```

#![allow(clippy::print_stdout, reason = "an example shows what it does")]

mod common;

use std::error::Error;

use common::{client, service};
use graph_models::http::Service;
use graph_models::query::Query;
use graph_models::v1::{GraphService, User};
use graph_models::{order_by, path, select};

/// Returns the names of all users.
pub(crate) async fn run(graph: &Service) -> Result<Vec<String>, Box<dyn Error>> {
    let client = client()?;
    let query = Query::new()
        .select(select!(User: id, display_name))
        .order_by(order_by!(User: display_name))
        .top(2);
    let users = path!(GraphService: users).base().query(&query);
    let mut pages = graph.list(users)?.pages().send(&client);
    let mut names = Vec::new();
    while let Some(page) = pages.next().await? {
        names.extend(page.into_iter().filter_map(|user| user.display_name));
    }
    Ok(names)
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let server = service::start().await;
    for name in run(&service::connect(&server)?).await? {
        println!("{name}");
    }
    Ok(())
}
