//! Models over HTTP on loopback: the requests a server receives, the answers a client reads, and
//! the example `update_ios_status`.

#[path = "../../../graph-models/examples/update_ios_status/service.rs"]
mod service;

mod answer;
mod example;
mod example_service;
mod operations;
mod requests;

use std::env;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use graph_models::edm::{DateTime, FixedOffset};
use graph_models::v1::{
    ComplianceStatus, IosUpdateDeviceStatus, IosUpdateDeviceStatusPatch, IosUpdatesInstallStatus,
};
use graph_models::{AdditionalData, ObjectExt, TypeTag, graph_entity, null, set};
use reqwest::header::{AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE};
use reqwest::{Client, Method, Response, StatusCode};
use serde_json::{Value, json};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

type Outcome = Result<(), Box<dyn Error>>;

const STATUSES: &str = "/v1.0/deviceManagement/iosUpdateStatuses";

fn client() -> Result<Client, Box<dyn Error>> {
    _ = rustls::crypto::ring::default_provider().install_default();
    // Loopback needs no TLS and no proxy, and the machine may lack certificates.
    Ok(Client::builder().no_proxy().tls_certs_only([]).build()?)
}

fn date_time(text: &str) -> DateTime<FixedOffset> {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// A server that gives every request the same answer.
async fn server_with(answer: &str) -> MockServer {
    let server = MockServer::start().await;
    let answer = ResponseTemplate::new(200).set_body_raw(answer.to_owned(), "application/json");
    Mock::given(any()).respond_with(answer).mount(&server).await;
    server
}

/// The requests that a server received.
async fn received(server: &MockServer) -> Vec<Request> {
    server.received_requests().await.unwrap_or_default()
}

/// The body that a server receives for a patch.
async fn body_of(patch: &IosUpdateDeviceStatusPatch) -> Result<String, Box<dyn Error>> {
    let server = server_with("{}").await;
    client()?.patch(server.uri() + STATUSES).json(patch).send().await?.error_for_status()?;
    match received(&server).await.as_slice() {
        [request] => Ok(String::from_utf8(request.body.clone())?),
        requests => panic!("{} requests were received", requests.len()),
    }
}

/// Sends a patch to the example's service, with its token.
async fn send(
    service: &MockServer,
    patch: &impl serde::Serialize,
) -> Result<Response, Box<dyn Error>> {
    let request = client()?.patch(service.uri() + STATUSES).bearer_auth(service::TOKEN);
    Ok(request.json(patch).send().await?)
}
