//! Sends a request again that was throttled, after the wait that the service asks for:
//!
//! ```text
//! cargo run -p graph-models --no-default-features --features http --example throttled
//! ```

#![allow(clippy::print_stdout, reason = "an example shows what it does")]

mod common;

use std::error::Error;
use std::time::Duration;

use common::models::User;
use common::{client, send, service};
use graph_models::http::{Call, ResponseError, Service};
use graph_models::serde::de::DeserializeOwned;
use reqwest::Client;

/// How often a request is sent at most.
const MOST: u32 = 5;

/// Sends a request until it is answered for good. Policy is the program's: this one doubles its own
/// wait where the service names none.
async fn patiently<T: DeserializeOwned + 'static>(
    client: &Client,
    call: &Call<T>,
) -> Result<(T, u32), Box<dyn Error>> {
    let mut wait = Duration::from_secs(1);
    for attempt in 1.. {
        match call.read(send(client, call.request()?).await?) {
            Ok(value) => return Ok((value, attempt)),
            Err(ResponseError::Refused(refusal)) if refusal.is_transient() && attempt < MOST => {
                println!("{refusal}");
                tokio::time::sleep(refusal.wait().unwrap_or(wait)).await;
                wait *= 2;
            }
            Err(error) => return Err(error.into()),
        }
    }
    Err("no attempt was made".into())
}

/// The name of the user, and how often they were asked for.
pub(crate) async fn run(graph: &Service) -> Result<(Option<String>, u32), Box<dyn Error>> {
    let (user, attempts) = patiently(&client()?, &graph.get::<User>("me")?).await?;
    Ok((user.display_name, attempts))
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let server = service::start().await;
    let (name, attempts) = run(&service::connect(&server)?).await?;
    println!("{} after {attempts} attempts", name.unwrap_or_default());
    Ok(())
}
