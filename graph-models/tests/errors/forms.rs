//! Errors in other forms than that of Graph: what they tell, and that they are written back.

use graph_models::{GraphError, InnerError, MainError, json as direct, serde_json};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::{json as any_json, object, refusal, round_trip};

/// Reads a body in all ways, and checks that writing it returns the same JSON.
#[track_caller]
fn told(body: &Value) -> GraphError {
    let error: GraphError = round_trip(body);
    let text = body.to_string();
    let read: GraphError =
        direct::from_str(&text).unwrap_or_else(|error| panic!("{error}: {body}"));
    assert_eq!(read, error);
    assert_eq!(direct::to_string(&read).ok().as_deref(), Some(&*text));
    assert_eq!(direct::to_string(&Box::new(read.clone())).ok(), direct::to_string(&read).ok());
    assert_eq!(direct::from_str::<Box<GraphError>>(&text).ok().as_deref(), Some(&error));
    error
}

/// The code and the message of a body.
#[track_caller]
fn code_and_message(body: &Value) -> (Option<String>, Option<String>) {
    let error = told(body);
    (error.code().map(str::to_owned), error.message().map(str::to_owned))
}

#[track_caller]
fn assert_told(body: &Value, code: &str, message: &str) {
    let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    assert_eq!(code_and_message(body), (some(code), some(message)), "{body}");
}

#[test]
fn the_form_of_oauth_is_read() {
    let description = "AADSTS50126: Error validating credentials due to invalid username or \
                       password.\r\nTrace ID: t-1\r\nCorrelation ID: c-1";
    let body = json!({
        "error": "invalid_grant",
        "error_description": description,
        "error_codes": [50126],
        "timestamp": "2026-01-09 02:02:12Z",
        "trace_id": "t-1",
        "correlation_id": "c-1",
        "error_uri": "https://login.example/error?code=50126",
    });
    let error = told(&body);
    assert_eq!((error.code(), error.message()), (Some("invalid_grant"), Some(description)));
    assert_eq!(error.innermost_code(), Some("AADSTS50126"));
    assert_eq!((error.request_id(), error.client_request_id()), (Some("t-1"), Some("c-1")));
    assert_eq!(error.date(), Some("2026-01-09 02:02:12Z"));
    assert_eq!(error.additional_data.get("error_codes"), Some(&json!([50126])));
    assert!(error.is_unauthenticated() && error.is_authorization() && !error.is_forbidden());
    assert_eq!(
        error.to_string(),
        "invalid_grant: AADSTS50126: Error validating credentials due to invalid username or \
         password. Trace ID: t-1 Correlation ID: c-1 (request id t-1 at 2026-01-09 02:02:12Z)"
    );

    for (body, code, message, innermost) in [
        (json!({"error": "invalid_client"}), "invalid_client", "", "invalid_client"),
        (
            json!({"error": "invalid_grant", "error_description": "AADB2C90118: Forgotten."}),
            "invalid_grant",
            "AADB2C90118: Forgotten.",
            "AADB2C90118",
        ),
        (
            json!({"error": "invalid_grant", "error_description": "See AADSTS700082."}),
            "invalid_grant",
            "See AADSTS700082.",
            "AADSTS700082",
        ),
        (
            json!({"error": "invalid_grant", "error_description": "Expired.", "error_codes": [70008]}),
            "invalid_grant",
            "Expired.",
            "AADSTS70008",
        ),
        (
            json!({"error": "access_denied", "error_description": "AADSTS: no number"}),
            "access_denied",
            "AADSTS: no number",
            "access_denied",
        ),
        (json!({"error": "Something went wrong."}), "", "Something went wrong.", ""),
        (
            json!({"error": "Unauthorized", "message": "No token."}),
            "Unauthorized",
            "No token.",
            "Unauthorized",
        ),
        (json!({"error": 404, "message": "Gone."}), "404", "Gone.", "404"),
        (
            json!({"statusCode": 404, "error": "Not Found", "message": "x"}),
            "Not Found",
            "x",
            "Not Found",
        ),
    ] {
        assert_told(&body, code, message);
        assert_eq!(told(&body).innermost_code().unwrap_or_default(), innermost, "{body}");
    }
    assert!(told(&json!({"error": "access_denied"})).is_forbidden());
    assert!(told(&json!({"error": "temporarily_unavailable"})).is_transient());
}

