//! Inspects the response to a request that is refused:
//!
//! ```text
//! cargo run -p graph-models --features reqwest --example error_answer
//! ```

#![allow(clippy::print_stdout, reason = "an example shows what it does")]

mod common;

use std::error::Error;

use common::{client, service};
use graph_models::http::{Refusal, Service};
use graph_models::v1::{GraphService, User};
use graph_models::{GraphError, path};

/// Returns the user with this id, or `None` if there is none. Any other refusal is an error.
pub(crate) async fn find(graph: &Service, id: &str) -> Result<Option<User>, Box<dyn Error>> {
    let call = graph.get(path!(GraphService: users[id]).base())?;
    match call.send(&client()?).await {
        Ok(user) => Ok(Some(user)),
        Err(error) if error.is_not_found() => {
            error.refusal().map(show);
            Ok(None)
        }
        Err(error) => Err(error.into()),
    }
}

fn show(refusal: &Refusal) {
    println!("{refusal}");
    println!("  status      {}", refusal.status);
    println!("  code        {:?}", refusal.error.as_ref().and_then(GraphError::code));
    println!("  request id  {:?}", refusal.request_id());
    println!("  date        {:?}", refusal.error.as_ref().and_then(GraphError::date));
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let server = service::start().await;
    let graph = service::connect(&server)?;
    for id in ["u1", "no/body"] {
        println!("{id}: {:?}", find(&graph, id).await?);
    }
    Ok(())
}
