//! Calls are sent with clients of a test: what is sent again, tokens, pages, batches, and dropped futures.

#[path = "../support/mod.rs"]
mod support;

mod batches;
mod calls;
mod dropped;
mod pages;
mod repeats;
mod script;
mod tokens;

use std::error::Error;
use std::time::Duration;

use graph_models::http::{Method, RequestError, SendError, Service};
use script::{Script, body, lost, status};
use serde_json::{Value, json};
use support::{User, UserPatch};

type Outcome = Result<(), Box<dyn Error>>;

fn graph() -> Result<Service, RequestError> {
    Service::new("https://graph.example/v1.0")?.bearer("eyJ0.hush")
}
