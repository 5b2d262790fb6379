//! The address of a service, the hosts that its links may address, and the token.

use ::http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE};
use ::http::{HeaderMap, HeaderValue, Uri};

use super::error::RequestError;
use super::headers::{ANY_MEDIA, JSON, header};
use super::origin::{Host, Origin};
use crate::envelope::is_bytes;
use crate::query::ResourcePath;

/// What every call to a service shares: its address, the hosts that may receive the token, and the
/// token.
#[derive(Debug, Clone)]
pub(super) struct Endpoint {
    /// Without a slash at the end.
    base: String,
    origin: Origin,
    allowed: Vec<Host>,
    /// Marked as sensitive, so that it is not printed.
    authorization: Option<HeaderValue>,
}

impl Endpoint {
    pub(super) fn new(base: &str) -> Result<Self, RequestError> {
        let address =
            parse(base).filter(|_| !base.contains(['?', '#'])).ok_or(RequestError::Base)?;
        let origin = Origin::of(&address).ok_or(RequestError::Base)?;
        let base = base.trim_end_matches('/').to_owned();
        Ok(Self { base, origin, allowed: Vec::new(), authorization: None })
    }

    pub(super) fn set_token(&mut self, token: &str) -> Result<(), RequestError> {
        let (_, value) = header(AUTHORIZATION.as_str(), &format!("Bearer {token}"))?;
        self.authorization = Some(value);
        Ok(())
    }

    pub(super) fn allow_host(&mut self, host: &str) -> Result<(), RequestError> {
        self.allowed.push(self.origin.host(host).ok_or(RequestError::InvalidHost)?);
        Ok(())
    }

    /// The address of a resource.
    pub(super) fn address(&self, path: &ResourcePath) -> String {
        format!("{}{path}", self.base)
    }

    /// The part of an address after that of the service; `None` if the address is outside the service.
    pub(super) fn relative<'a>(&self, address: &'a str) -> Option<&'a str> {
        address.strip_prefix(&self.base).filter(|rest| rest.starts_with('/'))
    }

    /// Refuses a link to a host that must not receive the token.
    pub(super) fn check_link(&self, link: &str) -> Result<(), RequestError> {
        let address = parse(link).ok_or(RequestError::Link)?;
        let origin = Origin::of(&address).ok_or(RequestError::Link)?;
        let allowed = origin.host == self.origin.host || self.allowed.contains(&origin.host);
        match allowed && origin.same_scheme(&self.origin) {
            true => Ok(()),
            false => Err(RequestError::Host { found: origin.to_string() }),
        }
    }

    /// The headers of a request whose response is a `T`.
    pub(super) fn headers<T: 'static>(&self, has_body: bool) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT, if is_bytes::<T>() { ANY_MEDIA } else { JSON });
        if has_body {
            headers.insert(CONTENT_TYPE, JSON);
        }
        if let Some(value) = &self.authorization {
            headers.insert(AUTHORIZATION, value.clone());
        }
        headers
    }
}

/// Parses an address that all clients understand alike: some read a backslash as a slash, and drop
/// white space.
fn parse(address: &str) -> Option<Uri> {
    let ambiguous = |char: char| char == '\\' || char.is_whitespace() || char.is_control();
    if address.contains(ambiguous) {
        return None;
    }
    address.parse().ok()
}
