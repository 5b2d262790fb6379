//! Responses in which a value does not fit its declared type.

use graph_models::http::{Response, ResponseError, Service};
use graph_models::json::tolerant::misfits;
use graph_models::{BatchFailure, BatchResponse, Delta, Page, json};
use serde_json::json;

use crate::support::{AnyDirectoryObject, User};

fn graph() -> Service {
    Service::new("https://graph.example/v1.0").expect("it is a service")
}

const PAGE: &str = r#"{"value":[{"id":"1","accountEnabled":"maybe"},{"id":"2"}]}"#;

#[test]
fn one_word_on_the_call_or_the_service_keeps_the_rest() {
    let strict = graph().get::<Page<User>>("users").expect("it is a call");
    let Err(ResponseError::Unreadable(unreadable)) = strict.read(Response::new(PAGE)) else {
        panic!("it does not fit")
    };
    assert_eq!(unreadable.path().as_deref(), Some("value[0].accountEnabled"));
    assert!(unreadable.to_string().ends_with("; see `Call::tolerant`"), "{unreadable}");

    let of_service = graph().tolerant().get::<Page<User>>("users").expect("it is a call");
    for call in [strict.tolerant(), of_service] {
        let page = call.read(Response::new(PAGE)).expect("the rest is read");
        assert_eq!(page.value.len(), 2);
        assert_eq!(misfits(&page)[0].path(), "value[0].accountEnabled");
        assert_eq!(json::to_string(&page).expect("it is written"), PAGE);
    }
}

#[test]
fn all_types_of_bodies_are_read_so() {
    let graph = graph().tolerant();
    let user = graph.get::<User>("me").expect("it is a call");
    let read = user.read(Response::new(r#"{"id":7}"#)).expect("it is read");
    assert_eq!(misfits(&read)[0].path(), "id");
    let boxed = graph.get::<Box<User>>("me").expect("it is a call");
    assert_eq!(misfits(&boxed.read(Response::new(r#"{"id":7}"#)).expect("it is read")).len(), 1);
    let optional = user.optional();
    assert!(optional.read(Response::new("")).expect("it is read").is_none());
    let read = optional.read(Response::new(r#"{"id":7}"#)).expect("it is read");
    assert_eq!(misfits(&read.expect("there is a user")).len(), 1);
    let delta = graph.get::<Delta<AnyDirectoryObject>>("users/delta").expect("it is a call");
    let body = r##"{"value":[{"id":true,"@odata.type":"#microsoft.graph.group"}]}"##;
    let read = delta.read(Response::new(body)).expect("it is read");
    assert_eq!(misfits(&read)[0].path(), "value[0].id");
    assert!(matches!(read.value[0], AnyDirectoryObject::Group(_)));
    // A type that the engine does not read is read as always.
    let numbers = graph.get::<Vec<i32>>("me/numbers").expect("it is a call");
    assert_eq!(numbers.read(Response::new("[3,7]")).expect("it is read"), [3, 7]);
    assert!(numbers.read(Response::new("[3,\"x\"]")).is_err());
}

#[test]
fn what_is_not_the_body_at_all_is_an_error_still() {
    let call = graph().tolerant().get::<Page<User>>("users").expect("it is a call");
    for (body, message) in [
        (r#"{"value":"text"}"#, "at value: expected an array, found a string"),
        (r#"{"value":[{"id":7,"id":8}]}"#, "at value[0].id: the property appears twice"),
        (r#"{"value":["#, "EOF while parsing"),
    ] {
        let Err(ResponseError::Unreadable(unreadable)) = call.read(Response::new(body)) else {
            panic!("{body} is read")
        };
        assert!(unreadable.error.to_string().starts_with(message), "{}", unreadable.error);
        assert!(!unreadable.to_string().contains("tolerant"), "{unreadable}");
    }
    let error = r#"{"error":{"code":"x","message":"y"}}"#;
    let refused = call.read(Response::new(error)).expect_err("it is an error");
    assert!(refused.refusal().is_some(), "{refused}");
}

#[test]
fn steps_of_a_batch_are_read_so() {
    let body = json!({"responses": [
        {"id": "1", "status": 200, "body": {"id": "u", "accountEnabled": "maybe"}},
        {"id": "2", "status": 404, "body": {"error": {"code": "x"}}},
        {"id": "3", "status": 200, "body": []},
    ]});
    let response: BatchResponse = json::from_str(&body.to_string()).expect("it is a response");
    let call = graph().get::<User>("me").expect("it is a call");
    let unreadable = call.read_step(&response, "1").expect_err("it does not fit");
    assert!(unreadable.to_string().contains("see `read_tolerant`"), "{unreadable}");
    let user = response.read_tolerant::<User>("1").expect("it is read");
    assert_eq!((user.id.as_deref(), misfits(&user).len()), (Some("u"), 1));
    let call = call.tolerant();
    assert_eq!(call.read_step(&response, "1").expect("it is read"), user);
    assert!(matches!(call.read_step(&response, "2"), Err(BatchFailure::Refused(_))));
    assert!(matches!(call.read_step(&response, "3"), Err(BatchFailure::Unreadable { .. })));
    assert!(matches!(call.read_step(&response, "4"), Err(BatchFailure::Missing { .. })));
}
