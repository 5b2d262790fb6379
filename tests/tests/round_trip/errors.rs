//! The body of an error.

use graph_models::{GraphError, ObjectExt};
use serde_json::json;

use crate::support::{read, refusal, round_trips, write};

#[test]
fn an_error_round_trips_and_its_message_has_code_and_request_id() {
    let body = concat!(
        r#"{"error":{"code":"Room_NotFound","message":"There is no room 12.","innerError":"#,
        r#"{"request-id":"r-1","client-request-id":"c-1","date":"2024-05-06T07:08:09"}}}"#,
    );
    round_trips::<GraphError>(body);
    let error: GraphError = read(serde_json::from_str(body).expect("it is JSON"));
    assert_eq!(error.code(), Some("Room_NotFound"));
    assert_eq!(error.innermost_code(), Some("Room_NotFound"));
    assert_eq!(error.message(), Some("There is no room 12."));
    assert_eq!((error.request_id(), error.client_request_id()), (Some("r-1"), Some("c-1")));
    assert_eq!(
        error.to_string(),
        "Room_NotFound: There is no room 12. (request id r-1 at 2024-05-06T07:08:09)"
    );
    let error: Box<dyn std::error::Error + Send + Sync> = Box::new(error);
    assert!(error.source().is_none());
}

#[test]
fn both_spellings_of_the_inner_error_round_trip() {
    for name in ["innerError", "innererror"] {
        let body = format!(
            r#"{{"error":{{"code":"a","{name}":{{"code":"b","{name}":{{"code":"c","request-id":"r"}}}}}}}}"#
        );
        round_trips::<GraphError>(&body);
        let error: GraphError = read(serde_json::from_str(&body).expect("it is JSON"));
        assert_eq!(error.innermost_code(), Some("c"));
        assert_eq!(error.request_id(), Some("r"));
        assert_eq!(error.inner_errors().count(), 2);
        assert_eq!(error.to_string(), "a (c; request id r)");
    }
    round_trips::<GraphError>(
        r#"{"error":{"code":"a","innerError":{"code":"b"},"innererror":{"code":"c"}}}"#,
    );
}

#[test]
fn undocumented_properties_are_kept_at_every_level() {
    round_trips::<GraphError>(concat!(
        r##"{"error":{"@odata.type":"#contoso.fault","code":"a","message":null,"target":"name","##,
        r##""details":[{"code":"d","message":"","target":null,"severity":3}],"##,
        r##""innerError":{"date":"yesterday","innerError":{"stacktrace":"at x"},"type":"T"},"##,
        r##""@message.key":7},"@odata.context":"c"}"##,
    ));
    round_trips::<GraphError>(r#"{"error":{}}"#);
    round_trips::<GraphError>(r#"{"error":{"details":[],"innerError":null}}"#);
}

#[test]
fn the_message_has_the_parts_that_are_present() {
    let shown = |error| read::<GraphError>(json!({ "error": error })).to_string();
    assert_eq!(shown(json!({})), "an error without code and message");
    assert_eq!(shown(json!({"code": "a", "message": ""})), "a");
    assert_eq!(shown(json!({"code": "", "message": "It\r\nbroke.\n"})), "It broke.");
    assert_eq!(shown(json!({"code": "a", "message": "b", "target": "c"})), "a: b (about c)");
    assert_eq!(
        shown(json!({"innerError": {"request-id": "r"}})),
        "an error without code and message (request id r)"
    );
}

#[test]
fn a_body_that_is_not_an_error_of_graph_is_refused() {
    assert_eq!(
        refusal::<GraphError>(json!({"value": []})),
        "at error: the property is missing; expected an object"
    );
    assert_eq!(
        refusal::<GraphError>(json!({"error": true})),
        "at error: expected an object, found a boolean"
    );
}

#[test]
fn an_error_has_no_tag() {
    let error = GraphError::default();
    assert_eq!(write(&error), r#"{"error":{}}"#);
    assert!(error.error.is_empty());
}
