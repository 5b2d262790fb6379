//! A small stand-in for Microsoft Graph, in this process. It has one iOS update status, and updates it
//! as the reference page says.
//!
//! It is a real HTTP server on a free port of 127.0.0.1. It works on plain JSON, and uses the models
//! only to check what it receives.

use std::sync::Mutex;
use std::time::SystemTime;

use chrono::{DateTime, Utc};
use graph_models::v1::{
    ComplianceStatus, IosUpdateDeviceStatus, IosUpdateDeviceStatusPatch, IosUpdatesInstallStatus,
};
use graph_models::{Model, ObjectExt};
use serde_json::{Map, Value, json};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

/// The only token that the service accepts.
pub(crate) const TOKEN: &str = "the-token-of-the-service-inside-this-process";

/// The id of the only status that the service has.
pub(crate) const ID: &str = "1086e543-e543-1086-43e5-861043e58610";

const STATUSES: &str = "/deviceManagement/iosUpdateStatuses";

/// Starts the service, which stops when the value is dropped.
pub(crate) async fn start() -> MockServer {
    let stored = Mutex::new(json!({
        "@odata.type": "#microsoft.graph.iosUpdateDeviceStatus",
        "id": ID,
        "installStatus": "installing",
        "osVersion": "17.5.1",
        "deviceId": "4f3b9a52-9a52-4f3b-529a-3b4f529a3b4f",
        "userId": "c9c2e9d8-e9d8-c9c2-d8e9-c2c9d8e9c2c9",
        "deviceDisplayName": "Adele's iPhone",
        "userName": "Adele Vance",
        "deviceModel": "iPhone 15",
        "complianceGracePeriodExpirationDateTime": "2024-08-15T00:00:00Z",
        "status": "compliant",
        "lastReportedDateTime": "2024-07-31T06:12:09.5Z",
        "userPrincipalName": "AdeleV@contoso.com",
    }));
    let server = MockServer::start().await;
    let respond = move |request: &Request| {
        let Ok(mut status) = stored.lock() else { return ResponseTemplate::new(500) };
        match update(&mut status, request) {
            Ok(()) => {
                let mut answer = status.clone();
                answer["@odata.context"] = json!(
                    "https://graph.microsoft.com/v1.0/$metadata#deviceManagement/iosUpdateStatuses/$entity"
                );
                ResponseTemplate::new(200).set_body_json(answer)
            }
            Err(refusal) => refusal.into_response(),
        }
    };
    Mock::given(any()).respond_with(respond).mount(&server).await;
    server
}

/// Merges the patch in a request into the stored status, or refuses the request.
fn update(status: &mut Value, request: &Request) -> Result<(), Refusal> {
    let header = |name| request.headers.get(name).and_then(|value| value.to_str().ok());

    match header("authorization").and_then(|value| value.strip_prefix("Bearer ")) {
        Some(TOKEN) => {}
        Some(_) => return refuse(401, "InvalidAuthenticationToken", "Access token is not valid."),
        None => return refuse(401, "InvalidAuthenticationToken", "Access token is empty."),
    }
    // The reference page documents the first of these addresses; Microsoft Graph uses the second.
    let path = request.url.path();
    match path.strip_prefix("/v1.0").unwrap_or(path).strip_prefix(STATUSES) {
        Some("") => {}
        Some(id) if id.strip_prefix('/') == Some(ID) => {}
        Some(_) => return refuse(404, "ResourceNotFound", "There is no such status."),
        None => return refuse(404, "ResourceNotFound", "There is no such resource."),
    }
    if request.method.as_str() != "PATCH" {
        return refuse(405, "MethodNotAllowed", "A status can only be updated here: use PATCH.");
    }
    let media_type = header("content-type").and_then(|value| value.split(';').next());
    if !media_type.is_some_and(|name| name.trim().eq_ignore_ascii_case("application/json")) {
        return refuse(415, "UnsupportedMediaType", "The body must be application/json.");
    }
    let changes = match serde_json::from_slice(&request.body) {
        Ok(Value::Object(changes)) => changes,
        _ => return refuse(400, "BadRequest", "The body must be a JSON object."),
    };
    check(&changes).or_else(|message| refuse(400, "BadRequest", message))?;

    for (name, value) in changes {
        // OData requires a service to ignore the key and annotations in a patch.
        if name != "id" && !name.contains('@') {
            status[name] = value;
        }
    }
    Ok(())
}

/// Checks that everything in a body can be stored.
fn check(changes: &Map<String, Value>) -> Result<(), String> {
    let body = Value::Object(changes.clone());
    let patch: IosUpdateDeviceStatusPatch =
        serde_json::from_value(body).map_err(|error| error.to_string())?;

    if let Some(name) = patch.additional().foreign_type() {
        return Err(format!("`{name}` is not the type of the status."));
    }
    for (name, _) in patch.additional().iter() {
        if name != "id" && !name.contains('@') {
            let status = IosUpdateDeviceStatus::TYPE.name();
            return Err(format!("The property `{name}` does not exist on type `{status}`."));
        }
    }
    if let Some(IosUpdatesInstallStatus::Unrecognized(member)) = &patch.install_status {
        return Err(format!("`installStatus` cannot be `{member}`."));
    }
    if let Some(ComplianceStatus::Unrecognized(member)) = &patch.status {
        return Err(format!("`status` cannot be `{member}`."));
    }
    Ok(())
}

/// The reason why a request is refused.
struct Refusal {
    code: u16,
    error: Value,
}

fn refuse(code: u16, name: &str, message: impl Into<String>) -> Result<(), Refusal> {
    Err(Refusal { code, error: json!({"code": name, "message": message.into()}) })
}

impl Refusal {
    /// The response, in the form of all errors of Microsoft Graph.
    fn into_response(mut self) -> ResponseTemplate {
        let now = DateTime::<Utc>::from(SystemTime::now());
        self.error["innerError"] = json!({
            "date": now.format("%Y-%m-%dT%H:%M:%S").to_string(),
            "request-id": "5b1c4a76-4a76-5b1c-764a-1c5b764a1c5b",
            "client-request-id": "5b1c4a76-4a76-5b1c-764a-1c5b764a1c5b",
        });
        ResponseTemplate::new(self.code).set_body_json(json!({"error": self.error}))
    }
}
