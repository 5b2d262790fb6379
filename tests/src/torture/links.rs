//! Addresses of services, links that a service sends, and paths. What is accepted is called at the place
//! that was checked: a parser of URLs of its own comes to the same host, port and path.

use graph_models::http::{Service, Uri};
use url::{Host, Url};

use super::texts::{almost, decoded};
use super::{Input, Verdict};
use crate::random::Random;

const BASE: &str = "https://graph.example/v1.0";

const LINKS: &[&str] = &[
    "https://graph.example/v1.0/users?$skiptoken=1",
    "https://graph.example:443/v1.0/users?$skiptoken=a%2Fb#x",
    "HTTPS://GRAPH.EXAMPLE/v1.0/me",
    "https://user:word@graph.example/v1.0/me",
    "https://graph.example@evil.example/v1.0",
    "https://graph.example.evil.example/v1.0",
    "https://evil.example/v1.0#@graph.example",
    "https://[::1]:8443/v1.0/users('a')/x",
    "http://127.0.0.1:8080/v1.0",
    "//graph.example/v1.0",
    "/v1.0/users/../me",
    "https://graph.example/v1.0/%2e%2e/beta/users",
    "https://xn--bcher-kva.example/v1.0",
];

const SEGMENTS: &[&str] = &[
    "a/b",
    "ada@contoso.com",
    "..",
    "%2e%2e",
    "",
    "a'b",
    "x?y#z",
    "users",
    "é 😀",
    "$count",
    "a\\b",
];

pub(super) fn make(random: &mut Random) -> Input {
    let (about, text) = match random.below(4) {
        0 => ("base", almost(random, LINKS, 3)),
        1 => ("segment", almost(random, SEGMENTS, 3)),
        2 => ("path", format!("users/{}", almost(random, SEGMENTS, 3))),
        _ => ("link", almost(random, LINKS, 3)),
    };
    Input { about: about.to_owned(), text: text.into_bytes() }
}

pub(super) fn law(Input { about, text }: &Input) -> Verdict {
    let Ok(text) = std::str::from_utf8(text) else { return Verdict::Refused };
    let checked = match &**about {
        "base" => base(text),
        "segment" => segment(text),
        "path" => path(text),
        _ => link(text),
    };
    match checked {
        Ok(true) => Verdict::Holds,
        Ok(false) => Verdict::Refused,
        Err(reason) => Verdict::Broken(reason),
    }
}

type Checked = Result<bool, String>;

fn graph() -> Service {
    Service::new(BASE).expect("a good address")
}

/// Whether another parser reads the same host. It writes a shorter text for some IPv6 addresses.
fn is_host(url: &Url, text: &str) -> bool {
    let address = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')?.parse().ok());
    match (url.host(), address) {
        (Some(Host::Ipv6(read)), address) => Some(read) == address,
        (read, None) => read.is_some_and(|read| read.to_string().eq_ignore_ascii_case(text)),
        _ => false,
    }
}

/// The address that is called, as another parser reads it.
fn parsed(uri: &Uri) -> Result<Url, String> {
    let url =
        Url::parse(&uri.to_string()).map_err(|error| format!("{uri} is not a URL: {error}"))?;
    if !url.username().is_empty() || url.password().is_some() {
        return Err(format!("{uri} has a user"));
    }
    if !uri.host().is_some_and(|host| is_host(&url, host)) {
        return Err(format!("{uri} leads to {}", url.host_str().unwrap_or_default()));
    }
    if uri.port_u16().or_else(|| known_port(uri)) != url.port_or_known_default() {
        return Err(format!("{uri} leads to the port {:?}", url.port_or_known_default()));
    }
    // The other parser encodes what ours leaves to the client.
    let segments = |path: &str| path.split('/').map(decoded).collect::<Vec<_>>();
    if segments(url.path()) != segments(uri.path()) {
        return Err(format!("{uri} leads to the path {}", url.path()));
    }
    Ok(url)
}

fn known_port(uri: &Uri) -> Option<u16> {
    Some(if uri.scheme_str()? == "https" { 443 } else { 80 })
}

fn called(call: &graph_models::http::Call<()>) -> Result<Option<Url>, String> {
    match call.request() {
        Ok(request) => parsed(request.uri()).map(Some),
        Err(_) => Ok(None),
    }
}

fn base(text: &str) -> Checked {
    let Ok(service) = Service::new(text) else { return Ok(false) };
    let Ok(call) = service.get::<()>(["users", "1"]) else {
        return Err("the service has no address of a user".to_owned());
    };
    let Some(url) = called(&call)? else { return Ok(false) };
    let own = Url::parse(text).map_err(|error| format!("the base is not a URL: {error}"))?;
    let same = own.scheme() == url.scheme() && own.host() == url.host();
    match same && own.port_or_known_default() == url.port_or_known_default() {
        true => Ok(true),
        false => Err(format!("{own} is called at {url}")),
    }
}

fn link(text: &str) -> Checked {
    let graph = graph();
    for call in [graph.follow::<()>(text), graph.follow_location(text)].into_iter().flatten() {
        let Some(url) = called(&call)? else { continue };
        if url.scheme() != "https"
            || url.host_str() != Some("graph.example")
            || url.port().is_some()
        {
            return Err(format!("the token goes to {url}"));
        }
        let step = call.step().ok().and_then(|step| step.url);
        let Some(step) = step else { continue };
        let led =
            Url::parse(&format!("{BASE}{step}")).map_err(|error| format!("{step}: {error}"))?;
        let mut expected = url;
        expected.set_fragment(None);
        if led != expected {
            return Err(format!("the step {step} leads to {led}"));
        }
    }
    Ok(graph.follow::<()>(text).is_ok())
}

fn segment(text: &str) -> Checked {
    let Ok(call) = graph().get::<()>(["users", text]) else { return Ok(false) };
    let Some(url) = called(&call)? else { return Ok(false) };
    let segments: Vec<_> = url.path_segments().into_iter().flatten().collect();
    match segments[..] {
        ["v1.0", "users", one] if decoded(one).as_deref() == Some(text) => {}
        _ => return Err(format!("the segment becomes {segments:?}")),
    }
    match (url.query(), url.fragment()) {
        (None, None) => Ok(true),
        rest => Err(format!("a part of the segment is {rest:?}")),
    }
}

fn path(text: &str) -> Checked {
    let Ok(call) = graph().get::<()>(text) else { return Ok(false) };
    let Some(url) = called(&call)? else { return Ok(false) };
    match url.path().starts_with("/v1.0/") && url.fragment().is_none() {
        true => Ok(true),
        false => Err(format!("the path leads to {url}")),
    }
}
