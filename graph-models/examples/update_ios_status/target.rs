//! The service and the status that the example uses.

use std::env;
use std::error::Error;
use std::time::Duration;

use graph_models::address::Address;
use graph_models::path;
use graph_models::v1::GraphService;
use reqwest::{Client, Url};
use wiremock::MockServer;

use crate::service;

const GRAPH: &str = "https://graph.microsoft.com/v1.0";

const USAGE: &str = "\
usage: update_ios_status [<id of a status>]
  without an id, the example starts a service of its own
  with an id, it uses Microsoft Graph and these variables:
    GRAPH_TOKEN     the access token
    GRAPH_BASE_URL  the address of the service, by default https://graph.microsoft.com/v1.0";

/// Where a patch is sent, and with which client and token.
pub(crate) struct Target {
    pub(crate) client: Client,
    pub(crate) url: Url,
    pub(crate) token: String,
    /// The example's own service, which stops when this is dropped.
    _service: Option<MockServer>,
}

impl Target {
    /// Reads the arguments and the environment, and starts a service if they name none.
    pub(crate) async fn choose() -> Result<Self, Box<dyn Error>> {
        let mut arguments = env::args().skip(1);
        let id = arguments.next();
        if arguments.next().is_some() || id.as_ref().is_some_and(|id| id.starts_with('-')) {
            return Err(USAGE.into());
        }
        match (variable("GRAPH_TOKEN"), id) {
            (None, None) => {
                let service = service::start().await;
                // The path on the reference page, which has no id:
                // https://learn.microsoft.com/graph/api/intune-devices-iosupdatedevicestatus-update
                let url = statuses(&service.uri())?;
                let token = service::TOKEN.to_owned();
                Ok(Self { client: client(&url)?, url, token, _service: Some(service) })
            }
            (Some(token), Some(id)) => {
                let base = variable("GRAPH_BASE_URL").unwrap_or_else(|| GRAPH.to_owned());
                let url = status(&base, &id)?;
                Ok(Self { client: client(&url)?, url, token, _service: None })
            }
            (Some(_), None) => Err(format!(
                "GRAPH_TOKEN is set, but which status is to be updated? Give its id as the \
                 argument, or unset GRAPH_TOKEN to run without Microsoft Graph.\n{USAGE}"
            )
            .into()),
            (None, Some(id)) => Err(format!(
                "the status `{id}` is at Microsoft Graph, which wants an access token: set \
                 GRAPH_TOKEN to one, or omit the id to run without Microsoft Graph.\n{USAGE}"
            )
            .into()),
        }
    }
}

fn variable(name: &str) -> Option<String> {
    let value = env::var(name).ok()?;
    Some(value.trim().to_owned()).filter(|value| !value.is_empty())
}

/// The address of the statuses.
fn statuses(base: &str) -> Result<Url, Box<dyn Error>> {
    url(base, &path!(GraphService: device_management.ios_update_statuses))
}

/// The address of one status. Unlike the reference page, Microsoft Graph expects the id in the path.
fn status(base: &str, id: &str) -> Result<Url, Box<dyn Error>> {
    if id.is_empty() {
        return Err("the id of the status is empty".into());
    }
    url(base, &path!(GraphService: device_management.ios_update_statuses[id]))
}

/// The URL of a resource of the service at `base`.
fn url<R>(base: &str, address: &Address<GraphService, R>) -> Result<Url, Box<dyn Error>> {
    let url: Url = base.parse().map_err(|error| format!("`{base}` is not a URL: {error}"))?;
    if url.cannot_be_a_base() || url.query().is_some() || url.fragment().is_some() {
        return Err(format!("`{base}` is not the URL of a service").into());
    }
    Ok(format!("{}{address}", url.as_str().trim_end_matches('/')).parse()?)
}

/// A client for the service at this address.
fn client(url: &Url) -> Result<Client, Box<dyn Error>> {
    // A program has one cryptography provider, and this build of reqwest leaves the choice to it.
    _ = rustls::crypto::ring::default_provider().install_default();

    let client = Client::builder().timeout(Duration::from_secs(60));
    let on_this_machine = matches!(url.host_str(), Some("127.0.0.1" | "[::1]" | "localhost"));
    let client = match url.scheme() {
        "https" => client,
        // Without TLS and proxy, so that neither must be set up here.
        "http" if on_this_machine => client.no_proxy().tls_certs_only([]),
        _ => {
            return Err(format!(
                "`{url}` does not start with https, and the token must stay secret"
            )
            .into());
        }
    };
    Ok(client.build()?)
}
