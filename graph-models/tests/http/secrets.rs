//! Tokens, arguments and queries are not printed.

use super::*;

#[test]
fn the_arguments_of_a_function_are_not_printed() -> Outcome {
    let scan = Scan { pin: Some("1234".to_owned()), ..Default::default() };
    let call = graph()?.invoke_function(["scan(x)"], &scan)?;
    let address = "https://graph.example/v1.0/scan(x)/scan(pin='1234')";
    assert_eq!(call.request()?.uri(), address);
    for printed in [format!("{call:?}"), format!("{:?}", scan.address()?), format!("{scan:?}")] {
        assert!(printed.contains("can") && !printed.contains("1234"), "{printed}");
    }
    // What is in parentheses before may be an argument, too.
    let printed = format!("{call:?}");
    assert!(printed.contains("v1.0/scan(\"") && !printed.contains("(x"), "{printed}");
    Ok(())
}

#[test]
fn arguments_in_a_link_or_a_step_are_not_printed() -> Outcome {
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
        let next = next_page(&pages, &page(&link))?.ok_or("no next page")?;
        let query = Query::<User>::new().search("1234");
        for call in [next.clone(), next.query(&query)] {
            let printed = format!("{call:?}");
            assert!(printed.contains("/users/scan") && !printed.contains("1234"), "{printed}");
        }
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
fn headers_that_may_hold_a_token_are_not_printed() -> Outcome {
    let headers = [
        ("Location", "https://a.example/?tempauth=hush"),
        ("Content-Location", "/hush"),
        ("Operation-Location", "/hush"),
        ("Azure-AsyncOperation", "https://a.example/hush"),
        ("Link", "</users?$skiptoken=hush>; rel=next"),
        ("Refresh", "0; url=/x?hush"),
        ("Set-Cookie", "s=hush"),
        ("X-Ms-AuthToken", "hush"),
        ("X-Anything", "hush"),
        ("WWW-Authenticate", "Bearer hush"),
        ("Server", "https://hush"),
        ("Retry-After", "7"),
    ];
    for (status, body) in [(302, "[]"), (403, "[]"), (202, "[]"), (202, "{}")] {
        let call = graph()?.get::<User>("me")?;
        let answer = call.read_answer(answer(status, &headers, body));
        let printed = format!("{answer:?}");
        assert!(
            !printed.contains("hush") && printed.contains("\"retry-after\": \"7\""),
            "{printed}"
        );
        if let Err(error) = &answer {
            assert!(!error.to_string().contains("hush"), "{error}");
        }
    }
    Ok(())
}

#[test]
fn headers_of_requests_that_may_hold_a_token_are_not_printed() -> Outcome {
    let call = graph()?.get::<User>("me")?.prefer("odata.maxpagesize=7")?;
    let call = call.header("X-Ms-Token", "hush")?.header("Cookie", "s=hush")?;
    for printed in [format!("{call:?}"), format!("{:?}", call.request()?)] {
        assert!(printed.contains("\"x-ms-token\"") && !printed.contains("hush"), "{printed}");
        assert!(printed.contains("\"prefer\": \"odata.maxpagesize=7\""), "{printed}");
    }
    assert_eq!(call.request()?.headers()["x-ms-token"], "hush");
    Ok(())
}

#[test]
fn a_link_that_gives_access_by_itself_is_not_printed() -> Outcome {
    let query = Query::<Value>::new().search("hush");
    for link in ["https://up.example/hush", "https://up.example?hush", "https://up.example#hush"] {
        let call = graph()?.follow_without_token::<Value>(link)?;
        let upload = graph()?.upload_file::<Value>(link, 1)?;
        for printed in [
            format!("{call:?}"),
            format!("{:?}", call.clone().query(&query)),
            format!("{upload:?} {:?} {:?}", upload.fragment(vec![0])?, upload.status()),
        ] {
            assert!(!printed.contains("hush"), "{printed}");
        }
        assert!(format!("{call:?}").contains("\"https://up.example\""), "{call:?}");
    }
    let pages = graph()?.follow::<Page<User>>("https://graph.example/v1.0/users?hush")?.pages();
    assert!(!format!("{pages:?}").contains("hush"), "{pages:?}");
    Ok(())
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
fn the_headers_of_a_service_stay_with_it() -> Outcome {
    let service = graph()?
        .header("Accept-Language", "de")?
        .header("x-api-key", "hush-1")?
        .header("X-API-Key", "hush-2")?;
    let call = service.get::<User>("me")?.header("Accept-Language", "fr")?;
    let request = call.request()?;
    assert_eq!(request.headers()["accept-language"], "fr");
    assert_eq!(request.headers().get_all("x-api-key").iter().collect::<Vec<_>>(), ["hush-2"]);
    for printed in [format!("{service:?}"), format!("{call:?}"), format!("{request:?}")] {
        assert!(!printed.contains("hush"), "{printed}");
    }
    // A batch has them itself, and a link that gives access by itself does not need them.
    let step = serde_json::to_value(call.step()?)?;
    assert_eq!(step["headers"], json!({"accept-language": "fr"}));
    let link = "https://files.example/download?token=1";
    let call: Call<Binary> = service.follow_without_token(link)?;
    assert!(!call.request()?.headers().contains_key("x-api-key"));
    assert!(!call.request()?.headers().contains_key("accept-language"));

    let basic = Service::new("https://graph.example")?.header("Authorization", "Basic hush-3")?;
    let request = basic.get::<User>("me")?.request()?;
    assert_eq!(request.headers()["authorization"], "Basic hush-3");
    assert!(!format!("{request:?} {basic:?}").contains("hush"));
    assert!(graph()?.header("a b", "c").is_err() && graph()?.header("a", "b\nc").is_err());
    Ok(())
}
