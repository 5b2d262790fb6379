//! The body of an error: lossless round trips, its message, and its kind.

#[path = "../support/mod.rs"]
mod support;

mod forms;
mod message;

use std::time::{Duration, SystemTime};

use graph_models::{Delta, GraphError, Page, RetryAfter, serde_json};
use proptest::prelude::*;
use serde_json::{Value, json};
use support::{body, json as any_json, list, refusal, round_trip, text};

fn with_code(code: &str) -> GraphError {
    round_trip(&json!({"error": {"code": code}}))
}

#[test]
fn inner_errors_are_read_at_every_depth() {
    let mut inner = json!({"code": "deepest", "date": "nonsense", "request-id": "r"});
    for level in 0..50 {
        inner = json!({"code": format!("level{level}"), "innerError": inner});
    }
    let error: GraphError = round_trip(&json!({"error": {"code": "top", "innerError": inner}}));
    assert_eq!(error.inner_errors().count(), 51);
    assert_eq!(error.codes().count(), 52);
    assert_eq!(error.innermost_code(), Some("deepest"));
    assert_eq!((error.request_id(), error.date()), (Some("r"), Some("nonsense")));
    assert_eq!(error.to_string(), "top (deepest; request id r at nonsense)");
}

#[test]
fn dates_are_kept_as_received() {
    for date in ["2024-05-06T07:08:09", "2024-05-06T07:08:09.1230000+02:00", "", "31/31/31"] {
        let body = json!({"error": {"innerError": {"date": date}}});
        assert_eq!(round_trip::<GraphError>(&body).date(), Some(date));
    }
}

#[test]
fn a_message_lists_the_details() {
    let details: Vec<_> = (1..=7)
        .map(|number| json!({"code": "Bad", "message": format!("no {number}"), "target": "mail"}))
        .collect();
    let error: GraphError =
        round_trip(&json!({"error": {"message": "Several.", "details": details[..2]}}));
    assert_eq!(error.to_string(), "Several. (Bad: no 1, about mail; Bad: no 2, about mail)");
    let error: GraphError = round_trip(&json!({"error": {"code": "x", "details": details}}));
    assert!(error.to_string().ends_with("; Bad: no 5, about mail; and 2 more)"), "{error}");
}

#[test]
fn codes_determine_the_kind_of_an_error() {
    let kinds = |code: &str| {
        let error = with_code(code);
        let inner: GraphError =
            round_trip(&json!({"error": {"code": "other", "innererror": {"code": code}}}));
        let kinds = |error: &GraphError| {
            [
                error.is_throttled(),
                error.is_not_found(),
                error.is_conflict(),
                error.is_unauthenticated(),
                error.is_forbidden(),
                error.is_resync_required(),
            ]
            .map(u8::from)
        };
        assert_eq!(kinds(&error), kinds(&inner), "{code}");
        assert_eq!(
            error.is_authorization(),
            error.is_unauthenticated() || error.is_forbidden(),
            "{code}"
        );
        kinds(&error)
    };
    for (codes, kind) in [
        (
            &["TooManyRequests", "activityLimitReached", "ApplicationThrottled"][..],
            [1, 0, 0, 0, 0, 0],
        ),
        (&["Request_ResourceNotFound", "itemNotFound", "ErrorItemNotFound"], [0, 1, 0, 0, 0, 0]),
        (&["nameAlreadyExists", "EditConflict", "RESOURCEMODIFIED"], [0, 0, 1, 0, 0, 0]),
        (&["InvalidAuthenticationToken", "Authorization_IdentityNotFound"], [0, 0, 0, 1, 0, 0]),
        (&["accessDenied", "Authorization_RequestDenied", "Forbidden"], [0, 0, 0, 0, 1, 0]),
        (&["resyncRequired", "syncStateNotFound"], [0, 0, 0, 0, 0, 1]),
        (&["", "BadRequest", "é", "NotFoundé", "generalException"], [0; 6]),
    ] {
        for code in codes {
            assert_eq!(kinds(code), kind, "{code}");
        }
    }
    assert!(!GraphError::default().is_throttled());
    for code in ["serviceNotAvailable", "ServiceUnavailable", "503", "temporarily_unavailable"] {
        assert!(with_code(code).is_transient() && !with_code(code).is_throttled(), "{code}");
    }
    assert!(
        with_code("TooManyRequests").is_transient()
            && !with_code("generalException").is_transient()
    );
}

