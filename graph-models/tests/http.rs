//! Requests to the byte, answers of all kinds, and where a token does not go.

mod support;

use std::error::Error;
use std::time::Duration;

use graph_models::edm::Binary;
use graph_models::http::{Call, RequestError, ResponseError, Service, read};
use graph_models::query::{Query, ResourcePath};
use graph_models::{
    Action, AdditionalData, BatchError, BatchRequest, BatchResponse, BatchStep, Delta, Function,
    Page, SingleValue, graph_entity, property, select, set,
};
use http::{Request, Response};
use proptest::prelude::*;
use serde_json::{Value, json};
use support::{User, UserPatch, json as any_json, refusal};

type Outcome = Result<(), Box<dyn Error>>;

const TOKEN: &str = "eyJ0.hush";

fn graph() -> Result<Service, RequestError> {
    Service::new("https://graph.example/v1.0")?.bearer(TOKEN)
}

/// A request as it goes over the line, without the token.
fn shown(request: &Request<Vec<u8>>) -> String {
    let mut lines = vec![format!("{} {}", request.method(), request.uri())];
    for (name, value) in request.headers() {
        lines.push(format!("{name}: {}", value.to_str().unwrap_or("?")));
    }
    lines[1..].sort();
    if !request.body().is_empty() {
        lines.push(String::from_utf8_lossy(request.body()).into_owned());
    }
    lines.join("\n").replace(TOKEN, "***")
}

fn answer(status: u16, headers: &[(&str, &str)], body: &str) -> Response<String> {
    let mut response = Response::builder().status(status);
    for (name, value) in headers {
        response = response.header(*name, *value);
    }
    response.body(body.to_owned()).unwrap_or_default()
}

/// The parameters of an action that answers with bytes.
#[graph_entity(odata_type = "#microsoft.graph.scan", patch = false, tag = false)]
struct Scan {
    #[graph(secret)]
    pin: Option<String>,
    #[graph(additional)]
    additional_data: AdditionalData,
}

impl Action for Scan {
    type Response = Option<Binary>;
}

impl Function for Scan {
    type Response = SingleValue<i32>;
}

#[test]
fn bytes_are_asked_for_as_any_kind_of_media_and_may_be_missing() -> Outcome {
    let call = graph()?.invoke("print", &Scan::default())?;
    assert_eq!(call.request()?.headers()["accept"], "*/*");
    assert_eq!(call.read(Response::new(&[0x89, 0x50][..]))?, Some(Binary::from(&[0x89, 0x50][..])));
    assert_eq!(call.read(Response::new(&[][..]))?, None);
    assert_eq!(read::<Binary, _>(Response::new(&[][..]))?, Binary::from(&[][..]));
    Ok(())
}

#[test]
fn the_arguments_of_a_function_are_not_printed() -> Outcome {
    let scan = Scan { pin: Some("1234".to_owned()), ..Default::default() };
    let call = graph()?.invoke_function(["scan(x)"], &scan)?;
    let address = "https://graph.example/v1.0/scan(x)/scan(pin='1234')";
    assert_eq!(call.request()?.uri(), address);
    for printed in [format!("{call:?}"), format!("{:?}", scan.address()?), format!("{scan:?}")] {
        assert!(printed.contains("can") && !printed.contains("1234"), "{printed}");
    }
    assert!(format!("{call:?}").contains("v1.0/scan(x)/scan("), "{call:?}");
    Ok(())
}

#[test]
fn arguments_that_come_back_in_a_link_or_stand_in_a_step_are_not_printed() -> Outcome {
    let scan = Scan { pin: Some("1234".to_owned()), ..Default::default() };
    let call = graph()?.invoke_function("users", &scan)?;
    let step = call.step()?;
    assert_eq!(step.url.as_deref(), Some("/users/scan(pin='1234')"));
    let printed = format!("{step:?}");
    assert!(printed.contains("GET") && !printed.contains("1234"), "{printed}");

    let pages: Call<Page<User>> = graph()?.get("users")?;
    for rest in [
        "scan(pin='1234')",
        "scan(x)/scan(pin='1234')?$skip=2",
        "scan%28pin='1234'%29",
        "scan?pin=1234",
    ] {
        let link = format!("https://graph.example/v1.0/users/{rest}");
        let next = pages.next_page(&page(&link))?.ok_or("there is a link")?;
        let query = Query::<User>::new().search("1234");
        for call in [next.clone(), next.query(&query)] {
            let printed = format!("{call:?}");
            assert!(printed.contains("/users/scan") && !printed.contains("1234"), "{printed}");
        }
    }
    Ok(())
}

