//! Receives change notifications: an endpoint on this machine, and the requests that Graph sends to one.
//!
//! ```text
//! cargo run -p graph-models --features http,encrypted-notifications --example notifications
//! ```

#![allow(clippy::print_stdout, reason = "an example shows what it does")]

mod endpoint;
mod server;

use std::error::Error;

use endpoint::Endpoint;
use tokio::sync::mpsc;

/// What Graph sends for a message in a channel: encrypted, for the certificate of this example.
const RICH: &str = include_str!("rich.json");

/// What Graph sends when a subscription is about to end.
const LIFECYCLE: &str = r#"{"value": [{
    "subscriptionId": "76222963-cc7b-42d2-882d-8aaa69cb2ba3",
    "clientState": "pjNpYmYZ3ZRQKmqr",
    "lifecycleEvent": "reauthorizationRequired"
}]}"#;

/// What somebody else sends.
const FORGED: &str = r#"{"value": [{
    "subscriptionId": "76222963-cc7b-42d2-882d-8aaa69cb2ba3",
    "clientState": "guessed",
    "changeType": "deleted",
    "resource": "users/7d1f"
}]}"#;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut endpoint = Endpoint::default();
    let (queue, mut bodies) = mpsc::channel(100);
    let address = server::start(endpoint.limits, queue).await?;
    let url = format!("http://{address}/notifications");

    let client = client()?;
    let validation = format!("{url}?validationToken=Validation%3a+Testing+client+application");
    let response = client.post(validation).send().await?;
    println!("validation: {} {:?}", response.status(), response.text().await?);

    // The first body comes twice.
    for body in [RICH, LIFECYCLE, FORGED, RICH] {
        let response = client.post(&url).body(body).send().await?;
        println!("{} for {} bytes", response.status(), body.len());
        if let Some(body) = bodies.recv().await {
            for event in endpoint.receive(&body) {
                println!("  {event:?}");
            }
        }
    }
    Ok(())
}

/// A client without TLS and proxy, which stands for Graph.
fn client() -> reqwest::Result<reqwest::Client> {
    _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder().no_proxy().tls_certs_only([]).build()
}
