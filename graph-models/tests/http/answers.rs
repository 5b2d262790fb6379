//! Answers: values, refusals, and bodies that cannot be read.

use super::*;

#[test]
fn bytes_are_requested_with_any_media_type_and_may_be_missing() -> Outcome {
    let call = graph()?.invoke("print", &Scan::default())?;
    assert_eq!(call.request()?.headers()["accept"], "*/*");
    assert_eq!(call.read(Response::new(&[0x89, 0x50][..]))?, Some(Binary::from(&[0x89, 0x50][..])));
    assert_eq!(call.read(Response::new(&[][..]))?, None);
    assert_eq!(read::<Binary, _>(Response::new(&[][..]))?, Binary::from(&[][..]));
    Ok(())
}

#[test]
fn answers_are_read_as_the_requested_type() -> Outcome {
    let user: User = read(answer(200, &[], r#"{"id": "1"}"#))?;
    assert_eq!(user.id.as_deref(), Some("1"));
    let user: Option<User> = read(answer(200, &[], r#"{"id": "1"}"#))?;
    assert!(user.is_some());
    assert!(read::<Option<User>, _>(answer(204, &[], ""))?.is_none());
    read::<(), _>(answer(204, &[], ""))?;
    read::<(), _>(answer(200, &[], r#"{"id": "1"}"#))?;
    let page: Page<User> =
        read(answer(200, &[], r#"{"value": [{"id": "1"}]}"#).map(String::into_bytes))?;
    assert_eq!(page.value.len(), 1);
    let one: SingleValue<i32> = read(Response::new(br#"{"value": 3}"#))?;
    assert_eq!(one.value, Some(3));
    for content in [&b"\x89PNG\xff"[..], br#"{"a": 1}"#, b"", b" "] {
        assert_eq!(*read::<Binary, _>(Response::new(content))?, *content);
    }
    let batch: BatchResponse = read(answer(200, &[], r#"{"responses": []}"#))?;
    assert!(batch.responses.is_empty());
    Ok(())
}

#[test]
fn a_page_in_place_of_an_entity_is_named() -> Outcome {
    let body = r#"{"value": [{"id": "hush"}]}"#;
    let error = read::<User, _>(answer(200, &[], body)).err().ok_or("it is read")?;
    assert_eq!(
        error.to_string(),
        "the service answered 200 OK, with a body (27 bytes) that is not of the expected type: \
         expected an object, found a page with `value` in place of a `User`; read it as a `Page`"
    );
    let error = read::<Page<User>, _>(answer(200, &[], r#"{"id": "hush"}"#)).err();
    assert_eq!(
        error.ok_or("it is read")?.to_string(),
        "the service answered 200 OK, with a body (14 bytes) that is not of the expected type: \
         expected a page with `value`, found an object with `id`"
    );
    assert!(read::<User, _>(answer(200, &[], "{}"))?.is_empty());
    Ok(())
}

#[test]
fn a_refusal_has_status_headers_body_and_error() -> Outcome {
    let body = r#"{"error": {"code": "accessDenied", "innerError": {"request-id": "r1"}}}"#;
    let refused = read::<User, _>(answer(403, &[("x-a", "b")], body));
    let Err(error @ ResponseError::Refused(_)) = refused else { panic!("{refused:?}") };
    let refusal = error.refusal().ok_or("the answer is not a refusal")?;
    assert!(refusal.is_authorization() && refusal.is_forbidden() && !refusal.is_unauthenticated());
    assert!(!refusal.is_transient() && refusal.wait().is_none());
    assert_eq!(refusal.headers["x-a"], "b");
    assert_eq!(refusal.body, body.as_bytes());
    assert_eq!(refusal.request_id(), Some("r1"));
    assert_eq!(
        error.to_string(),
        "the service answered 403 Forbidden: accessDenied (request id r1)"
    );
    assert!(!format!("{error:?}").contains("bytes\": ["));

    let html = [("Content-Type", "text/html"), ("Retry-After", "7"), ("request-id", "r2")];
    let refused = read::<(), _>(answer(503, &html, "<html>"));
    let refusal = refused.as_ref().err().and_then(ResponseError::refusal).ok_or("not refused")?;
    assert!(refusal.error.is_none() && refusal.is_transient() && !refusal.is_throttled());
    assert_eq!(refusal.wait(), Some(Duration::from_secs(7)));
    assert_eq!(
        refusal.to_string(),
        "the service answered 503 Service Unavailable, with a body (text/html) that is not a \
         Microsoft Graph error (request id r2)"
    );
    for (status, kinds) in [
        (401, [false, false, true, false]),
        (404, [true, false, false, false]),
        (409, [false, true, false, false]),
        (412, [false, true, false, false]),
        (410, [false, false, false, true]),
        (304, [false; 4]),
    ] {
        let refused = read::<(), _>(answer(status, &[], ""));
        let refusal =
            refused.as_ref().err().and_then(ResponseError::refusal).ok_or("not refused")?;
        let found = [
            refusal.is_not_found(),
            refusal.is_conflict(),
            refusal.is_unauthenticated(),
            refusal.is_resync_required(),
        ];
        assert_eq!(found, kinds, "{status}");
    }
    Ok(())
}

#[test]
fn a_conflict_reported_only_in_the_details_is_a_conflict() -> Outcome {
    let body = json!({"error": {
        "code": "Request_BadRequest",
        "details": [{"code": "ObjectConflict", "target": "userPrincipalName"}],
    }});
    let refused = read::<User, _>(answer(400, &[], &body.to_string()));
    let refusal = refused.as_ref().err().and_then(ResponseError::refusal).ok_or("not refused")?;
    assert!(refusal.is_conflict() && !refusal.is_not_found());
    Ok(())
}

#[test]
fn a_malformed_field_of_an_error_does_not_hide_the_error() -> Outcome {
    let body = r#"{"error": {"code": "accessDenied", "message": {"lang": "en", "value": "No."},
                   "innerError": {"date": 7, "request-id": "r1"}}}"#;
    let refused = read::<User, _>(answer(400, &[], body));
    let refusal = refused.as_ref().err().and_then(ResponseError::refusal).ok_or("not refused")?;
    assert!(refusal.is_forbidden());
    assert_eq!(
        refusal.to_string(),
        "the service answered 400 Bad Request: accessDenied: No. (request id r1 at 7)"
    );
    assert_eq!(refusal.body, body.as_bytes());
    Ok(())
}

#[test]
fn an_error_in_an_answer_names_the_path() {
    for (body, path, place, message) in [
        (
            r#"{"value": [{"id": 1}]}"#,
            Some("value[0].id"),
            ", at value[0].id",
            "at value[0].id: expected a string, found a number",
        ),
        (r#"{"value": 7}"#, Some("value"), ", at value", "at value: expected an array"),
        ("7", None, ", at line 1 column 1", "expected an object, found a number"),
        ("hush", None, ", at line 1 column 1", "expected value at line 1 column 1"),
        (r#"{"value": [{"#, None, ", at line 1 column 12", "EOF while parsing"),
        ("", None, "", "expected an object, found null"),
    ] {
        let read = read::<Page<User>, _>(answer(200, &[("Content-Type", "text/x")], body));
        let Err(error @ ResponseError::Unreadable(_)) = read else { panic!("{body}: {read:?}") };
        let reason = match body {
            "" => "without a body; use `Call::optional` or read an `Option`".to_owned(),
            _ => {
                let hint = if path == Some("value[0].id") { "; see `Call::tolerant`" } else { "" };
                format!(
                    "with a body (text/x, {} bytes) that is not of the expected type{place}{hint}",
                    body.len()
                )
            }
        };
        assert_eq!(error.to_string(), format!("the service answered 200 OK, {reason}"));
        let source = error.source().map(ToString::to_string);
        assert!(source.as_ref().is_some_and(|source| source.starts_with(message)), "{source:?}");
        assert!(source.is_some_and(|source| !source.contains("tolerant")), "it is said twice");
        let ResponseError::Unreadable(unreadable) = error else { panic!("not unreadable") };
        assert_eq!((unreadable.path().as_deref(), &*unreadable.body), (path, body.as_bytes()));
    }
}

#[test]
fn no_value_of_a_body_is_printed() {
    for body in [r#"["hush"]"#, r#"[{"token": "hush"}]"#, r#""hush""#, "hush", "<a>hush</a>"] {
        let read = read::<Vec<i32>, _>(answer(200, &[("Content-Type", "text/x")], body));
        let Err(error) = read else { panic!("{body} is accepted") };
        assert!(!format!("{error} {error:?}").contains("hush"), "{error:?}");
    }
}

#[test]
fn the_page_of_a_proxy_is_shown_up_to_a_length() {
    let page = format!(
        "<html><a href='/?t=hush'>Sign in</a> to go on.{}</html>",
        "<p>line\u{1b}[1m\n</p>".repeat(9_999)
    );
    let read = read::<User, _>(answer(200, &[("Content-Type", "text/html")], &page));
    let message = read.err().map(|error| error.to_string()).unwrap_or_default();
    let start = format!(
        "the service answered 200 OK, with a body (text/html, {} bytes) that is not of the expected \
         type: Sign in to go on. line\\u{{1b}}[1m line",
        page.len()
    );
    assert!(message.starts_with(&start) && message.ends_with('…'), "{message}");
    assert!(message.len() < 400 && !message.contains("hush"), "{message}");
}

#[test]
fn an_answer_has_status_headers_and_value() -> Outcome {
    let copy = graph()?.action::<()>("me/drive/items/1/copy", &json!({}))?;
    let headers = [
        ("Location", "https://contoso.example/monitor/1"),
        ("Retry-After", "7"),
        ("request-id", "r1"),
        ("ETag", "W/\"1\""),
        ("Azure-AsyncOperation", "https://contoso.example/azure"),
    ];
    let accepted = copy.read_answer(answer(202, &headers, ""))?;
    assert_eq!((accepted.status.as_u16(), accepted.value), (202, ()));
    assert_eq!(accepted.headers["request-id"], "r1");
    assert_eq!(accepted.location(), Some("https://contoso.example/monitor/1"));
    assert_eq!(accepted.operation_location(), Some("https://contoso.example/azure"));
    assert_eq!((accepted.etag(), accepted.request_id()), (Some("W/\"1\""), Some("r1")));
    assert_eq!(accepted.wait(), Some(Duration::from_secs(7)));
    let headers = [("Operation-Location", "/o"), ("Azure-AsyncOperation", "/a")];
    let accepted = copy.read_answer(answer(202, &headers, ""))?;
    assert_eq!(accepted.operation_location(), Some("/o"));

    let create = graph()?.create::<User, _>("users", &json!({}))?;
    let created = create.read_answer(answer(201, &[], r#"{"id": "hush"}"#))?;
    assert_eq!(created.value.id.as_deref(), Some("hush"));
    assert!(created.location().is_none() && created.etag().is_none() && created.wait().is_none());
    assert!(!format!("{created:?}").contains("hush"), "{created:?}");
    let refused = create.read_answer(answer(404, &[], ""));
    assert!(refused.is_err_and(|error| error.refusal().is_some()));
    Ok(())
}

#[test]
fn a_redirect_gives_the_location() {
    let link = "https://contoso.sharepoint.com:8443/x?tempauth=hush";
    for (status, location, place) in [
        (302, link, "`https://contoso.sharepoint.com:8443`"),
        (301, "/relative?hush", "another address"),
        (307, "https://hush:hush@contoso.example/", "another address"),
        (308, "", "another address"),
    ] {
        let headers = [("Location", location), ("request-id", "r1")];
        let read = read::<Binary, _>(answer(status, &headers, "<html>"));
        let Err(error @ ResponseError::Redirected(_)) = read else { panic!("{status}: {read:?}") };
        assert!(error.refusal().is_none());
        let redirect = error.redirect();
        assert_eq!(
            redirect.map(|it| (it.status.as_u16(), it.location())),
            Some((status, location))
        );
        let name = redirect.map(|it| it.status.to_string()).unwrap_or_default();
        assert_eq!(
            error.to_string(),
            format!("the service answered {name}, which redirects to {place}")
        );
        assert!(!format!("{error:?}").contains("hush"), "{error:?}");
    }
    // Without an address there is nothing to go to.
    for status in [302, 304] {
        let read = read::<Binary, _>(answer(status, &[], ""));
        assert!(read.is_err_and(|error| error.refusal().is_some()));
    }
}

proptest! {
    #[test]
    fn reading_an_answer_never_panics(
        status in 200_u16..600,
        body in prop_oneof![any_json().prop_map(|json| json.to_string()), ".{0,20}"],
        header in "[ -~]{0,20}",
    ) {
        let headers = [("Retry-After", header.trim()), ("Content-Type", header.trim())];
        let Err(error) = read::<Page<User>, _>(answer(status, &headers, &body)) else {
            return Ok(());
        };
        prop_assert!(!error.to_string().is_empty());
        let debug = format!("{error:?}");
        prop_assert!(!debug.is_empty());
        _ = error.refusal().map(|refusal| (refusal.wait(), refusal.request_id().map(str::len)));
    }
}
