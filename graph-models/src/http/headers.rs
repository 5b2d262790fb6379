//! Headers: the ones that calls send, and how received ones are read and printed.

use std::fmt;

use ::http::header::{AUTHORIZATION, RETRY_AFTER};
use ::http::{HeaderMap, HeaderName, HeaderValue};

use super::error::RequestError;
use crate::RetryAfter;

/// The media type of every body but that of an upload.
pub(super) const JSON: HeaderValue = HeaderValue::from_static("application/json");

/// Any media type: bytes are accepted in each.
pub(super) const ANY_MEDIA: HeaderValue = HeaderValue::from_static("*/*");

pub(super) const ODATA_VERSION: HeaderName = HeaderName::from_static("odata-version");
pub(super) const ODATA_MAX_VERSION: HeaderName = HeaderName::from_static("odata-maxversion");

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

/// The text of a header; `None` if it is missing, or has characters other than those of ASCII.
pub(super) fn text<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers.get(name)?.to_str().ok()
}

/// The header `Retry-After`; `None` if it is missing or malformed.
pub(super) fn retry_after(headers: &HeaderMap) -> Option<RetryAfter> {
    text(headers, RETRY_AFTER.as_str())?.parse().ok()
}

/// The header `request-id`, which Microsoft's support asks for.
pub(super) fn request_id(headers: &HeaderMap) -> Option<&str> {
    text(headers, "request-id")
}

/// Whether a media type is that of JSON: `application/json;odata.metadata=full`, `application/x+json`.
pub(super) fn is_json(media_type: &HeaderValue) -> bool {
    let text = media_type.to_str().unwrap_or_default();
    let essence = text.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    essence.ends_with("/json") || essence.ends_with("+json")
}

/// Prints the headers of a response. Values that may hold a token are masked: links, cookies, and
/// headers whose names say so.
pub(super) struct PrintedHeaders<'h>(pub(super) &'h HeaderMap);

impl fmt::Debug for PrintedHeaders<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut map = f.debug_map();
        for (name, value) in self.0 {
            match may_hold_token(name.as_str(), value) {
                true => map.entry(&name.as_str(), &"***"),
                false => map.entry(&name.as_str(), value),
            };
        }
        map.finish()
    }
}

pub(super) fn may_hold_token(name: &str, value: &HeaderValue) -> bool {
    const WORDS: [&str; 8] =
        ["authorization", "cookie", "key", "link", "location", "password", "secret", "token"];
    let value = value.as_bytes();
    WORDS.iter().any(|word| name.contains(word))
        || value.contains(&b'?')
        || value.windows(3).any(|window| window == b"://")
}
