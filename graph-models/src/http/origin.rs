//! The scheme, host and port of an address.

use std::fmt;

use ::http::Uri;
use ::http::uri::{Authority, Scheme};

/// The scheme, host and port of an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Origin {
    scheme: Scheme,
    pub(super) host: Host,
}

/// A host and its port. The default port of the scheme is `None`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Host {
    name: String,
    port: Option<u16>,
}

impl Origin {
    /// The origin of an absolute HTTP address without a user, because some clients would send the
    /// user to the host.
    pub(super) fn of(address: &Uri) -> Option<Self> {
        let scheme = address.scheme()?;
        if *scheme != Scheme::HTTP && *scheme != Scheme::HTTPS {
            return None;
        }
        let host = Host::of(address.authority()?, scheme)?;
        Some(Self { scheme: scheme.clone(), host })
    }

    /// Parses a host for the same scheme.
    pub(super) fn host(&self, text: &str) -> Option<Host> {
        Host::of(&text.parse().ok()?, &self.scheme)
    }

    pub(super) fn is_https(&self) -> bool {
        self.scheme == Scheme::HTTPS
    }

    pub(super) fn same_scheme(&self, other: &Self) -> bool {
        self.scheme == other.scheme
    }
}

impl Host {
    fn of(authority: &Authority, scheme: &Scheme) -> Option<Self> {
        let text = authority.as_str();
        // The text after the host must be a port that all clients read alike.
        let port = match text.strip_prefix(authority.host())? {
            "" => None,
            _ => Some(authority.port_u16()?),
        };
        let default = if *scheme == Scheme::HTTPS { 443 } else { 80 };
        let name = authority.host().to_ascii_lowercase();
        (!name.is_empty()).then_some(Self { name, port: port.filter(|port| *port != default) })
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}", self.scheme, self.host.name)?;
        self.host.port.map_or(Ok(()), |port| write!(f, ":{port}"))
    }
}
