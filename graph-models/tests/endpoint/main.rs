//! The example `notifications` over HTTP on loopback, and the content that it decrypts.

#![allow(dead_code, reason = "a test does not need all of the example")]

mod content;
#[path = "../../examples/notifications/endpoint.rs"]
mod endpoint;
mod http;
mod received;
#[path = "../../examples/notifications/server.rs"]
mod server;

use std::error::Error;

use endpoint::{Endpoint, Event};
use graph_models::notification::{EncryptedContent, Notifications};
use serde_json::Value;

type Outcome = Result<(), Box<dyn Error>>;

/// A body as Graph sends it. OpenSSL has encrypted and signed the content, with the commands `pkeyutl`
/// (`rsa_padding_mode:oaep`), `enc -aes-256-cbc` and `dgst -sha256 -mac HMAC`.
const RICH: &str = include_str!("../../examples/notifications/rich.json");

/// The body with changes to its only notification.
fn rich(change: impl FnOnce(&mut Value, &mut Value)) -> Result<String, serde_json::Error> {
    let mut body: Value = serde_json::from_str(RICH)?;
    let mut tokens = body["validationTokens"].take();
    change(&mut body["value"][0], &mut tokens);
    body["validationTokens"] = tokens;
    Ok(body.to_string())
}

fn encrypted() -> Result<EncryptedContent, Box<dyn Error>> {
    let notification = Notifications::read(RICH.as_bytes())?.value.pop().ok_or("none")?;
    Ok(*notification.encrypted_content.ok_or("no content")?)
}