#[test]
fn the_form_of_odata_3_is_read() {
    let body = json!({"odata.error": {
        "code": "Request_ResourceNotFound",
        "message": {"lang": "en-US", "value": "No such user."},
        "innererror": {"message": "deep", "type": "T", "stacktrace": "at x"},
        "values": [{"item": "a", "value": "b"}],
    }});
    assert_told(&body, "Request_ResourceNotFound", "No such user.");
    let error = told(&body);
    assert!(error.is_not_found());
    let inner: Vec<_> = error.inner_errors().map(|inner| inner.message.as_deref()).collect();
    assert_eq!(inner, [Some("deep")]);
    assert!(error.error.additional_data.get("values").is_some());

    let code = "-1, Microsoft.SharePoint.Client.ResourceNotFoundException";
    let body = json!({"odata.error": {"code": code, "message": {"lang": "en-US", "value": "x"}}});
    assert_told(&body, code, "x");
    assert!(told(&body).is_not_found());
    assert_told(&json!({"odata.error": {"message": "plain"}, "error": null}), "", "plain");
}

#[test]
fn an_error_in_an_array_is_read() {
    let error = json!({"error": {"code": "a", "message": "b"}});
    assert_told(&json!([error]), "a", "b");
    assert_told(&json!([{"code": "a", "message": "b"}]), "a", "b");
    assert_told(&json!([{"message": "b", "errorCode": "a"}]), "a", "b");
    assert_told(&json!({"error": [{"code": "a", "message": "b"}]}), "a", "b");
    assert_told(&json!([[error]]), "a", "b");

    let several = told(
        &json!([error, {"error": {"code": "c", "message": "d"}}, {"code": 7, "message": "e"}]),
    );
    let details: Vec<_> = several
        .details()
        .iter()
        .map(|detail| (detail.code.as_deref(), detail.message.as_deref()))
        .collect();
    assert_eq!(details, [(Some("c"), Some("d")), (Some("7"), Some("e"))]);
    assert_eq!(several.to_string(), "a: b (c: d; 7: e)");
}

#[test]
fn values_of_other_types_are_read_as_texts() {
    assert_told(&json!({"error": {"code": 404, "message": "x"}}), "404", "x");
    assert!(told(&json!({"error": {"code": 404}})).is_not_found());
    assert_told(&json!({"error": {"code": -2147024891, "message": true}}), "-2147024891", "true");
    assert_told(&json!({"error": {"code": "a", "message": {"value": "x"}}}), "a", "x");
    assert_told(&json!({"error": {"code": "a", "message": {"Value": "x"}}}), "a", "x");
    assert_told(&json!({"error": {"code": "a", "message": ["x", "y"]}}), "a", "x; y");
    assert_told(&json!({"error": {"Code": "a", "Message": "x"}}), "a", "x");
    assert_told(&json!({"error": {"code": "a", "Message": "x"}}), "a", "x");
    assert_told(&json!({"Error": {"Code": "a", "Message": "x"}}), "a", "x");
    assert_told(&json!({"error": {"errorCode": "a", "errorMessage": "x"}}), "a", "x");
    assert_told(&json!({"error": {"error": {"code": "a", "message": "x"}}}), "a", "x");
    let nested = told(&json!({"error": {"innerError": {"innerError": {"code": 7}}}}));
    assert_eq!(nested.innermost_code(), Some("7"));
}

