//! A service in this process whose directory changes from round to round.

use serde_json::{Value, json};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

/// The only token that the service accepts.
pub(crate) const TOKEN: &str = "the-token-of-the-service-inside-this-process";

/// How many rounds the service has changes for. Later rounds have none.
pub(crate) const ROUNDS: u64 = 5;

/// Starts the service, which stops when the value is dropped.
pub(crate) async fn start() -> MockServer {
    let server = MockServer::start().await;
    let base = server.uri() + "/v1.0";
    let respond = move |request: &Request| {
        let token = request.headers.get("authorization").and_then(|value| value.to_str().ok());
        if token.and_then(|token| token.strip_prefix("Bearer ")) != Some(TOKEN) {
            return ResponseTemplate::new(401);
        }
        let query = request.url.query().unwrap_or_default();
        match request.url.path() {
            "/v1.0/users/delta" => answer(&base, "users", users(query)),
            "/v1.0/groups/delta" => answer(&base, "groups", groups(query)),
            _ => ResponseTemplate::new(404),
        }
    };
    Mock::given(any()).respond_with(respond).mount(&server).await;
    server
}

/// The name of a link, its query, and the changes before it. Without a link, the query has expired.
type Page = Option<(&'static str, &'static str, Value)>;

fn answer(base: &str, collection: &str, page: Page) -> ResponseTemplate {
    let Some((name, query, changes)) = page else {
        let error =
            json!({"error": {"code": "syncStateNotFound", "message": "Read everything again."}});
        return ResponseTemplate::new(410)
            .insert_header("Location", format!("{base}/{collection}/delta?$deltatoken="))
            .set_body_json(error);
    };
    let mut body = json!({"@odata.context": format!("{base}/$metadata#{collection}/$delta")});
    body[format!("@odata.{name}")] = format!("{base}/{collection}/delta?{query}").into();
    body["value"] = changes;
    ResponseTemplate::new(200).set_body_json(body)
}

fn users(query: &str) -> Page {
    let removed = |reason: &str| json!({"reason": reason});
    Some(match query {
        // Round 1 has everyone, and Blaise twice, because he changed meanwhile.
        "" => (
            "nextLink",
            "$skiptoken=1",
            json!([
                {"id": "u1", "displayName": "Ada", "jobTitle": "Countess"},
                {"id": "u2", "displayName": "Blaise"},
            ]),
        ),
        "$skiptoken=1" => (
            "deltaLink",
            "$deltatoken=1",
            json!([
                {"id": "u3", "displayName": "Charles"},
                {"id": "u4", "displayName": "Dorothy"},
                {"id": "u2", "displayName": "Blaise", "jobTitle": "Tutor"},
            ]),
        ),
        // Round 2: a property becomes null, one user can be restored, and one cannot.
        "$deltatoken=1" => (
            "nextLink",
            "$skiptoken=2",
            json!([
                {"id": "u1", "jobTitle": null, "createdDateTime": "2024-05-06T07:08:09Z"},
                {"id": "u3", "@removed": removed("changed")},
            ]),
        ),
        "$skiptoken=2" => (
            "deltaLink",
            "$deltatoken=2",
            json!([
                {"id": "u5", "displayName": "Edsger"},
                {"id": "u4", "@removed": removed("deleted")},
            ]),
        ),
        // Round 3: Charles is restored, and the service repeats a removal.
        "$deltatoken=2" => (
            "deltaLink",
            "$deltatoken=3",
            json!([
                {"id": "u3", "jobTitle": "Professor"},
                {"id": "u4", "@removed": removed("deleted")},
            ]),
        ),
        // Round 4: the link has expired. Meanwhile Edsger left, and Blaise lost his title.
        "$deltatoken=3" => return None,
        "$deltatoken=" => (
            "nextLink",
            "$skiptoken=4",
            json!([
                {"id": "u1", "displayName": "Ada", "createdDateTime": "2024-05-06T07:08:09Z"},
                {"id": "u2", "displayName": "Blaise"},
            ]),
        ),
        "$skiptoken=4" => (
            "deltaLink",
            "$deltatoken=4",
            json!([
                {"id": "u3", "displayName": "Charles", "jobTitle": "Professor"},
                {"id": "u6", "displayName": "Frances"},
            ]),
        ),
        _ => ("deltaLink", "$deltatoken=5", json!([])),
    })
}

/// A group may be on several pages, each with a part of the changes of its members.
fn groups(query: &str) -> Page {
    let left = |id: &str| json!({"@odata.type": "#microsoft.graph.user", "id": id, "@removed": {"reason": "deleted"}});
    let member = |id: &str| json!({"@odata.type": "#microsoft.graph.user", "id": id});
    Some(match query {
        "" => (
            "nextLink",
            "$skiptoken=1",
            json!([
                {"id": "g1", "displayName": "Engines", "members@delta": [member("u1"), member("u2")]},
            ]),
        ),
        "$skiptoken=1" => (
            "deltaLink",
            "$deltatoken=1",
            json!([
                {"id": "g1", "displayName": "Engines", "members@delta": [member("u3")]},
                {"id": "g2", "displayName": "Looms", "members@delta": [member("u4")]},
            ]),
        ),
        "$deltatoken=1" => (
            "deltaLink",
            "$deltatoken=2",
            json!([
                {"id": "g1", "description": null, "members@delta": [left("u3"), member("u5")]},
                {"id": "g2", "@removed": {"reason": "deleted"}},
            ]),
        ),
        "$deltatoken=2" => (
            "deltaLink",
            "$deltatoken=3",
            json!([
                {"id": "g1", "members@delta": [member("u3"), left("u3"), member("u3")]},
            ]),
        ),
        // Meanwhile Edsger left the group, too.
        "$deltatoken=3" => return None,
        "$deltatoken=" => (
            "deltaLink",
            "$deltatoken=4",
            json!([
                {"id": "g1", "displayName": "Engines", "members@delta": [
                    member("u1"), member("u2"), member("u3"), member("u6"),
                ]},
            ]),
        ),
        _ => ("deltaLink", "$deltatoken=5", json!([])),
    })
}
