//! What the examples share: a service in this process, and a client.

#![allow(dead_code, reason = "each example uses only a part")]

pub(crate) mod service;

use reqwest::Client;

/// A client for the service in this process, without TLS and proxy.
pub(crate) fn client() -> reqwest::Result<Client> {
    _ = rustls::crypto::ring::default_provider().install_default();
    Client::builder().no_proxy().tls_certs_only([]).build()
}

/// A client for a service elsewhere.
pub(crate) fn client_with_tls() -> reqwest::Result<Client> {
    _ = rustls::crypto::ring::default_provider().install_default();
    Client::builder().build()
}
