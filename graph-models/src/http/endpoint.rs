//! The address of a service, the hosts that its links may address, and the token.

use ::http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE};
use ::http::{HeaderMap, HeaderValue};
use graph_table::Profile;

use super::error::RequestError;
use super::headers::{ANY_MEDIA, JSON, ODATA_MAX_VERSION, ODATA_VERSION, header};
use super::origin::{Checked, Host, Origin, read};
use super::token::Token;
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
    /// Headers of every request that goes to the service itself.
    own_headers: HeaderMap,
    profile: Profile,
    token: Option<Token>,
    /// Whether requests may carry a token. It is false for links that give access by themselves.
    takes_token: bool,
    /// Whether values that do not fit their types are kept.
    tolerant: bool,
}

impl Endpoint {
    pub(super) fn new(base: &str) -> Result<Self, RequestError> {
        let checked =
            read(base).filter(|_| !base.contains(['?', '#'])).ok_or(RequestError::Base)?;
        let origin = checked.origin;
        let base = base.trim_end_matches('/').to_owned();
        Ok(Self {
            base,
            origin,
            allowed: Vec::new(),
            own_headers: HeaderMap::new(),
            profile: Profile::GRAPH,
            token: None,
            takes_token: true,
            tolerant: false,
        })
    }

    pub(super) fn set_token(&mut self, token: Token) {
        self.token = Some(token);
    }

    /// The token, if requests may carry one.
    pub(super) fn token(&self) -> Option<&Token> {
        self.token.as_ref().filter(|_| self.takes_token)
    }

    pub(super) fn set_header(&mut self, name: &str, value: &str) -> Result<(), RequestError> {
        let (name, value) = header(name, value)?;
        if name == AUTHORIZATION {
            self.token = Some(Token::Fixed(value));
        } else {
            self.own_headers.insert(name, value);
        }
        Ok(())
    }

    pub(super) fn set_profile(&mut self, profile: Profile) {
        self.profile = profile;
    }

    pub(super) fn profile(&self) -> Profile {
        self.profile
    }

    pub(super) fn allow_host(&mut self, host: &str) -> Result<(), RequestError> {
        self.allowed.push(self.origin.host(host).ok_or(RequestError::InvalidHost)?);
        Ok(())
    }

    pub(super) fn set_tolerant(&mut self) {
        self.tolerant = true;
    }

    pub(super) fn is_tolerant(&self) -> bool {
        self.tolerant
    }

    /// The same service for addresses that must never receive a token. A header of the service may be
    /// a key that gives access, too.
    pub(super) fn without_token(&self) -> Self {
        let own_headers = HeaderMap::new();
        let profile = Profile::GRAPH;
        Self { token: None, own_headers, profile, takes_token: false, ..self.clone() }
    }

    pub(super) fn takes_token(&self) -> bool {
        self.takes_token
    }

    /// The address of a resource.
    pub(super) fn address(&self, path: &ResourcePath) -> String {
        format!("{}{path}", self.base)
    }

    /// The address in a header `Location`. Graph writes a path after the version of the service. By
    /// HTTP, a path begins at the host, and then it begins with that of the service.
    pub(super) fn resolve(&self, location: &str) -> String {
        let path = location.starts_with('/') && !location.starts_with("//");
        if !path {
            return location.to_owned();
        }
        let (host, root) = self.base.split_at(host_end(&self.base));
        let from_host = location.strip_prefix(root).is_some_and(|rest| rest.starts_with('/'));
        format!("{}{location}", if from_host { host } else { &self.base })
    }

    /// The part of an address after that of the service; `None` if the address is outside the service,
    /// or must not receive the token.
    pub(super) fn relative<'a>(&self, address: &'a str) -> Option<&'a str> {
        let relative = address.strip_prefix(&self.base).filter(|rest| rest.starts_with('/'));
        relative.filter(|_| self.takes_token)
    }

    /// The address to send for a link; an error for a host that must not receive the token.
    pub(super) fn check_link<'l>(&self, link: &'l str) -> Result<&'l str, RequestError> {
        let Checked { origin, address } = read(link).ok_or(RequestError::Link)?;
        let allowed = origin.host == self.origin.host || self.allowed.contains(&origin.host);
        match allowed && origin.same_scheme(&self.origin) {
            true => Ok(address),
            false => Err(RequestError::Host { found: origin.to_string() }),
        }
    }

    /// The address to send for a link; an error if it is neither encrypted nor of the scheme of the service.
    /// Its host is not checked, because no token is sent to it.
    pub(super) fn check_link_without_token<'l>(
        &self,
        link: &'l str,
    ) -> Result<&'l str, RequestError> {
        let Checked { origin, address } = read(link).ok_or(RequestError::Link)?;
        match origin.is_https() || origin.same_scheme(&self.origin) {
            true => Ok(address),
            false => Err(RequestError::Insecure { found: origin.to_string() }),
        }
    }

    /// The headers of a request whose response is a `T`.
    pub(super) fn headers<T: 'static>(&self, has_body: bool) -> HeaderMap {
        let mut headers = HeaderMap::new();
        if let Some(version) = self.profile.version() {
            for name in [ODATA_VERSION, ODATA_MAX_VERSION] {
                headers.insert(name, HeaderValue::from_static(version));
            }
        }
        headers.insert(ACCEPT, if is_bytes::<T>() { ANY_MEDIA } else { JSON });
        if has_body {
            headers.insert(CONTENT_TYPE, JSON);
        }
        // A function is asked for its token when the request is made.
        if let Some(Token::Fixed(value)) = self.token() {
            headers.insert(AUTHORIZATION, value.clone());
        }
        headers.extend(self.own_headers.clone());
        headers
    }
}

/// Where the path of an absolute address starts, or else its query or its end.
pub(super) fn host_end(address: &str) -> usize {
    let host = address.find("://").map_or(0, |scheme| scheme + 3);
    let path = address.get(host..).and_then(|rest| rest.find(['/', '?', '#']));
    path.map_or(address.len(), |path| host + path)
}
