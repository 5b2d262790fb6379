//! Successful statuses whose bodies report an error, and bodies in forms of their own.

use graph_models::http::Refusal;
use graph_models::serde::de::DeserializeOwned;
use graph_models::{GraphError, Nav, RetryAfter};

use super::support::{AnyDirectoryObject, Group};
use super::*;

const ERROR: &str =
    r#"{"error":{"code":"itemNotFound","message":"Not here.","innerError":{"request-id":"r"}}}"#;

/// An entity that declares `error`, as the operations of Graph do.
#[graph_entity]
struct Copying {
    #[graph(key)]
    id: Option<String>,
    status: Option<String>,
    error: Option<Box<Failure>>,
    #[graph(additional)]
    additional_data: AdditionalData,
}

#[graph_entity]
struct Failure {
    code: Option<String>,
    #[graph(additional)]
    additional_data: AdditionalData,
}

/// A base of the entity that does not declare it.
#[graph_entity]
struct Work {
    #[graph(key)]
    id: Option<String>,
    #[graph(additional)]
    additional_data: AdditionalData,
}

#[graph_entity]
enum AnyWork {
    Copying(Box<Copying>),
    #[graph(unrecognized)]
    Unrecognized(Box<Work>),
}

#[graph_entity(tag = false, patch = false)]
struct Site {
    id: Option<String>,
    members: Nav<Vec<User>>,
    #[graph(additional)]
    additional_data: AdditionalData,
}

/// The refusal that a body is with status 200.
#[track_caller]
fn refused<T: DeserializeOwned + std::fmt::Debug + 'static>(body: &str) -> Refusal {
    match read::<T, _>(Response::new(body)) {
        Err(ResponseError::Refused(refusal)) => *refusal,
        other => panic!("{body}: {other:?}"),
    }
}

#[test]
fn an_error_with_a_successful_status_is_refused_as_every_type() -> Outcome {
    fn check<T: DeserializeOwned + std::fmt::Debug + 'static>() {
        let refusal = refused::<T>(ERROR);
        let error = refusal.error.as_ref();
        assert_eq!(error.and_then(GraphError::code), Some("itemNotFound"));
        assert_eq!((refusal.status.as_u16(), refusal.body), (200, ERROR.as_bytes().to_vec()));
    }
    check::<User>();
    check::<Box<User>>();
    check::<Option<User>>();
    check::<AnyDirectoryObject>();
    check::<Option<AnyDirectoryObject>>();
    check::<UserPatch>();
    check::<Site>();
    check::<AnyWork>();
    check::<Page<User>>();
    check::<Page<AnyDirectoryObject>>();
    check::<Page<Value>>();
    check::<Delta<Group>>();
    check::<Option<Delta<Group>>>();
    check::<SingleValue<i32>>();
    check::<SingleValue<Vec<User>>>();
    check::<SingleValue<String>>();
    check::<BatchResponse>();
    check::<i64>();
    check::<String>();
    check::<Vec<User>>();
    check::<Value>();
    check::<Option<Value>>();
    check::<()>();
    check::<Option<()>>();

    let refusal = refused::<User>(ERROR);
    assert!(refusal.is_not_found() && !refusal.is_transient());
    assert_eq!(refusal.request_id(), Some("r"));
    assert_eq!(
        refusal.to_string(),
        "the service answered 200 OK: itemNotFound: Not here. (request id r)"
    );
    // The answers of actions and functions are no exceptions.
    let call = graph()?.invoke_function("users", &Scan::default())?;
    let answered = call.read(answer(201, &[], ERROR));
    assert_eq!(
        answered.err().and_then(|error| error.refusal().map(|refusal| refusal.status.as_u16())),
        Some(201)
    );
    let call: Call<Group> = graph()?.action("groups/x", &())?;
    assert!(matches!(call.read(Response::new(ERROR)), Err(ResponseError::Refused(_))));
    Ok(())
}

