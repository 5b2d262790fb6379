//! Repeats a throttled request after the wait that the service asks for:
//!
//! ```text
//! cargo run -p graph-models --features http --example throttled
//! ```

#![allow(clippy::print_stdout, reason = "an example shows what it does")]

mod common;

use std::error::Error;
use std::time::Duration;

use common::{client, send, service};
use graph_models::http::{Call, ResponseError, Service};
use graph_models::path;
use graph_models::serde::de::DeserializeOwned;
use graph_models::v1::GraphService;
use reqwest::Client;

/// The most times that a request is sent.
const MAX_ATTEMPTS: u32 = 5;

/// Sends a request until it succeeds or fails permanently; returns the value and the number of attempts.
/// The policy is up to the program. This one doubles its own wait when the service names none.
async fn send_with_retries<T: DeserializeOwned + 'static>(
    client: &Client,
    call: &Call<T>,
) -> Result<(T, u32), Box<dyn Error>> {
    let mut wait = Duration::from_secs(1);
    for attempt in 1.. {
        match call.read(send(client, call.request()?).await?) {
            Ok(value) => return Ok((value, attempt)),
            Err(ResponseError::Refused(refusal))
                if refusal.is_transient() && attempt < MAX_ATTEMPTS =>
            {
                println!("{refusal}");
                tokio::time::sleep(refusal.wait().unwrap_or(wait)).await;
                wait *= 2;
            }
            Err(error) => return Err(error.into()),
        }
    }
    Err("no attempt was made".into())
}

/// Returns the name of the user, and the number of attempts.
pub(crate) async fn run(graph: &Service) -> Result<(Option<String>, u32), Box<dyn Error>> {
    let me = graph.get(path!(GraphService: me).base())?;
    let (user, attempts) = send_with_retries(&client()?, &me).await?;
    Ok((user.display_name, attempts))
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let server = service::start().await;
    let (name, attempts) = run(&service::connect(&server)?).await?;
    println!("{} after {attempts} attempts", name.unwrap_or_default());
    Ok(())
}