#[test]
fn the_request_of_the_reference_page() -> Outcome {
    let patch = UserPatch { job_title: set("Countess"), ..Default::default() };
    let call = graph()?
        .update::<Option<User>>("/users/1", &patch)?
        .prefer("return=representation")?
        .prefer("odata.maxpagesize=5")?
        .if_match("W/\"1\"")?;
    assert_eq!(
        shown(&call.request()?),
        [
            "PATCH https://graph.example/v1.0/users/1",
            "accept: application/json",
            "authorization: Bearer ***",
            "content-type: application/json",
            "if-match: W/\"1\"",
            "prefer: odata.maxpagesize=5",
            "prefer: return=representation",
            r##"{"@odata.type":"#microsoft.graph.user","jobTitle":"Countess"}"##,
        ]
        .join("\n")
    );
    Ok(())
}

#[test]
fn its_siblings() -> Outcome {
    let graph = graph()?;
    let line = |request: Result<Request<Vec<u8>>, RequestError>| {
        request.map(|request| format!("{} {}", request.method(), request.uri()))
    };
    let of = "https://graph.example/v1.0";
    let body = json!({});
    for (request, expected) in [
        (graph.get::<User>("me")?.request(), "GET /me"),
        (graph.get::<User>(["users", "a/b@c.d"])?.request(), "GET /users/a%2Fb@c.d"),
        (graph.list::<User>(ResourcePath::parse("users")?)?.request(), "GET /users"),
        (graph.delta::<User>("users/delta")?.request(), "GET /users/delta"),
        (graph.create::<User>("users", &body)?.request(), "POST /users"),
        (
            graph.replace::<()>("users/1/manager/$ref", &body)?.request(),
            "PUT /users/1/manager/$ref",
        ),
        (graph.delete(["users", "?"])?.request(), "DELETE /users/%3F"),
        (
            graph.action::<User>("users/1/assignLicense", &body)?.request(),
            "POST /users/1/assignLicense",
        ),
        (graph.get::<Value>("")?.request(), "GET "),
    ] {
        assert_eq!(line(request)?, expected.replacen(' ', &format!(" {of}"), 1));
    }
    let reading = graph.get::<User>("me")?.request()?;
    assert!(reading.body().is_empty() && !reading.headers().contains_key("content-type"));
    for path in ["users//x", "users/..", "users/"] {
        assert!(matches!(graph.get::<User>(path), Err(RequestError::Path(_))), "{path}");
    }
    assert!(matches!(graph.delete(["users", ""]), Err(RequestError::Path(_))));
    Ok(())
}

#[test]
fn a_query_and_its_header() -> Outcome {
    let query = Query::new()
        .select(select!(User: id, display_name))
        .filter(property!(User: display_name).ends_with("ä&b"))
        .count();
    let call = graph()?.list::<User>("users")?.query(&query).eventual();
    assert_eq!(
        shown(&call.request()?),
        "GET https://graph.example/v1.0/users?$select=id,displayName\
         &$filter=endswith(displayName,'%C3%A4%26b')&$count=true\n\
         accept: application/json\nauthorization: Bearer ***\nconsistencylevel: eventual"
    );
    let call = call.query(&Query::<User>::new()).query(&Query::<User>::new().top(3));
    assert!(call.request()?.uri().to_string().ends_with("&$count=true&$top=3"));
    let call = graph()?.list::<User>("users")?.query(&Query::<User>::new());
    assert_eq!(call.request()?.uri(), "https://graph.example/v1.0/users");
    let long = Query::<User>::new().search(&"x".repeat(70_000));
    let call = graph()?.list::<User>("users")?.query(&long);
    assert!(matches!(call.request(), Err(RequestError::Address)));
    Ok(())
}