#[test]
fn a_malformed_property_does_not_hide_the_others() {
    let error = told(&json!({"error": {
        "code": 404,
        "message": {"lang": "en", "value": "No such user."},
        "target": [1],
        "details": [{"code": 12, "message": "taken"}, "odd", 7],
        "innerError": {"date": 1_714_979_289, "request-id": "r", "innererror": "odd"},
        "@odata.type": 1,
    }}));
    assert!(error.is_not_found());
    assert_eq!((error.message(), error.target()), (Some("No such user."), None));
    let details: Vec<_> = error
        .details()
        .iter()
        .map(|detail| (detail.code.as_deref(), detail.message.as_deref()))
        .collect();
    assert_eq!(details, [(Some("12"), Some("taken")), (None, Some("odd"))]);
    assert_eq!((error.date(), error.request_id()), (Some("1714979289"), Some("r")));
    let inner: Vec<_> = error.inner_errors().map(|inner| inner.message.as_deref()).collect();
    assert_eq!(inner, [None, Some("odd")]);

    let error = told(
        &json!({"error": {"code": "a", "details": {"code": "b"}, "innerError": [{"code": "c"}]}}),
    );
    assert_eq!(error.details()[0].code.as_deref(), Some("b"));
    assert_eq!(error.innermost_code(), Some("c"));
}

#[test]
fn an_error_with_nothing_around_it_is_read() {
    assert_told(&json!({"code": "a", "message": "b"}), "a", "b");
    assert_told(&json!({"code": "a", "message": "b", "anything": {}, "id": 1}), "a", "b");
    assert_told(&json!({"code": 429, "message": "b"}), "429", "b");
    assert_told(&json!({"Code": "a", "Message": "b"}), "a", "b");
    assert_told(&json!({"Message": "An error has occurred."}), "", "An error has occurred.");
    assert_told(&json!({"message": "b", "@odata.context": "c"}), "", "b");
    assert_told(&json!({"message": "b", "error": null}), "", "b");
    assert_told(&json!({"message": "b", "error": true, "code": null}), "", "b");
    assert_told(&json!({"code": "a"}), "a", "");
    assert_told(&json!({"statusCode": 401, "message": "Access denied."}), "401", "Access denied.");
    assert_told(
        &json!({"Message": "An error.", "ExceptionMessage": "x", "ExceptionType": "T", "StackTrace": "s"}),
        "",
        "An error.",
    );
    assert_told(&json!({"ExceptionMessage": "x", "ExceptionType": "T"}), "", "x");
    assert_told(&json!({"type": "about:blank", "title": "Gone"}), "", "Gone");
    let problem = json!({
        "type": "https://tools.example/html/rfc9110#section-15.5.5",
        "title": "Not Found",
        "status": 404,
        "detail": "There is nothing here.",
        "traceId": "00-1",
    });
    assert_told(&problem, "404", "There is nothing here.");
    assert!(told(&problem).is_not_found());
    assert_eq!(told(&problem).request_id(), Some("00-1"));
    let inner =
        told(&json!({"code": "a", "message": "b", "innerError": {"code": "c"}, "details": []}));
    assert_eq!(inner.innermost_code(), Some("c"));
}

#[test]
fn a_body_that_does_not_tell_an_error_is_refused() {
    for (body, message) in [
        (json!(null), "expected an object, found null"),
        (json!("AccessDenied"), "expected an object, found a string"),
        (json!([]), "expected an object, found an array"),
        (json!([1]), "expected an object, found an array"),
        (json!({}), "at error: the property is missing; expected an object"),
        (json!({"value": []}), "at error: the property is missing; expected an object"),
        (
            json!({"id": "1", "message": "hi"}),
            "at error: the property is missing; expected an object",
        ),
        (
            json!({"title": "Report", "id": 7}),
            "at error: the property is missing; expected an object",
        ),
        (json!({"title": "Report"}), "at error: the property is missing; expected an object"),
        (json!({"code": null}), "at error: the property is missing; expected an object"),
        (json!({"status": 200}), "at error: the property is missing; expected an object"),
        (json!({"error": []}), "at error: expected an object, found an array"),
        (json!({"error": true}), "at error: expected an object, found a boolean"),
        (json!({"error": null}), "at error: expected an object, found null"),
    ] {
        assert_eq!(refusal(serde_json::from_value::<GraphError>(body.clone())), message, "{body}");
        let text = body.to_string();
        let errors = [
            refusal(direct::from_str::<GraphError>(&text)),
            refusal(serde_json::from_str::<GraphError>(&text)),
        ];
        assert_eq!(errors, [message; 2], "{body}");
    }
    let twice = r#"{"error":{"code":"a","code":"b"}}"#;
    assert!(
        refusal(direct::from_str::<GraphError>(twice)).starts_with("at error.code: the property")
    );
}