#[test]
fn an_error_may_have_other_forms_and_company() {
    for body in [
        r#" { "@odata.context" : "c" , "error" : { "code" : "x" } } "#,
        r#"{"@odata.context":"c","error":{"code":"x"},"@tips":"t"}"#,
        r#"{"error":{"code":"x"},"id":null,"value":null,"requestId":"r"}"#,
        r#"{"odata.error":{"code":"x","message":{"lang":"en","value":"m"}}}"#,
        r#"{"error":"x","error_description":"AADSTS50126: m","error_codes":[50126]}"#,
        "\u{feff}{\"error\":{\"code\":\"x\"}}",
    ] {
        assert_eq!(refused::<User>(body).error.as_ref().and_then(GraphError::code), Some("x"));
        assert_eq!(
            refused::<SingleValue<bool>>(body).error.as_ref().and_then(GraphError::code),
            Some("x")
        );
        assert_eq!(refused::<Value>(body).error.as_ref().and_then(GraphError::code), Some("x"));
        assert_eq!(refused::<()>(body).error.as_ref().and_then(GraphError::code), Some("x"));
    }
    // What the type does not declare does not make a value of an error.
    let body = r#"{"error":{"code":"x"},"note":"see the log"}"#;
    refused::<User>(body);
    refused::<Page<User>>(body);
    refused::<SingleValue<bool>>(body);
    refused::<User>(r#"[{"error":{"code":"x"}}]"#);
    // What is wrong with an error does not hide that it is one.
    let odd = r#"{"@odata.typ\u0065":{},"error":{"code":"y","code":"x"}}"#;
    let refusal = refused::<GraphError>(odd);
    assert_eq!(refusal.error.as_ref().and_then(GraphError::code), Some("x"));
}

#[test]
fn a_value_that_has_an_error_is_read() -> Outcome {
    let body = r#"{"error":{"code":"x"}}"#;
    let copying: Copying = read(Response::new(body))?;
    assert_eq!(copying.error.and_then(|error| error.code).as_deref(), Some("x"));
    let tagged = r##"{"@odata.type":"#microsoft.graph.copying","error":{"code":"x"}}"##;
    assert!(matches!(read(Response::new(tagged))?, AnyWork::Copying(_)));
    let late = r##"{"error":{"code":"x"},"@odata.type":"#microsoft.graph.copying"}"##;
    assert!(matches!(read(Response::new(late))?, AnyWork::Copying(_)));
    let copying: Option<Copying> =
        read(Response::new(r#"{"id":"1","status":"failed","error":null}"#))?;
    assert!(copying.is_some_and(|copying| copying.error.is_none()));
    assert_eq!(read::<GraphError, _>(Response::new(body))?.code(), Some("x"));

    // The schema may be older than the service.
    let user: User = read(Response::new(r#"{"id":"1","error":{"code":"x"}}"#))?;
    assert!(user.additional_data.get("error").is_some());
    let user: User = read(Response::new(r#"{"error":"x","error_description":7}"#))?;
    assert_eq!(user.additional_data.len(), 2);
    let site: Site = read(Response::new(r#"{"error":{"code":"x"},"members":[]}"#))?;
    assert!(site.additional_data.get("error").is_some());
    let page: Page<User> = read(Response::new(r#"{"value":[{"error":{"code":"x"}}],"error":{}}"#))?;
    assert_eq!(page.value.len(), 1);
    let value: SingleValue<bool> = read(Response::new(r#"{"value":false,"error":{"code":"x"}}"#))?;
    assert_eq!(value.value, Some(false));
    // A body that is ignored, and one that is asked for as it is.
    let failed = r#"{"id":"1","status":"failed","error":{"code":"x"}}"#;
    read::<(), _>(Response::new(failed))?;
    assert_eq!(read::<Value, _>(Response::new(failed))?["error"]["code"], "x");
    // A file may have any content.
    assert_eq!(*read::<Binary, _>(Response::new(ERROR))?, *ERROR.as_bytes());
    assert!(read::<Option<Binary>, _>(Response::new(ERROR))?.is_some());
    Ok(())
}

#[test]
fn a_value_that_cannot_be_read_is_not_mistaken_for_an_error() {
    for body in [
        r#"{"id":1,"error":{"code":"x"}}"#,
        r#"{"id":{"error":{"code":"x"}}}"#,
        r#"{"error":{"code":"x"}"#,
        r#"{"error":{"code":"x"}} x"#,
    ] {
        let read = read::<User, _>(Response::new(body));
        assert!(matches!(read, Err(ResponseError::Unreadable(_))), "{body}: {read:?}");
    }
}

#[test]
fn a_byte_order_mark_is_ignored() -> Outcome {
    let user: User = read(Response::new("\u{feff}{\"id\":\"1\"}"))?;
    assert_eq!(user.id.as_deref(), Some("1"));
    let page: Page<User> = read(Response::new("\u{feff} {\"value\":[]}"))?;
    assert!(page.value.is_empty());
    assert_eq!(read::<i64, _>(Response::new("\u{feff}42"))?, 42);
    assert_eq!(read::<Option<User>, _>(Response::new("\u{feff}"))?, None);
    assert_eq!(read::<Value, _>(Response::new("\u{feff}[1]"))?, json!([1]));
    let batch: BatchResponse = read(Response::new("\u{feff}{\"responses\":[]}"))?;
    assert!(batch.responses.is_empty());
    let refused = read::<User, _>(answer(404, &[], &format!("\u{feff}{ERROR}")));
    let code = refused
        .as_ref()
        .err()
        .and_then(ResponseError::refusal)
        .and_then(|refusal| refusal.error.as_ref()?.code());
    assert_eq!(code, Some("itemNotFound"));
    // It is part of a file, and of a text inside of JSON. A second one is not JSON.
    assert_eq!(*read::<Binary, _>(Response::new("\u{feff}a"))?, *"\u{feff}a".as_bytes());
    assert_eq!(read::<String, _>(Response::new("\"\u{feff}a\""))?, "\u{feff}a");
    assert!(read::<i64, _>(Response::new("\u{feff}\u{feff}42")).is_err());
    Ok(())
}

#[test]
fn a_refusal_tells_errors_of_other_forms() {
    for (body, code, message) in [
        (r#"{"code":"Forbidden","message":"No."}"#, Some("Forbidden"), Some("No.")),
        (r#"{"Message":"Denied."}"#, None, Some("Denied.")),
        (r#"[{"error":{"code":403}}]"#, Some("403"), None),
        (
            r#"{"error":"access_denied","error_description":"No."}"#,
            Some("access_denied"),
            Some("No."),
        ),
        (r#"{"error":{"code":"a","code":"b"}}"#, Some("b"), None),
        ("<html>", None, None),
    ] {
        let refused = read::<User, _>(answer(400, &[], body));
        let Err(ResponseError::Refused(refusal)) = refused else { panic!("{refused:?}") };
        let error = refusal.error.as_ref();
        assert_eq!(
            (error.and_then(GraphError::code), error.and_then(GraphError::message)),
            (code, message),
            "{body}"
        );
        assert_eq!(refusal.is_forbidden(), code.is_some_and(|code| code != "b"), "{body}");
    }
}

#[test]
fn a_fraction_of_a_second_is_waited_for_and_centuries_are_not() {
    for (text, wait) in [
        ("0.249", Some(Duration::from_millis(249))),
        ("82667264580", Some(RetryAfter::LONGEST_WAIT)),
        ("-1", None),
        ("NaN", None),
        ("", None),
    ] {
        let refused = read::<User, _>(answer(429, &[("Retry-After", text)], ""));
        let waited = refused.as_ref().err().and_then(|error| error.refusal()?.wait());
        assert_eq!(waited, wait, "{text}");
    }
}

#[test]
fn kinds_are_told_by_the_code_if_the_status_does_not_tell_them() {
    let refusal = refused::<User>(r#"{"error":{"code":"serviceNotAvailable"}}"#);
    assert!(refusal.is_transient() && !refusal.is_throttled());
    let refusal = refused::<User>(r#"{"error":{"code":"TooManyRequests"}}"#);
    assert!(refusal.is_transient() && refusal.is_throttled());
}

#[test]
fn the_message_of_a_refusal_is_one_short_line() {
    let long = "x".repeat(10_000);
    let headers = [("Content-Type", long.as_str()), ("request-id", &long)];
    for (status, body) in [(502, "<html>"), (200, "<html>")] {
        let refused = read::<User, _>(answer(status, &headers, body));
        let message = refused.err().map(|error| error.to_string()).unwrap_or_default();
        assert!(message.len() < 500 && message.contains('…'), "{message}");
    }
    let body = json!({"error": {"code": "a\u{1b}\n2026 INFO forged", "message": long}}).to_string();
    let message = refused::<User>(&body).to_string();
    assert!(
        message.starts_with(r"the service answered 200 OK: a\u{1b} 2026 INFO forged: xxx"),
        "{message}"
    );
    assert!(message.len() < 1_200 && !message.contains(char::is_control));
}

proptest! {
    #[test]
    fn a_value_of_a_type_is_never_mistaken_for_an_error(
        id in "[a-z]{1,3}",
        others in support::object(any_json()),
        error in any_json(),
    ) {
        let mut body = others;
        body.insert("error".to_owned(), error);
        let text = Value::from(body.clone()).to_string();
        // Whether it is read or not, it does not depend on the way of reading.
        let refused = read::<User, _>(Response::new(&text));
        let refusal = refused.as_ref().err().and_then(ResponseError::refusal);
        prop_assert_eq!(refusal.is_some(), body["error"].is_object());
        prop_assert!(refusal.is_none_or(|refusal| refusal.error.is_some()));
        body.insert("id".to_owned(), id.clone().into());
        let text = Value::from(body).to_string();
        let user: User = read(Response::new(&text)).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(user.id, Some(id));
    }
}
