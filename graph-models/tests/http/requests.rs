//! Requests: method, address, headers and body, to the byte.

use super::*;

#[test]
fn a_request_matches_the_reference_page() -> Outcome {
    let patch = UserPatch { job_title: set("Countess"), ..Default::default() };
    let call = graph()?
        .update::<Option<User>, _>("/users/1", &patch)?
        .prefer("return=representation")?
        .prefer("odata.maxpagesize=5")?
        .if_match("W/\"1\"")?;
    assert_eq!(
        as_text(&call.request()?),
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
fn each_kind_of_call_has_its_method_and_address() -> Outcome {
    let graph = graph()?;
    let line = |request: Result<Request<Vec<u8>>, RequestError>| {
        request.map(|request| format!("{} {}", request.method(), request.uri()))
    };
    let base = "https://graph.example/v1.0";
    let body = json!({});
    for (request, expected) in [
        (graph.get::<User>("me")?.request(), "GET /me"),
        (graph.get::<User>(["users", "a/b@c.d"])?.request(), "GET /users/a%2Fb@c.d"),
        (graph.list::<User>(ResourcePath::parse("users")?)?.request(), "GET /users"),
        (graph.delta::<User>("users/delta")?.request(), "GET /users/delta"),
        (graph.create::<User, _>("users", &body)?.request(), "POST /users"),
        (
            graph.replace::<(), _>("users/1/manager/$ref", &body)?.request(),
            "PUT /users/1/manager/$ref",
        ),
        (graph.delete(["users", "?"])?.request(), "DELETE /users/%3F"),
        (
            graph.action::<User>("users/1/assignLicense", &body)?.request(),
            "POST /users/1/assignLicense",
        ),
        (graph.get::<Value>("")?.request(), "GET "),
    ] {
        assert_eq!(line(request)?, expected.replacen(' ', &format!(" {base}"), 1));
    }
    let get = graph.get::<User>("me")?.request()?;
    assert!(get.body().is_empty() && !get.headers().contains_key("content-type"));
    for path in ["users//x", "users/..", "users/"] {
        assert!(matches!(graph.get::<User>(path), Err(RequestError::Path(_))), "{path}");
    }
    assert!(matches!(graph.delete(["users", ""]), Err(RequestError::Path(_))));
    Ok(())
}

#[test]
fn a_query_is_encoded_and_eventual_adds_a_header() -> Outcome {
    let query = Query::new()
        .select(select!(User: id, display_name))
        .filter(property!(User: display_name).ends_with("ä&b"))
        .count();
    let call = graph()?.list::<User>("users")?.query(&query).eventual();
    assert_eq!(
        as_text(&call.request()?),
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
fn a_query_without_properties_is_one_on_what_the_call_reads() -> Outcome {
    let graph = graph()?;
    let query = |request: Request<Vec<u8>>| request.uri().query().map(str::to_owned);
    let five = Some("$top=5".to_owned());
    let call = graph.list::<User>("users")?.query(&Query::new().top(5));
    assert_eq!(query(call.request()?), five);
    let call = graph.delta::<User>("users/delta")?.query(&Query::new().top(5));
    assert_eq!(query(call.request()?), five);
    let call = graph.get::<User>("me")?.optional().query(&Query::new().top(5));
    assert_eq!(query(call.request()?), five);
    // Where the type says nothing, the query says its own.
    let users = Query::<User>::new().top(5);
    assert_eq!(query(graph.get::<Value>("users")?.query(&users).request()?), five);
    assert_eq!(query(graph.get::<u64>("users/$count")?.query(&users).request()?), five);
    assert_eq!(query(graph.get::<Vec<Value>>("users")?.query(&users).request()?), five);
    let call = graph.get::<std::collections::BTreeMap<String, Value>>("users")?;
    assert_eq!(query(call.query_unchecked(&users).request()?), five);
    Ok(())
}

#[test]
fn an_update_takes_the_patch_of_what_it_reads_or_json() -> Outcome {
    let graph = graph()?;
    let patch = UserPatch { job_title: set("Countess"), ..Default::default() };
    let written = r##"{"@odata.type":"#microsoft.graph.user","jobTitle":"Countess"}"##;
    for request in [
        graph.update::<User, _>("users/1", &patch)?.request()?,
        graph.update::<Option<User>, _>("users/1", &patch)?.request()?,
        graph.update::<AnyDirectoryObject, _>("users/1", &patch)?.request()?,
        graph.update::<(), _>("users/1", &patch)?.request()?,
        graph.update::<Value, _>("users/1", &patch)?.request()?,
        graph.update::<User, _>("users/1", &serde_json::to_value(&patch)?)?.request()?,
    ] {
        assert_eq!(request.body(), written.as_bytes());
    }
    let body = [("jobTitle", "Countess")].map(|(name, value)| (name.to_owned(), value));
    let body = std::collections::BTreeMap::from(body);
    assert_eq!(
        graph.update::<(), _>("users/1", &body)?.request()?.body(),
        br#"{"jobTitle":"Countess"}"#
    );
    Ok(())
}

#[test]
fn segments_are_in_an_array_a_slice_or_a_vector() -> Outcome {
    let graph = graph()?;
    let segments = vec!["users".to_owned(), "a/b".to_owned()];
    for call in [
        graph.get::<User>(["users", "a/b"])?,
        graph.get::<User>(&["users", "a/b"])?,
        graph.get::<User>(["users".to_owned(), "a/b".to_owned()])?,
        graph.get::<User>(&segments)?,
        graph.get::<User>(&segments[..])?,
        graph.get::<User>(vec!["users", "a/b"])?,
        graph.get::<User>(segments)?,
    ] {
        assert!(call.request()?.uri().path().ends_with("/users/a%2Fb"));
    }
    let error = graph.get::<User>(vec!["users", ""]).err().ok_or("not refused")?;
    assert!(matches!(error, RequestError::Path(_)));
    Ok(())
}

#[test]
fn an_absolute_address_is_not_a_path() -> Outcome {
    for text in ["https://graph.example/v1.0/users", "HTTP://x", "https://graph.example/?x=1"] {
        let error = graph()?.get::<User>(text).err().ok_or("not refused")?;
        assert!(error.to_string().contains("`Service::follow`"), "{error}");
    }
    for text in ["users/https://x", "://x", "a b://x"] {
        let error = graph()?.get::<User>(text).err().ok_or("not refused")?;
        assert!(error.to_string().contains("has the segment ``"), "{error}");
    }
    Ok(())
}

#[test]
fn only_an_http_address_is_accepted_as_a_service() -> Outcome {
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

#[test]
fn a_query_or_fragment_is_not_part_of_a_path() -> Outcome {
    for text in ["users?$top=5", "users/1#2"] {
        let error = graph()?.get::<User>(text).err().ok_or("not refused")?;
        assert!(error.to_string().contains("`Call::query`"), "{error}");
    }
    let call = graph()?.get::<User>(["users", "1#2?"])?;
    assert!(call.request()?.uri().path().ends_with("/users/1%232%3F"));
    let call = graph()?.get::<User>(&format!("users/{}", 1))?;
    assert!(call.request()?.uri().path().ends_with("/users/1"));
    Ok(())
}

#[test]
fn an_action_without_parameters_sends_an_empty_object() -> Outcome {
    let call = graph()?.action::<()>("me/revokeSignInSessions", &())?;
    assert_eq!(call.request()?.body(), b"{}");
    // `()` ignores any body, and so does `Option<()>`.
    let call = call.optional();
    for body in ["", "null", r#"{"value": true}"#] {
        call.read(answer(200, &[], body))?;
    }
    Ok(())
}

#[test]
fn a_body_of_any_media_type_is_sent_as_it_is() -> Outcome {
    let graph = graph()?;
    let multipart =
        b"--b\r\nContent-Disposition: form-data; name=\"Presentation\"\r\n\r\n\xFF\r\n--b--";
    for (method, media_type, content) in [
        (Method::POST, "multipart/form-data; boundary=b", &multipart[..]),
        (Method::PUT, "text/csv", b"a,b\r\n1,2"),
        (Method::PATCH, "application/json", br#"{ "raw" : 1.0 }"#),
        (Method::POST, "application/xhtml+xml", b"<html/>"),
    ] {
        let call = graph.submit::<User>(method.clone(), "me/x", media_type, content)?;
        let request = call.request()?;
        assert_eq!((request.method(), request.body().as_slice()), (&method, content));
        let types = request.headers().get_all("content-type").iter().collect::<Vec<_>>();
        assert_eq!(types, [media_type]);
        assert_eq!(request.headers()["accept"], "application/json");
        assert!(request.headers().contains_key("authorization"));
        assert!(!format!("{call:?}").contains("raw"), "{call:?}");
    }
    let message = refusal(graph.submit::<User>(Method::POST, "me/x", "text/html\r\nX: 1", ""));
    assert_eq!(message, "the header `content-type` cannot be sent");

    let mail = graph.submit_mime::<()>("me/sendMail", b"Subject: \xFB\xFF\xFE")?;
    assert_eq!(
        as_text(&mail.request()?),
        [
            "POST https://graph.example/v1.0/me/sendMail",
            "accept: application/json",
            "authorization: Bearer ***",
            "content-type: text/plain",
            "U3ViamVjdDog+//+",
        ]
        .join("\n")
    );
    Ok(())
}
