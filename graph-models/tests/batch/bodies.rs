//! Answers whose bodies have another form than JSON in place, or report an error, and their headers.

use std::time::{Duration, SystemTime};

use graph_models::edm::Binary;
use graph_models::serde::de::DeserializeOwned;
use graph_models::{
    BatchError, BatchFailure, BatchRefusal, BatchRequest, BatchResponse, BatchStep, Delta,
    GraphError, Page, RetryAfter, SingleValue, serde_json,
};
use serde_json::{Value, json};

use crate::Outcome;
use crate::support::{AnyDirectoryObject, User, refusal, round_trip};

/// A response with one answer, whose id is `1`.
fn response(status: i32, media_type: &str, body: impl Into<Value>) -> BatchResponse {
    round_trip(&json!({"responses": [{
        "id": "1",
        "status": status,
        "headers": {"Content-Type": media_type},
        "body": body.into(),
    }]}))
}

#[track_caller]
fn refused<T: DeserializeOwned + std::fmt::Debug + 'static>(
    response: &BatchResponse,
) -> BatchRefusal {
    match response.read::<T>("1") {
        Err(BatchFailure::Refused(refusal)) => *refusal,
        other => panic!("{other:?}"),
    }
}

fn in_base64(text: &str) -> String {
    Binary::from(text.as_bytes()).to_string()
}

