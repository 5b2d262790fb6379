//! A small stand-in for Microsoft Graph, in this process: a real HTTP server on a free port of
//! 127.0.0.1, with five users and a drive.

// The examples and their test load this file in different ways, so its module is named by its path.
#[path = "office.rs"]
mod office;
#[path = "upload_session.rs"]
mod upload_session;

use std::sync::atomic::{AtomicBool, Ordering};

use graph_models::http::Service;
use serde_json::{Value, json};
use upload_session::UploadSession;
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

/// The only token that the service accepts.
pub(crate) const TOKEN: &str = "the-token-of-the-service-inside-this-process";

/// Starts the service, which stops when the value is dropped.
pub(crate) async fn start() -> MockServer {
    let server = MockServer::start().await;
    let (base, throttles) = (server.uri() + "/v1.0", AtomicBool::new(true));
    let session = UploadSession::new(&server.uri());
    let respond = move |request: &Request| {
        if let Some(response) = session.answer(request) {
            return response;
        }
        let token = request.headers.get("authorization").and_then(|value| value.to_str().ok());
        if token.and_then(|token| token.strip_prefix("Bearer ")) != Some(TOKEN) {
            let (code, message) = ("InvalidAuthenticationToken", "Access token is empty.");
            return ResponseTemplate::new(401).set_body_json(error(code, message));
        }
        let path = request.url.path().strip_prefix("/v1.0").unwrap_or_default();
        let query = request.url.query().unwrap_or_default();
        // The first request for `/me` is throttled.
        if path == "/me" && throttles.swap(false, Ordering::Relaxed) {
            return ResponseTemplate::new(429)
                .insert_header("Retry-After", "1")
                .set_body_json(error("TooManyRequests", "Please retry again later."));
        }
        let body = request.body_json().unwrap_or(Value::Null);
        let (status, body) = answer(&base, request.method.as_str(), path, query, &body);
        let response = ResponseTemplate::new(status);
        if body.is_null() { response } else { response.set_body_json(body) }
    };
    Mock::given(any()).respond_with(respond).mount(&server).await;
    server
}

/// The service, with its address and its token.
pub(crate) fn connect(server: &MockServer) -> Result<Service, graph_models::http::RequestError> {
    Service::new(&(server.uri() + "/v1.0"))?.bearer(TOKEN)
}

const NAMES: [&str; 5] = ["Ada", "Blaise", "Charles", "Dorothy", "Edsger"];

fn users() -> Vec<Value> {
    let user = |(position, name)| json!({"id": format!("u{}", position + 1), "displayName": name});
    NAMES.iter().enumerate().map(user).collect()
}

fn error(code: &str, message: &str) -> Value {
    json!({"error": {"code": code, "message": message, "innerError": {
        "date": "2024-05-06T07:08:09",
        "request-id": "5b1c4a76-4a76-5b1c-764a-1c5b764a1c5b",
        "client-request-id": "5b1c4a76-4a76-5b1c-764a-1c5b764a1c5b",
    }}})
}

/// The status and the body of the response to a request.
fn answer(base: &str, method: &str, path: &str, query: &str, body: &Value) -> (u16, Value) {
    if let Some(response) = office::answer(base, method, path, query, body) {
        return response;
    }
    let last = path.strip_prefix("/users/").unwrap_or_default();
    match (method, path) {
        ("GET", "/me") => (200, users().swap_remove(0)),
        ("GET", "/users") if query.contains("$expand=manager") => (200, managers()),
        ("GET", "/users") => (200, page(base, query)),
        ("GET", "/groups/delta") => (200, changed_members(base)),
        ("POST", "/teams") => create_team(body),
        ("POST", "/groups") => create_group(body),
        ("POST", "/$batch") => (200, batch(base, body)),
        ("GET" | "PATCH", _) => match users().into_iter().find(|user| user["id"] == last) {
            Some(user) if method == "GET" => (200, user),
            Some(_) => (204, Value::Null),
            None => {
                let message = format!("Resource '{last}' does not exist.");
                (404, error("Request_ResourceNotFound", &message))
            }
        },
        _ => (405, error("Request_BadRequest", "This operation is not supported.")),
    }
}

/// Two users on a page.
fn page(base: &str, query: &str) -> Value {
    let start = query.split_once("$skiptoken=").and_then(|(_, at)| at.parse().ok()).unwrap_or(0);
    let users = users();
    let mut page = json!({
        "@odata.context": format!("{base}/$metadata#users"),
        "value": users.iter().skip(start).take(2).collect::<Vec<_>>(),
    });
    if start + 2 < users.len() {
        page["@odata.nextLink"] = format!("{base}/users?$skiptoken={}", start + 2).into();
    }
    page
}

/// All users, each but the first with the one before as the manager.
fn managers() -> Value {
    let mut users = users();
    for position in 1..users.len() {
        let mut manager = users[position - 1].clone();
        if let Some(manager) = manager.as_object_mut() {
            manager.remove("manager");
        }
        manager["@odata.type"] = "#microsoft.graph.user".into();
        users[position]["manager"] = manager;
    }
    json!({ "value": users })
}

fn changed_members(base: &str) -> Value {
    json!({
        "@odata.deltaLink": format!("{base}/groups/delta?$deltatoken=1"),
        "value": [{"id": "g1", "members@delta": [
            {"@odata.type": "#microsoft.graph.user", "id": "u1"},
            {"@odata.type": "#microsoft.graph.user", "id": "u2"},
            {"@odata.type": "#microsoft.graph.user", "id": "u3", "@removed": {"reason": "deleted"}},
        ]}],
    })
}

/// Accepts a team: the service creates it later.
fn create_team(body: &Value) -> (u16, Value) {
    let owner = &body["members"][0];
    let tagged = owner["@odata.type"] == "#microsoft.graph.aadUserConversationMember";
    match tagged && owner["user@odata.bind"].is_string() && body["template@odata.bind"].is_string()
    {
        true => (202, Value::Null),
        false => (400, error("BadRequest", "A team needs a template and an owner.")),
    }
}

fn create_group(body: &Value) -> (u16, Value) {
    let owners = body["owners@odata.bind"].as_array().map(Vec::len);
    if body["displayName"].is_null() || owners != Some(1) {
        return (400, error("Request_BadRequest", "A group needs a name and an owner."));
    }
    let mut group = body.clone();
    if let Some(group) = group.as_object_mut() {
        group.retain(|name, _| !name.contains('@'));
        group.insert("id".to_owned(), "g1".into());
    }
    (201, group)
}

/// Answers the requests in reverse order, as a service may.
fn batch(base: &str, body: &Value) -> Value {
    let requests = body["requests"].as_array().map(Vec::as_slice).unwrap_or_default();
    let responses = requests.iter().rev().map(|request| {
        let text = |name: &str| request[name].as_str().unwrap_or_default();
        let (path, query) = text("url").split_once('?').unwrap_or((text("url"), ""));
        let (status, body) = answer(base, text("method"), path, query, &request["body"]);
        json!({"id": request["id"], "status": status, "headers": {}, "body": body})
    });
    json!({"responses": responses.collect::<Vec<_>>()})
}
