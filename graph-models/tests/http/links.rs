//! Links to the next page: followed unchanged, and only to hosts that are allowed.

use super::*;

#[test]
fn a_link_is_followed_unchanged_and_with_the_same_headers() -> Outcome {
    let call = graph()?.list::<User>("users")?.eventual().prefer("odata.maxpagesize=5")?;
    let link = "https://graph.example:443/v1.0/users?$skiptoken=RFNwdAIA'%2e%2e+x";
    let next = next_page(&call, &page(link))?.ok_or("no next page")?;
    assert_eq!(next.request()?.uri(), link);
    assert_eq!(next.request()?.headers(), call.request()?.headers());

    let from_action: Call<Page<User>> = graph()?.action("users/find", &json!({}))?;
    let next = next_page(&from_action, &page(link))?.ok_or("no next page")?.request()?;
    assert_eq!(next.method(), "GET");
    assert!(next.body().is_empty() && !next.headers().contains_key("content-type"));
    assert_eq!(graph()?.follow::<Delta<User>>(link)?.request()?.uri(), link);
    Ok(())
}

#[test]
fn a_link_to_another_host_is_refused_unless_the_host_is_allowed() -> Outcome {
    let graph = graph()?;
    let call = graph.list::<User>("users")?;
    for link in [
        "https://evil.example/v1.0/users",
        "https://graph.example.evil.example/",
        "https://graph.example:8443/v1.0/users",
        "http://graph.example/v1.0/users",
    ] {
        let refused = next_page(&call, &page(link)).map(|call| call.is_some());
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
fn a_location_is_a_path_of_the_service_or_an_address() -> Outcome {
    let uri = |base: &str, location: &str| {
        let call = Service::new(base)?.bearer(TOKEN)?.follow_location::<Value>(location)?;
        call.request().map(|request| request.uri().to_string())
    };
    let (base, operation) = ("https://graph.example/v1.0", "teams('a%20b')/operations('2')");
    let address = format!("{base}/{operation}");
    for location in [format!("/{operation}"), format!("/v1.0/{operation}"), address.clone()] {
        assert_eq!(uri(base, &location)?, address);
    }
    assert_eq!(uri("http://[::1]:80", "/x?y=1")?, "http://[::1]:80/x?y=1");
    for location in ["", "teams", "//evil.example/x", "/\\evil.example", "/x y"] {
        assert!(matches!(uri(base, location), Err(RequestError::Link)), "{location}");
    }
    for location in ["https://evil.example/x", "http://graph.example/v1.0/x"] {
        assert!(matches!(uri(base, location), Err(RequestError::Host { .. })), "{location}");
    }
    Ok(())
}

#[test]
fn a_link_that_gives_access_by_itself_never_gets_the_token() -> Outcome {
    let graph = graph()?;
    for link in [
        "https://contoso.sharepoint.com/download?tempauth=v1",
        "https://graph.example/v1.0/users",
        "https://graph.example:8443/",
    ] {
        let call = graph.follow_without_token::<Page<User>>(link)?;
        assert_eq!(call.request()?.uri(), link);
        let next = next_page(&call, &page("https://graph.example/v1.0/users?$skiptoken=2"))?;
        let calls = [call.clone(), next.ok_or("no next page")?];
        for call in calls {
            assert!(!call.request()?.headers().contains_key("authorization"));
            assert!(matches!(
                call.clone().header("AUTHORIZATION", "Bearer x"),
                Err(RequestError::Token)
            ));
            // A batch carries the token.
            assert!(matches!(call.step(), Err(RequestError::Address)));
        }
        call.header("If-None-Match", "*")?;
    }
    for link in ["", "/x", "https://a:b@contoso.sharepoint.com/", "https://graph.example\\@x.com/"]
    {
        let call = graph.follow_without_token::<Value>(link);
        assert!(matches!(call, Err(RequestError::Link)), "{link}");
    }
    let message = refusal(graph.follow_without_token::<Value>("http://contoso.com/x?hush"));
    assert_eq!(message, "the link leads to `http://contoso.com`, which is not encrypted");
    let local = Service::new("http://127.0.0.1:8080")?;
    local.follow_without_token::<Value>("http://127.0.0.1:9090/x")?;
    local.follow_without_token::<Value>("https://contoso.com/x")?;
    Ok(())
}

proptest! {
    #[test]
    fn no_link_reaches_another_host(link in ".{0,30}", host in "[a-z@:/\\\\.?#]{0,12}") {
        let graph = graph().map_err(|error| TestCaseError::fail(error.to_string()))?;
        for link in [link, format!("https://graph.example{host}"), format!("https://{host}")] {
            if let Ok(call) = graph.follow::<Value>(&link) {
                let request = call.request().map_err(|error| TestCaseError::fail(error.to_string()))?;
                prop_assert_eq!(request.uri().host(), Some("graph.example"));
                prop_assert_eq!(request.uri().scheme_str(), Some("https"));
                // Another URL parser must agree on the host.
                let parsed = reqwest::Url::parse(&link);
                prop_assert!(parsed.is_ok_and(|url| url.host_str() == Some("graph.example")));
            }
        }
    }
}
