//! What the examples share: a service in this process, and a client.

#![allow(dead_code, reason = "each example uses only a part")]

pub(crate) mod service;

use graph_models::http::{Request, Response};
use reqwest::Client;

/// A client for the service in this process, without TLS and proxy.
pub(crate) fn client() -> reqwest::Result<Client> {
    _ = rustls::crypto::ring::default_provider().install_default();
    Client::builder().no_proxy().tls_certs_only([]).build()
}

/// Sends a request with reqwest. This is all that a program must write for its client.
pub(crate) async fn send(
    client: &Client,
    request: Request<Vec<u8>>,
) -> reqwest::Result<Response<Vec<u8>>> {
    let answer = client.execute(request.try_into()?).await?;
    let mut response = Response::new(Vec::new());
    *response.status_mut() = answer.status();
    *response.headers_mut() = answer.headers().clone();
    *response.body_mut() = answer.bytes().await?.into();
    Ok(response)
}
