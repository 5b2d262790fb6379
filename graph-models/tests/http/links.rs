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
fn a_host_in_another_script_is_one_that_the_client_can_call() -> Outcome {
    let follows = |host: &str| {
        let service = Service::new(&format!("https://{host}/v1.0"));
        service.and_then(|service| service.follow::<Value>(&format!("https://{host}/x"))).is_ok()
    };
    assert!(follows("xn--bcher-kva.example") && follows("graph.XN--bcher-kva.example"));
    // Neither is Punycode, so reqwest does not call it. Other clients do not decode it.
    for host in ["xn--a-.example", "graph.xn--99999999999.example"] {
        assert_eq!(follows(host), cfg!(not(feature = "reqwest")), "{host}");
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

#[test]
fn an_address_that_clients_read_differently_is_refused() -> Outcome {
    let graph = graph()?;
    for address in [
        "https://graph.example@graph.example:443#x",
        "https://graph.example@graph.example/v1.0",
        "HTTPS://a@b:443/[",
        "http://g@g:3",
        "https://@graph.example/",
        "https://graph.example:+443/v1.0",
        "https://graph.example:0443/v1.0",
        "https://graph.example:0/v1.0",
        "https://graph.example:65536/v1.0",
        "https://graph.example:443x/v1.0",
        "https://graph.example/v1.0/../beta",
        "https://graph.example/v1.0/%2e%2E/beta",
        "https://graph.example/v1.0/.%2e/beta",
        "https://graph.example/v1.0/./users",
        "https://graph.example/v1.0/%2E",
        "https://gr%61ph.example/",
        "https://graph..example/",
        "https://gräph.example/",
        "https://graph.example;x/",
        "https://127.1/",
        "https://0x7f.1/",
        "https://1.2.3.04/",
        "https://[::1/",
        "https://[::1%25eth0]/",
        "https:/graph.example/",
        "https:///graph.example/",
        "https://?graph.example",
    ] {
        let link = graph.follow::<Value>(address).map(drop);
        assert!(matches!(link, Err(RequestError::Link)), "{address}");
        let link = graph.follow_without_token::<Value>(address).map(drop);
        assert!(matches!(link, Err(RequestError::Link)), "{address}");
        let upload = graph.upload_file::<Value>(address, 1).map(drop);
        assert!(matches!(upload, Err(RequestError::Link)), "{address}");
        assert!(matches!(Service::new(address), Err(RequestError::Base)), "{address}");
    }
    for address in [
        "https://graph.example/v1.0/a..b/...?$skiptoken=/../x",
        "HTTPS://GRAPH.example:443/v1.0",
        "https://graph.example/v1.0/teams('a%2Fb')/x{y}",
    ] {
        graph.follow::<Value>(address)?.step().map(drop).or_else(|error| match error {
            // A batch is sent to the address of the service as it was given.
            RequestError::Address => Ok(()),
            error => Err(error),
        })?;
    }
    for address in
        ["http://localhost:8080", "http://127.0.0.1:80/v1.0/", "http://[::1]:3", "http://a_b-c"]
    {
        Service::new(address)?;
    }
    Ok(())
}

#[test]
fn a_fragment_is_not_sent_and_takes_nothing_with_it() -> Outcome {
    let query = Query::<Value>::new().top(1);
    let graph = graph()?;
    for (link, sent) in [
        ("https://graph.example/v1.0/users#x", "https://graph.example/v1.0/users?$top=1"),
        ("https://graph.example/v1.0/users?a=b#x?y", "https://graph.example/v1.0/users?a=b&$top=1"),
    ] {
        assert_eq!(graph.follow::<Value>(link)?.query(&query).request()?.uri(), sent);
        assert_eq!(graph.follow_without_token::<Value>(link)?.query(&query).request()?.uri(), sent);
    }
    let mut pages = graph.list::<User>("users")?.pages();
    pages.advance(&page("https://graph.example/v1.0/users?$skip=1#1"))?;
    let repeated = pages.advance(&page("https://graph.example/v1.0/users?$skip=1#2"));
    assert!(matches!(repeated, Err(RequestError::Repeated { pages: 2 })));
    Ok(())
}

/// The bytes of a path without percent-encoding, of which parsers add more or less.
fn decoded(path: &str) -> Vec<u8> {
    let (mut bytes, mut rest) = (Vec::new(), path.as_bytes());
    while let [first, after @ ..] = rest {
        let digits = after.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        let encoded = digits.filter(|_| *first == b'%' && !digits.unwrap_or("+").contains('+'));
        let byte = encoded.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &after[2..] } else { after };
    }
    bytes
}

/// Addresses put together from parts that parsers read differently.
fn odd_address() -> impl Strategy<Value = String> {
    let scheme = prop::sample::select(vec!["https://", "HTTPS://", "http://", "https:/", "ftp://"]);
    let user = prop::sample::select(vec!["", "", "", "@", "a@", "a:b@", "graph.example@"]);
    let host = prop::sample::select(vec![
        "graph.example",
        "graph.example",
        "GRAPH.Example",
        "graph.example.",
        "graph..example",
        "127.1",
        "0x7f.1",
        "0x",
        "1.2.3.4",
        "01.2.3.4",
        "1.2.3.4.5",
        "[::1]",
        "[0:0::1]",
        "[::ffff:1.2.3.4]",
        "[::1",
        "gr%61ph.example",
        "ｇraph.example",
        "a_b",
        "-a-",
        "a.1b",
        "",
        "a,b",
        "a'b",
        "a!b",
    ]);
    let port = prop::sample::select(vec![
        "", "", ":", ":443", ":80", ":0443", ":+443", ":8443", ":65536", ":0",
    ]);
    let rest = prop_oneof![
        prop::sample::select(vec![
            "",
            "/",
            "/v1.0/users",
            "/v1.0/../x",
            "/%2e%2E/x",
            "/.%2e",
            "/./x",
            "/a%2Fb",
            "//x",
            "?x",
            "/x?a=/../b",
            "#x",
            "/x#y@z",
            "/\\x",
            "/[",
            "/x'(1)",
            "/ü",
            "/{x}|^`\"<>",
            "/%",
            "/%zz",
        ])
        .prop_map(str::to_owned),
        "[/.%2eE?#@:a]{0,12}",
    ];
    (scheme, user, host, port, rest)
        .prop_map(|(scheme, user, host, port, rest)| format!("{scheme}{user}{host}{port}{rest}"))
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
    /// What is checked is what is sent: the parser that reqwest has reads the same.
    #[test]
    fn an_accepted_address_is_the_same_for_another_parser(address in odd_address()) {
        let graph = graph().map_err(|error| TestCaseError::fail(error.to_string()))?;
        let calls = [
            graph.follow_without_token::<Value>(&address).ok(),
            graph.follow::<Value>(&address).ok(),
            Service::new(&address).ok().and_then(|service| service.get("").ok()),
        ];
        for call in calls.into_iter().flatten() {
            let request = call.request().map_err(|error| TestCaseError::fail(error.to_string()))?;
            let uri = request.uri();
            let url = reqwest::Url::parse(&address).map_err(|error| TestCaseError::fail(error.to_string()))?;
            prop_assert_eq!((url.username(), url.password()), ("", None));
            prop_assert_eq!(Some(url.scheme()), uri.scheme_str());
            let default = if url.scheme() == "https" { 443 } else { 80 };
            prop_assert_eq!(url.port().unwrap_or(default), uri.port_u16().unwrap_or(default));
            let host = uri.host().unwrap_or_default().to_ascii_lowercase();
            let shortest = reqwest::Url::parse(&format!("http://{host}/"));
            let shortest = shortest.map_err(|error| TestCaseError::fail(error.to_string()))?;
            prop_assert_eq!(url.host_str(), shortest.host_str());
            prop_assert!(host.starts_with('[') || url.host_str() == Some(&host));
            // The address of a service ends without slashes.
            let path = |path: &str| decoded(path.trim_end_matches('/'));
            prop_assert_eq!(path(url.path()), path(uri.path()));
        }
    }
}