#[test]
fn a_batch_is_checked_before_it_is_sent() -> Outcome {
    let mut batch = BatchRequest::default();
    batch.add(BatchStep::get("/me"))?;
    let request = graph()?.batch(&batch)?.request()?;
    assert_eq!(request.uri(), "https://graph.example/v1.0/$batch");
    assert_eq!(request.body(), br#"{"requests":[{"id":"1","method":"GET","url":"/me"}]}"#);
    batch.requests.push(BatchStep::get("/me"));
    let unchecked = graph()?.batch(&batch);
    assert!(matches!(unchecked, Err(RequestError::Batch(BatchError::NoId { position: 1 }))));
    Ok(())
}

#[test]
fn a_call_is_a_step_of_a_batch() -> Outcome {
    let patch = UserPatch { job_title: set("x"), ..Default::default() };
    let update = graph()?
        .update::<()>(["users", "1"], &patch)?
        .prefer("a")?
        .prefer("b=c")?
        .header("Authorization", "Bearer hush")?;
    let mut batch = BatchRequest::default();
    batch.add(update.step()?)?;
    let query = Query::new().select(select!(User: id)).top(1);
    batch.add(graph()?.list::<User>("users")?.query(&query).eventual().step()?)?;
    assert_eq!(
        serde_json::to_value(&batch)?,
        json!({"requests": [
            {
                "id": "1",
                "method": "PATCH",
                "url": "/users/1",
                "headers": {"content-type": "application/json", "prefer": "a, b=c"},
                "body": {"@odata.type": "#microsoft.graph.user", "jobTitle": "x"},
            },
            {
                "id": "2",
                "method": "GET",
                "url": "/users?$select=id&$top=1",
                "headers": {"consistencylevel": "eventual"},
            },
        ]})
    );
    for link in ["https://graph.example/beta/users", "https://graph.example/v1.0x/users"] {
        let call = graph()?.follow::<User>(link)?;
        assert!(matches!(call.step(), Err(RequestError::Address)), "{link}");
    }
    Ok(())
}

#[test]
fn only_an_address_of_http_is_a_service() -> Outcome {
    for base in [
        "",
        "graph.example",
        "/v1.0",
        "ftp://graph.example",
        "https://",
        "https://user@graph.example/v1.0",
        "https://graph.example/v1.0?x=1",
        "https://graph.example/v1.0#x",
        "https://graph.example\\@evil.example",
        "https://graph.example/v 1",
        "https://graph.example:99999",
    ] {
        assert!(matches!(Service::new(base), Err(RequestError::Base)), "{base}");
    }
    for base in ["http://127.0.0.1:8080", "https://GRAPH.example/beta/", "http://[::1]:80/x"] {
        Service::new(base)?;
    }
    let call = Service::new("http://[::1]:8080/beta//")?.get::<User>("me")?;
    assert_eq!(call.request()?.uri(), "http://[::1]:8080/beta/me");
    Ok(())
}

fn page(link: &str) -> Page<User> {
    Page { next_link: Some(link.to_owned()), ..Page::default() }
}

#[test]
fn a_link_is_followed_as_it_is_with_the_same_headers() -> Outcome {
    let call = graph()?.list::<User>("users")?.eventual().prefer("odata.maxpagesize=5")?;
    let link = "https://graph.example:443/v1.0/users?$skiptoken=RFNwdAIA'%2e%2e+x";
    let next = call.next_page(&page(link))?.ok_or("there is a link")?;
    assert_eq!(next.request()?.uri(), link);
    assert_eq!(next.request()?.headers(), call.request()?.headers());
    assert!(call.next_page(&Page::default())?.is_none());

    let from_action: Call<Page<User>> = graph()?.action("users/find", &json!({}))?;
    let next = from_action.next_page(&page(link))?.ok_or("there is a link")?.request()?;
    assert_eq!(next.method(), "GET");
    assert!(next.body().is_empty() && !next.headers().contains_key("content-type"));

    let delta = Delta { next_link: Some(link.to_owned()), ..Delta::default() };
    let call = graph()?.delta::<User>("users/delta")?;
    assert!(call.next_page(&delta)?.is_some());
    assert_eq!(graph()?.follow::<Delta<User>>(link)?.request()?.uri(), link);
    Ok(())
}

#[test]
fn a_link_to_another_host_is_refused_unless_allowed() -> Outcome {
    let graph = graph()?;
    let call = graph.list::<User>("users")?;
    for link in [
        "https://evil.example/v1.0/users",
        "https://graph.example.evil.example/",
        "https://graph.example:8443/v1.0/users",
        "http://graph.example/v1.0/users",
    ] {
        let refused = call.next_page(&page(link)).map(|call| call.is_some());
        assert!(matches!(refused, Err(RequestError::Host { .. })), "{link}");
        assert!(matches!(graph.follow::<User>(link), Err(RequestError::Host { .. })), "{link}");
    }
    for link in [
        "",
        "/v1.0/users?$skiptoken=x",
        "//evil.example/",
        "https://graph.example@evil.example/",
        "https://a:b@graph.example/",
        "https://graph.example\\@evil.example/",
        "https:\\\\evil.example/",
        "https://graph.example\t.evil.example/",
        "file:///etc/passwd",
        "https://graph.example:/v1.0",
    ] {
        assert!(matches!(graph.follow::<User>(link), Err(RequestError::Link)), "{link}");
    }
    let message = refusal(graph.follow::<User>("https://evil.example:99/v1.0/users?$skiptoken=s"));
    assert!(message.starts_with("the link leads to `https://evil.example:99`, which"), "{message}");

    let graph = graph.allow_host("Other.example")?.allow_host("graph.example:8443")?;
    for link in ["https://other.EXAMPLE/x", "https://graph.example:8443/x"] {
        graph.follow::<User>(link)?;
    }
    for link in ["http://other.example/x", "https://other.example:8443/x"] {
        assert!(matches!(graph.follow::<User>(link), Err(RequestError::Host { .. })), "{link}");
    }
    for host in ["", "https://other.example", "a/b", "a:b"] {
        assert!(matches!(graph.clone().allow_host(host), Err(RequestError::InvalidHost)), "{host}");
    }
    Ok(())
}

#[test]
fn a_token_is_never_printed() -> Outcome {
    let graph = graph()?;
    let call = graph.get::<User>("me")?;
    let own = Service::new("https://graph.example")?
        .get::<User>("me")?
        .header("Authorization", &format!("Bearer {TOKEN}"))?;
    for printed in [
        format!("{graph:?}"),
        format!("{call:#?}"),
        format!("{own:?}"),
        format!("{:?}", own.request()?),
        format!("{:?}", call.request()?),
    ] {
        assert!(!printed.contains("hush"), "{printed}");
    }
    assert_eq!(own.request()?.headers()["authorization"], format!("Bearer {TOKEN}"));
    let bad = format!("{TOKEN}\r\nX-Evil: 1");
    let message = refusal(Service::new("https://graph.example")?.bearer(&bad));
    assert_eq!(message, "the header `authorization` cannot be sent");
    assert_eq!(refusal(call.clone().header("a b", "c")), "the header `a b` cannot be sent");
    assert_eq!(refusal(call.prefer("a\nb")), "the header `prefer` cannot be sent");
    Ok(())
}

#[test]
fn answers_are_read_as_what_they_are() -> Outcome {
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
fn a_refusal_has_all_there_is() -> Outcome {
    let body = r#"{"error": {"code": "accessDenied", "innerError": {"request-id": "r1"}}}"#;
    let refused = read::<User, _>(answer(403, &[("x-a", "b")], body));
    let Err(error @ ResponseError::Refused(_)) = refused else { panic!("{refused:?}") };
    let refusal = error.refusal().ok_or("it is one")?;
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
    let refusal = refused.as_ref().err().and_then(ResponseError::refusal).ok_or("refused")?;
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
        let refusal = refused.as_ref().err().and_then(ResponseError::refusal).ok_or("refused")?;
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
fn a_name_that_is_taken_is_a_conflict_though_the_details_alone_say_so() -> Outcome {
    let body = json!({"error": {
        "code": "Request_BadRequest",
        "details": [{"code": "ObjectConflict", "target": "userPrincipalName"}],
    }});
    let refused = read::<User, _>(answer(400, &[], &body.to_string()));
    let refusal = refused.as_ref().err().and_then(ResponseError::refusal).ok_or("refused")?;
    assert!(refusal.is_conflict() && !refusal.is_not_found());
    Ok(())
}

#[test]
fn an_odd_field_of_an_error_does_not_hide_it() -> Outcome {
    let body = r#"{"error": {"code": "accessDenied", "message": {"lang": "en", "value": "No."},
                   "innerError": {"date": 7, "request-id": "r1"}}}"#;
    let refused = read::<User, _>(answer(400, &[], body));
    let refusal = refused.as_ref().err().and_then(ResponseError::refusal).ok_or("refused")?;
    assert!(refusal.is_forbidden());
    assert_eq!(
        refusal.to_string(),
        "the service answered 400 Bad Request: accessDenied: No. (request id r1 at 7)"
    );
    assert_eq!(refusal.body, body.as_bytes());
    Ok(())
}

#[test]
fn headers_that_may_hold_a_token_are_not_printed() {
    let headers = [
        ("Location", "https://a.example/?tempauth=hush"),
        ("Set-Cookie", "s=hush"),
        ("Retry-After", "7"),
    ];
    for status in [302, 202] {
        let refused = read::<User, _>(answer(status, &headers, "[]"));
        let printed = format!("{refused:?}");
        assert!(!printed.contains("hush") && printed.contains("retry-after"), "{printed}");
    }
}

#[test]
fn a_query_is_not_printed() -> Outcome {
    let filter = property!(User: display_name).eq("hush");
    let call = graph()?.list::<User>("users")?.query(&Query::new().filter(filter));
    let printed = format!("{call:?}");
    assert!(printed.contains("/users?\"") && !printed.contains("hush"), "{printed}");
    Ok(())
}

#[test]
fn what_stands_behind_a_path_is_no_part_of_it() -> Outcome {
    for text in ["users?$top=5", "users/1#2"] {
        let error = graph()?.get::<User>(text).err().ok_or("refused")?;
        assert!(error.to_string().contains("`Call::query`"), "{error}");
    }
    let call = graph()?.get::<User>(["users", "1#2?"])?;
    assert!(call.request()?.uri().path().ends_with("/users/1%232%3F"));
    let call = graph()?.get::<User>(&format!("users/{}", 1))?;
    assert!(call.request()?.uri().path().ends_with("/users/1"));
    Ok(())
}

#[test]
fn an_action_without_parameters_gets_an_empty_object() -> Outcome {
    let call = graph()?.action::<()>("me/revokeSignInSessions", &())?;
    assert_eq!(call.request()?.body(), b"{}");
    // Whatever is answered is nothing, also where it may be missing.
    let call = call.optional();
    for body in ["", "null", r#"{"value": true}"#] {
        call.read(answer(200, &[], body))?;
    }
    Ok(())
}

#[test]
fn a_step_keeps_what_it_was_told_to_accept() -> Outcome {
    let call =
        graph()?.get::<User>("me")?.header("accept", "application/json;odata.metadata=full")?;
    let step = serde_json::to_value(call.step()?)?;
    assert_eq!(step["headers"], json!({"accept": "application/json;odata.metadata=full"}));
    let response: BatchResponse = serde_json::from_value(
        json!({"responses": [{"id": "1", "status": 200, "body": {"id": "u"}}]}),
    )?;
    assert_eq!(call.read_step(&response, "1")?.id.as_deref(), Some("u"));
    Ok(())
}

#[test]
fn an_answer_of_another_type_says_where() {
    for (body, message) in [
        (r#"{"value": [{"id": 1}]}"#, "at value[0].id: expected a string, found a number"),
        ("", "expected an object, found null"),
        ("<html>", "expected value at line 1 column 1"),
        (r#"{"value": [{"#, "EOF while parsing"),
    ] {
        let read = read::<Page<User>, _>(answer(200, &[("Content-Type", "text/x")], body));
        let Err(error) = read else { panic!("it is read: {body}") };
        let how = match body {
            "" => "without a body; use `Call::optional` or read an `Option`",
            _ => "with a body (text/x) that is not of the expected type",
        };
        assert_eq!(error.to_string(), format!("the service answered 200 OK, {how}"));
        let source = error.source().map(ToString::to_string);
        assert!(source.as_ref().is_some_and(|source| source.starts_with(message)), "{source:?}");
    }
}

proptest! {
    #[test]
    fn no_link_leads_astray(link in ".{0,30}", host in "[a-z@:/\\\\.?#]{0,12}") {
        let graph = graph().map_err(|error| TestCaseError::fail(error.to_string()))?;
        for link in [link, format!("https://graph.example{host}"), format!("https://{host}")] {
            if let Ok(call) = graph.follow::<Value>(&link) {
                let request = call.request().map_err(|error| TestCaseError::fail(error.to_string()))?;
                prop_assert_eq!(request.uri().host(), Some("graph.example"));
                prop_assert_eq!(request.uri().scheme_str(), Some("https"));
                // What other clients make of the same address.
                let parsed = reqwest::Url::parse(&link);
                prop_assert!(parsed.is_ok_and(|url| url.host_str() == Some("graph.example")));
            }
        }
    }

    #[test]
    fn no_answer_makes_reading_panic(
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
