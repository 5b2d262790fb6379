//! Headers: the ones that calls send, and how received ones are printed.

use std::fmt;

use ::http::header::{AUTHORIZATION, CONTENT_LOCATION, LINK, LOCATION, SET_COOKIE};
use ::http::{HeaderMap, HeaderName, HeaderValue};

use super::error::RequestError;

/// The media type of every body but that of an upload.
pub(super) const JSON: HeaderValue = HeaderValue::from_static("application/json");

/// Any media type: bytes are accepted in each.
pub(super) const ANY_MEDIA: HeaderValue = HeaderValue::from_static("*/*");

pub(super) const PREFER: HeaderName = HeaderName::from_static("prefer");
pub(super) const CONSISTENCY_LEVEL: HeaderName = HeaderName::from_static("consistencylevel");
pub(super) const EVENTUAL: HeaderValue = HeaderValue::from_static("eventual");

/// A header from two texts. The value of `Authorization` is marked as sensitive, so that it is not
/// printed.
pub(super) fn header(name: &str, value: &str) -> Result<(HeaderName, HeaderValue), RequestError> {
    match (HeaderName::try_from(name), HeaderValue::try_from(value)) {
        (Ok(name), Ok(mut value)) => {
            value.set_sensitive(name == AUTHORIZATION);
            Ok((name, value))
        }
        _ => Err(RequestError::Header { name: name.to_owned() }),
    }
}

/// Prints the headers of a response. Values that may hold a token are masked: addresses to fetch
/// something from, and cookies.
pub(super) struct PrintedHeaders<'h>(pub(super) &'h HeaderMap);

impl fmt::Debug for PrintedHeaders<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut map = f.debug_map();
        for (name, value) in self.0 {
            match [CONTENT_LOCATION, LINK, LOCATION, SET_COOKIE].contains(name) {
                true => map.entry(&name.as_str(), &"***"),
                false => map.entry(&name.as_str(), value),
            };
        }
        map.finish()
    }
}