#[test]
fn json_in_a_text_is_read() -> Outcome {
    let user = r#"{"id": "u1", "displayName": "Ada"}"#;
    assert!(in_base64(user).starts_with("eyJ"));
    for text in [
        in_base64(user),
        in_base64(&format!("\u{feff}{user}")),
        user.to_owned(),
        format!("\u{feff} {user}"),
    ] {
        for media_type in
            ["application/json", "application/json; charset=utf-8", "application/octet-stream"]
        {
            let response = response(200, media_type, text.as_str());
            assert_eq!(response.read::<User>("1")?.id.as_deref(), Some("u1"));
            assert_eq!(
                response.read::<Option<User>>("1")?.and_then(|user| user.display_name).as_deref(),
                Some("Ada")
            );
            assert!(matches!(
                response.read::<AnyDirectoryObject>("1")?,
                AnyDirectoryObject::Unrecognized(_)
            ));
            assert_eq!(response.read::<Value>("1")?["id"], "u1");
            response.read::<()>("1")?;
            // Who asks for a text gets it.
            assert_eq!(response.read::<String>("1")?, text);
        }
    }
    let page =
        response(200, "application/json", in_base64(r#"{"value": [{"id": "1"}, {"id": 2}]}"#));
    let Err(BatchFailure::Unreadable { error, .. }) = page.read::<Page<User>>("1") else {
        panic!()
    };
    assert_eq!(error.to_string(), "at value[1].id: expected a string, found a number");
    let list = response(200, "application/json", in_base64("[3, 7]"));
    assert_eq!(list.read::<Vec<i32>>("1")?, [3, 7]);
    // Bytes are bytes, whatever is in them.
    let bytes = response(200, "application/json", in_base64(user));
    assert_eq!(*bytes.read::<Binary>("1")?, *user.as_bytes());
    assert!(bytes.read::<Option<Binary>>("1")?.is_some());
    Ok(())
}

#[test]
fn a_text_that_is_not_json_stays_a_text() -> Outcome {
    for text in ["", "Ada", "eyJ", "MQ==", "bnVsbA==", "{", "\u{feff}", "<html>"] {
        assert_eq!(response(200, "text/plain", text).read::<Value>("1")?, text, "{text}");
        let read = response(200, "text/html", text).read::<User>("1");
        assert!(matches!(read, Err(BatchFailure::Unreadable { .. })), "{text}");
    }
    Ok(())
}

#[test]
fn an_error_in_a_text_is_told() {
    let error = r#"{"error": {"code": "Request_ResourceNotFound", "message": "No such user."}}"#;
    for text in [in_base64(error), in_base64(&format!("\u{feff}{error}")), error.to_owned()] {
        let refusal = refused::<User>(&response(404, "application/json", text.as_str()));
        assert_eq!(
            refusal.error.as_ref().and_then(GraphError::code),
            Some("Request_ResourceNotFound")
        );
        assert_eq!(refusal.answer.body, Some(text.into()));
        assert_eq!(
            refusal.to_string(),
            "step 1 of the batch was answered with 404: Request_ResourceNotFound: No such user."
        );
    }
    for page in ["<html>", "PGh0bWw+", "Bad Gateway"] {
        let refusal = refused::<User>(&response(502, "text/html", page));
        assert!(refusal.error.is_none() && refusal.is_transient());
        assert_eq!(
            refusal.to_string(),
            "step 1 of the batch was answered with 502, with a body (text/html) that is not a \
             Microsoft Graph error"
        );
    }
}

#[test]
fn an_error_with_a_successful_status_is_refused_as_every_type() -> Outcome {
    fn check<T: DeserializeOwned + std::fmt::Debug + 'static>() {
        for body in [
            json!({"error": {"code": "itemNotFound"}}),
            json!({"@odata.context": "c", "error": {"code": "itemNotFound"}, "value": null}),
            json!({"odata.error": {"code": "itemNotFound"}}),
            json!({"error": "itemNotFound", "error_description": "x"}),
            in_base64(r#"{"error": {"code": "itemNotFound"}}"#).into(),
        ] {
            let refusal = refused::<T>(&response(200, "application/json", body));
            assert_eq!(refusal.error.as_ref().and_then(GraphError::code), Some("itemNotFound"));
            assert!(refusal.is_not_found() && refusal.answer.is_success());
        }
    }
    check::<User>();
    check::<Option<Box<User>>>();
    check::<AnyDirectoryObject>();
    check::<Page<User>>();
    check::<Delta<User>>();
    check::<SingleValue<bool>>();
    check::<Vec<User>>();
    check::<i64>();
    check::<Value>();
    check::<Option<Value>>();
    check::<()>();

    let user = json!({"id": "1", "error": {"code": "x"}});
    let response = response(200, "application/json", user);
    assert!(response.read::<User>("1")?.additional_data.get("error").is_some());
    response.read::<Value>("1")?;
    response.read::<()>("1")?;
    Ok(())
}

#[test]
fn the_kinds_of_refusals_are_those_outside_of_a_batch() {
    let kinds = |refusal: &BatchRefusal| {
        [
            refusal.is_throttled(),
            refusal.is_transient(),
            refusal.is_not_found(),
            refusal.is_conflict(),
            refusal.is_authorization(),
            refusal.is_unauthenticated(),
            refusal.is_forbidden(),
            refusal.is_resync_required(),
        ]
        .map(u8::from)
    };
    for (status, code, expected) in [
        (429, "", [1, 1, 0, 0, 0, 0, 0, 0]),
        (400, "TooManyRequests", [1, 1, 0, 0, 0, 0, 0, 0]),
        (503, "", [0, 1, 0, 0, 0, 0, 0, 0]),
        (504, "", [0, 1, 0, 0, 0, 0, 0, 0]),
        (500, "serviceNotAvailable", [0, 1, 0, 0, 0, 0, 0, 0]),
        (404, "", [0, 0, 1, 0, 0, 0, 0, 0]),
        (412, "", [0, 0, 0, 1, 0, 0, 0, 0]),
        (401, "", [0, 0, 0, 0, 1, 1, 0, 0]),
        (400, "InvalidAuthenticationToken", [0, 0, 0, 0, 1, 1, 0, 0]),
        (403, "", [0, 0, 0, 0, 1, 0, 1, 0]),
        (410, "", [0, 0, 0, 0, 0, 0, 0, 1]),
        (500, "", [0; 8]),
    ] {
        let body = json!({"error": {"code": code}});
        let failure = response(status, "application/json", body).read::<User>("1");
        let refusal = failure.as_ref().err().and_then(BatchFailure::refusal);
        assert_eq!(refusal.map(kinds), Some(expected), "{status} {code}");
    }
    let missing = BatchResponse::default().read::<User>("1");
    assert!(missing.is_err_and(|failure| failure.refusal().is_none()));
}

#[test]
fn retry_after_is_read_in_each_of_its_forms() {
    for (value, wait) in [
        (json!("0.249"), Some(Duration::from_millis(249))),
        (json!(0.249), Some(Duration::from_millis(249))),
        (json!(7), Some(Duration::from_secs(7))),
        (json!(1e-7), Some(Duration::from_nanos(100))),
        (json!(["3"]), Some(Duration::from_secs(3))),
        (json!([4, "x"]), Some(Duration::from_secs(4))),
        (json!("82667264580"), Some(RetryAfter::LONGEST_WAIT)),
        (json!(82_667_264_580_u64), Some(RetryAfter::LONGEST_WAIT)),
        (json!(1e300), None),
        (json!(-1), None),
        (json!(-0.5), None),
        (json!(-1e-7), None),
        (json!("-1"), None),
        (json!(""), None),
        (json!("NaN"), None),
        (json!("inf"), None),
        (json!("1e3"), None),
        (json!([]), None),
        (json!(null), None),
        (json!(true), None),
        (json!({"seconds": 1}), None),
    ] {
        let response: BatchResponse = round_trip(
            &json!({"responses": [{"id": "1", "status": 429, "headers": {"retry-AFTER": value}}]}),
        );
        let refusal = refused::<User>(&response);
        assert_eq!(refusal.wait(), wait, "{value}");
        assert_eq!(response.retry_after(SystemTime::now()), wait, "{value}");
    }
}

#[test]
fn an_id_of_a_request_is_printed_if_the_error_has_none() {
    let headers = json!({"request-id": ["r2"], "Content-Type": "text/plain"});
    let response: BatchResponse =
        round_trip(&json!({"responses": [{"id": "1", "status": 500, "headers": headers}]}));
    let refusal = refused::<User>(&response);
    assert_eq!(refusal.request_id(), Some("r2"));
    assert!(refusal.to_string().ends_with("is not a Microsoft Graph error (request id r2)"));
}

#[test]
fn no_text_forges_a_line_of_a_log() -> Outcome {
    let id = "1\n2026 INFO forged line";
    let shown = r"1\n2026 INFO forged line";
    let response: BatchResponse = round_trip(&json!({"responses": [
        {
            "id": id,
            "status": 404,
            "headers": {"Content-Type": "a\nb", "request-id": "c\u{1b}d"},
            "body": "<html>",
        },
        {"id": "2\r", "status": 200, "body": 1},
    ]}));
    assert_eq!(
        refusal(response.read::<User>(id)),
        format!(
            "step {shown} of the batch was answered with 404, with a body (a\\nb) that is not a \
             Microsoft Graph error (request id c\\u{{1b}}d)"
        )
    );
    assert_eq!(
        refusal(response.read::<User>("2\r")),
        r"the answer to step 2\r of the batch is not of the expected type"
    );
    assert_eq!(refusal(response.read::<User>("3\n")), r"step 3\n of the batch has no answer");
    // The text itself is whole.
    let failure = response.read::<User>(id);
    assert_eq!(
        failure.err().and_then(|failure| failure.refusal()?.answer.id.clone()).as_deref(),
        Some(id)
    );

    let mut batch = BatchRequest::default();
    batch.add(BatchStep::get("/me").id(id))?;
    assert_eq!(
        refusal(batch.add(BatchStep::get("/me").id(id))),
        format!("two steps of the batch have the id {shown}")
    );
    assert_eq!(
        refusal(batch.add(BatchStep::get("/me").id(id.to_uppercase()).after("x\0"))),
        format!("two steps of the batch have the id {}", r"1\n2026 INFO FORGED LINE")
    );
    assert_eq!(
        refusal(batch.add(BatchStep::get("/me").id("a\t").after("x\0"))),
        r"step a\t of the batch depends on step x\0, which is not in it"
    );
    assert_eq!(
        BatchError::Cycle(id.to_owned()).to_string(),
        format!("step {shown} of the batch depends on itself")
    );
    let long = "i".repeat(10_000);
    assert!(refusal(response.read::<User>(&long)).len() < 200);
    Ok(())
}
