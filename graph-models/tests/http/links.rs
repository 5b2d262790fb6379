//! Links to the next page: followed unchanged, and only to hosts that are allowed.

use super::*;

#[test]
fn a_link_is_followed_unchanged_and_with_the_same_headers() -> Outcome {
    let call = graph()?.list::<User>("users")?.eventual().prefer("odata.maxpagesize=5")?;
    let link = "https://graph.example:443/v1.0/users?$skiptoken=RFNwdAIA'%2e%2e+x";
    let next = call.next_page(&page(link))?.ok_or("no next page")?;
    assert_eq!(next.request()?.uri(), link);
    assert_eq!(next.request()?.headers(), call.request()?.headers());
    assert!(call.next_page(&Page::default())?.is_none());

    let from_action: Call<Page<User>> = graph()?.action("users/find", &json!({}))?;
    let next = from_action.next_page(&page(link))?.ok_or("no next page")?.request()?;
    assert_eq!(next.method(), "GET");
    assert!(next.body().is_empty() && !next.headers().contains_key("content-type"));

    let delta = Delta { next_link: Some(link.to_owned()), ..Delta::default() };
    let call = graph()?.delta::<User>("users/delta")?;
    assert!(call.next_page(&delta)?.is_some());
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
