//! The scheme, host and port of an address, read strictly.
//!
//! Parsers disagree about users, ports, numbers as hosts, backslashes and dots. An address is accepted only
//! if all of them read it alike, so that a client calls the host that was checked. The crate `url` alone would not
//! do, because it repairs what it reads, so the text that was checked would not be the one that is sent. But reqwest
//! calls only what `url` accepts, so with reqwest, `url` is asked about names in other scripts.

use std::fmt;
use std::net::{Ipv4Addr, Ipv6Addr};

use ::http::Uri;

/// An absolute HTTP address that all clients read alike.
#[derive(Debug)]
pub(super) struct Checked<'a> {
    pub(super) origin: Origin,
    /// The address without its fragment, which is never sent.
    pub(super) address: &'a str,
}

/// The scheme, host and port of an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Origin {
    is_https: bool,
    pub(super) host: Host,
}

/// A host and its port. The default port of the scheme is `None`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Host {
    /// In lower case; an IPv6 address in its shortest form.
    name: String,
    port: Option<u16>,
}

/// Reads an absolute HTTP address. `None` if it is none, has a user, which some clients would send to the
/// host, or has segments such as `..`, which clients resolve.
pub(super) fn read(text: &str) -> Option<Checked<'_>> {
    // Some clients read a backslash as a slash, and drop white space.
    if text.contains(|char: char| char == '\\' || char.is_whitespace() || char.is_control()) {
        return None;
    }
    let address = text.split('#').next()?;
    let (scheme, rest) = address.split_once("://")?;
    let is_https = scheme.eq_ignore_ascii_case("https");
    if !is_https && !scheme.eq_ignore_ascii_case("http") {
        return None;
    }
    let (host, rest) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
    let host = Host::read(host, is_https)?;
    if rest.split('?').next()?.split('/').any(is_dots) {
        return None;
    }
    // The other characters are those that a request can have.
    address.parse::<Uri>().ok()?;
    Some(Checked { origin: Origin { is_https, host }, address })
}

/// Whether clients resolve a segment, as `.` and `..`, also encoded.
fn is_dots(segment: &str) -> bool {
    // Every other segment is longer, or has another character.
    segment.len() <= 6 && matches!(&*segment.to_ascii_lowercase().replace("%2e", "."), "." | "..")
}

impl Origin {
    /// Reads a host for the same scheme.
    pub(super) fn host(&self, text: &str) -> Option<Host> {
        Host::read(text, self.is_https)
    }

    pub(super) fn is_https(&self) -> bool {
        self.is_https
    }

    pub(super) fn same_scheme(&self, other: &Self) -> bool {
        self.is_https == other.is_https
    }
}

impl Host {
    fn read(text: &str, is_https: bool) -> Option<Self> {
        let (name, port) = match text.strip_prefix('[') {
            Some(rest) => {
                let (address, port) = rest.split_once(']')?;
                (format!("[{}]", address.parse::<Ipv6Addr>().ok()?), port)
            }
            None => {
                let (name, port) = text.split_at(text.find(':').unwrap_or(text.len()));
                (is_name(name).then(|| name.to_ascii_lowercase())?, port)
            }
        };
        let port = match port.strip_prefix(':') {
            Some(digits) => Some(port_number(digits)?),
            None if port.is_empty() => None,
            None => return None,
        };
        let default = if is_https { 443 } else { 80 };
        Some(Self { name, port: port.filter(|port| *port != default) })
    }
}

/// Whether a text is the name of a host, or an IPv4 address in the usual form.
fn is_name(text: &str) -> bool {
    let is_label = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
    };
    // Some parsers read `127.1` and `0x7f.1` as addresses.
    let last = text.rsplit('.').next().unwrap_or(text);
    let hexadecimal = last.strip_prefix("0x").or_else(|| last.strip_prefix("0X"));
    let is_number = last.bytes().all(|byte| byte.is_ascii_digit())
        || hexadecimal.is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
    text.len() <= 253
        && text.split('.').all(is_label)
        && (!is_number || text.parse::<Ipv4Addr>().is_ok())
        && (!text.split('.').any(is_encoded) || is_decodable(text))
}

/// Whether a label stands for text in another script, in Punycode.
fn is_encoded(label: &str) -> bool {
    label.get(..4).is_some_and(|prefix| prefix.eq_ignore_ascii_case("xn--"))
}

/// Whether reqwest can call a host with such a label. Other clients do not decode it.
#[cfg(feature = "reqwest")]
fn is_decodable(name: &str) -> bool {
    reqwest::Url::parse(&format!("https://{name}")).is_ok()
}

#[cfg(not(feature = "reqwest"))]
fn is_decodable(_: &str) -> bool {
    true
}

/// The port with these digits. A sign and zeros at the start are not read alike by all.
fn port_number(digits: &str) -> Option<u16> {
    matches!(digits.as_bytes(), [b'1'..=b'9', ..]).then(|| digits.parse().ok())?
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scheme = if self.is_https { "https" } else { "http" };
        write!(f, "{scheme}://{}", self.host.name)?;
        self.host.port.map_or(Ok(()), |port| write!(f, ":{port}"))
    }
}