#[test]
fn retry_after_is_read_as_seconds_and_as_a_date() {
    let now = SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777);
    let wait = |text: &str| text.parse::<RetryAfter>().map(|wait| wait.wait(now).as_secs());
    let millis = |text: &str| text.parse::<RetryAfter>().map(|wait| wait.wait(now).as_millis());
    assert_eq!(wait("0"), Ok(0));
    assert_eq!(wait(" 30 "), Ok(30));
    assert_eq!(wait("Sun, 06 Nov 1994 08:49:37 GMT"), Ok(0));
    assert_eq!(wait("Sun, 06 Nov 1994 08:50:37 GMT"), Ok(60));
    assert_eq!(wait("Sun, 06 Nov 1994 07:00:00 GMT"), Ok(0));
    assert_eq!((millis("0.249"), millis(" 1.5 ")), (Ok(249), Ok(1500)));
    for text in [
        "",
        " ",
        "-1",
        "-0.5",
        "+1",
        "1.",
        ".5",
        "1.2.3",
        "1,5",
        "1e3",
        "NaN",
        "inf",
        "Infinity",
        "0x10",
        "١",
        "soon",
        "99999999999999999999",
        "Sun, 06 Nov 1994",
    ] {
        assert!(refusal(text.parse::<RetryAfter>()).starts_with("expected seconds"), "{text}");
    }
}

#[test]
fn a_wait_is_limited_but_the_value_is_kept() {
    let now = SystemTime::UNIX_EPOCH;
    let longest = RetryAfter::LONGEST_WAIT;
    assert_eq!(longest, Duration::from_secs(86_400));
    for (text, kept) in [
        ("86400", Some(86_400)),
        ("86400.000000001", None),
        ("82667264580", Some(82_667_264_580)),
        ("18446744073709551615", Some(u64::MAX)),
        ("Fri, 31 Dec 9999 23:59:59 GMT", None),
    ] {
        let wait: RetryAfter = text.parse().expect(text);
        assert_eq!(wait.wait(now), longest, "{text}");
        if let Some(kept) = kept {
            assert_eq!(wait, RetryAfter::Delay(Duration::from_secs(kept)), "{text}");
        }
    }
    assert_eq!("86399".parse().map(|wait: RetryAfter| wait.wait(now).as_secs()), Ok(86_399));
}

fn inner_error() -> BoxedStrategy<Value> {
    let leaf = body(vec![
        ("code", text()),
        ("message", text()),
        ("request-id", text()),
        ("client-request-id", text()),
        ("date", text()),
    ]);
    leaf.prop_recursive(3, 4, 1, |inner| {
        body(vec![
            ("code", text()),
            ("innerError", inner.clone().boxed()),
            ("innererror", inner.boxed()),
        ])
    })
    .boxed()
}

proptest! {
    #[test]
    fn every_error_round_trips(
        error in body(vec![
            ("code", text()),
            ("message", text()),
            ("target", text()),
            ("details", list(body(vec![("code", text()), ("message", text())]))),
            ("innerError", inner_error()),
        ]),
    ) {
        let error: GraphError = round_trip(&json!({"error": error}));
        assert!(!error.to_string().contains('\n'));
    }

    #[test]
    fn reading_never_panics(body in any_json()) {
        _ = serde_json::from_value::<GraphError>(body.clone());
        _ = serde_json::from_value::<GraphError>(json!({"error": body}));
    }

    #[test]
    fn parsing_retry_after_never_panics(text in ".{0,40}", year in 0..20_000) {
        _ = text.parse::<RetryAfter>().map(|wait| wait.wait(SystemTime::now()));
        let date = format!("06 Nov {year} 08:49:37 GMT");
        _ = date.parse::<RetryAfter>().map(|wait| wait.wait(SystemTime::now()));
    }
}

#[test]
fn an_error_is_not_an_empty_page() {
    let body = r#"{"error": {"code": "InvalidAuthenticationToken", "message": "Expired."}}"#;
    let refused = [
        serde_json::from_str::<Page<Value>>(body).err(),
        serde_json::from_str::<Delta<Value>>(body).err(),
    ];
    for error in refused {
        let message = error.map(|error| error.to_string()).unwrap_or_default();
        assert!(message.starts_with("at error: the body is an error; read it as a `GraphError`"));
    }
    // A page may have an unrelated property named `error`.
    let page = json!({"@odata.count": 0, "error": null});
    let read: Page<Value> = round_trip(&page);
    assert_eq!(read.count, Some(0));
}
