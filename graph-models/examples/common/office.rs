//! The devices and the mailbox of the service.

use serde_json::{Value, json};

/// The status and the body of the response to a request, if it is about devices or mail.
pub(crate) fn answer(
    base: &str,
    method: &str,
    path: &str,
    query: &str,
    body: &Value,
) -> Option<(u16, Value)> {
    if let Some(rest) = path.strip_prefix("/deviceManagement/managedDevices") {
        return Some(match (method, rest) {
            ("GET", "") => (200, devices(base, query)),
            // This one is switched off for good.
            ("POST", "/d3/syncDevice") => return None,
            ("POST", _) if rest.ends_with("/syncDevice") => (204, Value::Null),
            _ => return None,
        });
    }
    Some(match (method, path.strip_prefix("/me")?) {
        ("GET", "/messages") if query.contains("isRead%20eq%20false") => (200, unread()),
        ("POST", "/messages/m1/reply") if body["Comment"].is_string() => (202, Value::Null),
        ("PATCH", "/messages/m1") if body["isRead"] == true => (200, json!({"id": "m1"})),
        ("POST", "/events") if body["start"]["timeZone"] == "UTC" => {
            let mut event = body.clone();
            event["id"] = "e1".into();
            (201, event)
        }
        ("POST", "/sendMail") if body["Message"]["toRecipients"][0].is_object() => {
            (202, Value::Null)
        }
        _ => return None,
    })
}

fn devices(base: &str, query: &str) -> Value {
    let device = |id: &str, name: &str, version: &str, user: &str| json!({"id": id, "deviceName": name, "osVersion": version, "userDisplayName": user});
    match query {
        "$skiptoken=2" => json!({"value": [device("d3", "Tablet", "16.1", "Ada")]}),
        _ => json!({
            "@odata.nextLink": format!("{base}/deviceManagement/managedDevices?$skiptoken=2"),
            "value": [device("d1", "Phone", "17.5", "Ada"), device("d2", "Laptop", "10", "Blaise")],
        }),
    }
}

fn unread() -> Value {
    json!({"value": [{
        "id": "m1",
        "subject": "The engine",
        "from": {"emailAddress": {"name": "Charles", "address": "charles@contoso.com"}},
    }]})
}
