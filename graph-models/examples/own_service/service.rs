//! A small service in the manner of Dynamics 365, in this process: a real HTTP server on a free port of
//! 127.0.0.1. It is strict about what the profile decides.

use std::sync::{Mutex, PoisonError};

use graph_models::edm::Uuid;
use graph_models::http::{RequestError, Service};
use serde_json::{Value, json};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

use super::crm::System;

/// The address of the service on its host.
const ROOT: &str = "/api/data/v9.2";

pub(crate) const TOKEN: &str = "the-token-of-the-service-inside-this-process";

/// Two contacts.
pub(crate) const ADA: Uuid = Uuid::from_u128(1);
pub(crate) const BLAISE: Uuid = Uuid::from_u128(2);

/// The account that is created.
const ACCOUNT: Uuid = Uuid::from_u128(10);

/// Starts the service, which stops when the value is dropped.
pub(crate) async fn start() -> MockServer {
    let server = MockServer::start().await;
    let (base, account) = (server.uri() + ROOT, Mutex::new(Value::Null));
    let respond = move |request: &Request| {
        let mut account = account.lock().unwrap_or_else(PoisonError::into_inner);
        let (status, body) =
            answer(&base, request, &mut account).unwrap_or_else(|why| (400, refusal(&why)));
        let response = ResponseTemplate::new(status).insert_header("OData-Version", "4.0");
        if body.is_null() { response } else { response.set_body_json(body) }
    };
    Mock::given(any()).respond_with(respond).mount(&server).await;
    server
}

/// The service, with its address, its versions and its token.
pub(crate) fn connect(server: &MockServer) -> Result<Service, RequestError> {
    Service::of::<System>(&(server.uri() + ROOT))?.bearer(TOKEN)
}

fn refusal(message: &str) -> Value {
    json!({"error": {"code": "0x80048d19", "message": message}})
}

/// The status and the body of the response to a request, or why it is refused.
fn answer(base: &str, request: &Request, account: &mut Value) -> Result<(u16, Value), String> {
    check_headers(request)?;
    let body: Value = request.body_json().unwrap_or_default();
    let path = request.url.path().strip_prefix(ROOT).unwrap_or_default();
    // Some clients encode quotes.
    let query = request.url.query().unwrap_or_default().replace("%27", "'");
    let item = format!("/accounts({ACCOUNT})");
    Ok(match (request.method.as_str(), path) {
        ("POST", "/accounts") => {
            check_body(&body, &["name", "revenue", "rating", "primarycontactid@odata.bind"])?;
            *account = stored(base, &Value::Null, &body)?;
            account["accountid"] = ACCOUNT.to_string().into();
            (201, with_context(base, "accounts/$entity", account.clone()))
        }
        ("PATCH", path) if path == item => {
            check_body(&body, &["rating", "revenue", "primarycontactid@odata.bind"])?;
            *account = stored(base, account, &body)?;
            (204, Value::Null)
        }
        ("GET", "/accounts") if query.contains("$filter=rating%20eq%20org.crm.Rating'Hot'") => {
            (200, with_context(base, "accounts", json!({"value": hot(account)})))
        }
        ("GET", "/CountByRating(Rating=org.crm.Rating'Hot')") => {
            (200, with_context(base, "Edm.Int32", json!({"value": hot(account).len()})))
        }
        ("POST", "/Merge") => {
            check_body(&body, &["Target", "Subordinate", "PerformParentingChecks"])?;
            for (name, id) in [("Target", ADA), ("Subordinate", BLAISE)] {
                let contact =
                    json!({"@odata.type": "#org.crm.contact", "contactid": id.to_string()});
                if body[name] != contact {
                    return Err(format!("{name} is not a record: {}", body[name]));
                }
            }
            (204, Value::Null)
        }
        ("POST", path) if path == format!("/contacts({ADA})/org.crm.Qualify") => {
            (200, with_context(base, "accounts/$entity", account.clone()))
        }
        ("GET", "/memberships(list='news',number=7)") => {
            let member = json!({"@odata.type": "#org.crm.contact", "fullname": "Ada Lovelace"});
            (200, json!({"list": "news", "number": 7, "member": member}))
        }
        (method, path) => return Err(format!("no resource for {method} {path}?{query}")),
    })
}

/// Refuses a request without the token, or without the versions of OData.
fn check_headers(request: &Request) -> Result<(), String> {
    let header = |name| request.headers.get(name).and_then(|value| value.to_str().ok());
    let token = format!("Bearer {TOKEN}");
    for (name, value) in
        [("authorization", &*token), ("odata-version", "4.0"), ("odata-maxversion", "4.0")]
    {
        if header(name) != Some(value) {
            return Err(format!("the header `{name}` is missing or wrong"));
        }
    }
    Ok(())
}

/// Refuses a body with anything but these names, such as a type that nobody asked for.
fn check_body(body: &Value, names: &[&str]) -> Result<(), String> {
    let unknown = |name: &&String| !names.contains(&name.as_str());
    match body.as_object().map(|body| body.keys().find(unknown)) {
        Some(None) => Ok(()),
        Some(Some(name)) => Err(format!("An undeclared property '{name}' was found.")),
        None => Err("the body is not an object".to_owned()),
    }
}

/// The account after a change. A bind is the address of a contact that exists.
fn stored(base: &str, account: &Value, change: &Value) -> Result<Value, String> {
    let mut account = account.clone();
    for (name, value) in change.as_object().into_iter().flatten() {
        if let Some(property) = name.strip_suffix("@odata.bind") {
            let address = value.as_str().unwrap_or_default();
            let id =
                [ADA, BLAISE].into_iter().find(|id| address == format!("{base}/contacts({id})"));
            let id = id.ok_or_else(|| format!("{property}: no contact at {address}"))?;
            account[format!("_{property}_value")] = id.to_string().into();
        } else {
            account[name] = value.clone();
        }
    }
    Ok(account)
}

/// The account, if it is hot.
fn hot(account: &Value) -> Vec<&Value> {
    Some(account).filter(|account| account["rating"] == "Hot").into_iter().collect()
}

fn with_context(base: &str, of: &str, mut body: Value) -> Value {
    body["@odata.context"] = format!("{base}/$metadata#{of}").into();
    body
}