#[test]
fn a_changed_error_is_written_in_the_form_of_graph() {
    let mut error =
        told(&json!({"error": "invalid_grant", "error_description": "AADSTS1: x", "extra": 1}));
    error.error.message = Some("changed".to_owned());
    let changed = json!({
        "error": {"code": "invalid_grant", "message": "changed", "innerError": {"code": "AADSTS1"}},
        "extra": 1,
        "error_description": "AADSTS1: x",
    });
    assert_eq!(serde_json::to_value(&error).ok(), Some(changed.clone()));
    let direct = direct::to_vec(&error).ok().and_then(|text| serde_json::from_slice(&text).ok());
    assert_eq!(direct, Some(changed));
    // Changing it back restores the form.
    error.error.message = Some("AADSTS1: x".to_owned());
    assert!(
        serde_json::to_string(&error).is_ok_and(|text| text.contains(r#""error":"invalid_grant""#))
    );
    assert_eq!(error.clone(), error);
}

#[test]
fn an_error_can_be_made() {
    let inner = InnerError { code: Some("b".to_owned()), ..InnerError::default() };
    let main = MainError {
        code: Some("a".to_owned()),
        inner_error: Some(Box::new(inner)),
        ..MainError::default()
    };
    let error = GraphError::from(main);
    assert_eq!(
        serde_json::to_value(&error).ok(),
        Some(json!({"error": {"code": "a", "innerError": {"code": "b"}}}))
    );
}

/// Bodies that are near to one of the forms.
fn near() -> impl Strategy<Value = Value> {
    let names = prop::sample::select(vec![
        "@odata.type",
        "Error",
        "error",
        "odata.error",
        "code",
        "Message",
        "message",
        "details",
        "innerError",
        "innererror",
        "error_description",
        "error_codes",
        "trace_id",
        "status",
        "title",
        "detail",
        "value",
        "target",
    ]);
    let leaf = prop_oneof![any_json(), "[a-zA-Z_0-9: ]{0,12}".prop_map(Value::from)];
    leaf.prop_recursive(4, 24, 4, move |inner| {
        prop_oneof![
            4 => prop::collection::btree_map(names.clone(), inner.clone(), 0..5).prop_map(|entries| {
                entries.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
            }),
            1 => prop::collection::vec(inner, 0..3).prop_map(Value::from),
        ]
    })
}

/// A service that answers with an error must not be told that it did not.
#[test]
fn an_object_named_error_always_tells_an_error() {
    for body in [
        json!({"@odata.type": {}, "error": {"code": "a"}}),
        json!({"@odata.type": null, "error": {"@odata.type": 1, "code": "a"}}),
        json!({"Error": true, "error": {"code": "a", "target": {}}}),
        json!({"error": true, "odata.error": {"code": "a"}}),
        json!({"error": {"code": "a", "details": [{"@odata.type": [], "code": 1}]}}),
    ] {
        assert_told(&body, "a", "");
    }
    told(&json!({"error": {"target": 5}}));
}

proptest! {
    #[test]
    fn what_is_told_is_written_back(body in near(), others in object(any_json())) {
        let mut body = body;
        if let Value::Object(entries) = &mut body {
            entries.extend(others);
        }
        let text = body.to_string();
        let Ok(error) = serde_json::from_value::<GraphError>(body.clone()) else {
            prop_assert!(direct::from_str::<GraphError>(&text).is_err());
            prop_assert!(!body["error"].is_object() && !body["odata.error"].is_object());
            return Ok(());
        };
        prop_assert_eq!(serde_json::to_value(&error).ok(), Some(body.clone()));
        let directly: GraphError = direct::from_str(&text).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(&directly, &error);
        let written = direct::to_vec(&directly).ok().and_then(|text| serde_json::from_slice(&text).ok());
        prop_assert_eq!(written, Some(body));
        prop_assert!(!error.to_string().contains(char::is_control));
    }
}
