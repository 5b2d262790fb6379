//! Headers: the ones that calls send, and how received ones are read and printed.

use std::fmt;

use ::http::header::RETRY_AFTER;
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

/// A header from two texts. A value that may hold a token is marked as sensitive, so that `Debug` of a request
/// does not print it either.
pub(super) fn header(name: &str, value: &str) -> Result<(HeaderName, HeaderValue), RequestError> {
    match (HeaderName::try_from(name), HeaderValue::try_from(value)) {
        (Ok(name), Ok(mut value)) => {
            value.set_sensitive(may_hold_token(&name, &value));
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

/// Prints headers. Values that may hold a token are masked.
pub(super) struct PrintedHeaders<'h>(pub(super) &'h HeaderMap);

impl fmt::Debug for PrintedHeaders<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut map = f.debug_map();
        for (name, value) in self.0 {
            match may_hold_token(name, value) {
                true => map.entry(&name.as_str(), &"***"),
                false => map.entry(&name.as_str(), value),
            };
        }
        map.finish()
    }
}

/// The headers whose values are printed. A token can be in a header of any other name, such as
/// `x-ms-token`, `www-authenticate` and `set-cookie`.
const HARMLESS: [&str; 41] = [
    "accept",
    "accept-encoding",
    "accept-language",
    "accept-ranges",
    "age",
    "allow",
    "cache-control",
    "client-request-id",
    "connection",
    "consistencylevel",
    "content-encoding",
    "content-language",
    "content-length",
    "content-range",
    "content-type",
    "date",
    "deprecation",
    "etag",
    "expires",
    "host",
    "if-match",
    "if-modified-since",
    "if-none-match",
    "last-modified",
    "odata-maxversion",
    "odata-version",
    "prefer",
    "preference-applied",
    "range",
    "ratelimit-limit",
    "ratelimit-remaining",
    "ratelimit-reset",
    "request-id",
    "retry-after",
    "server",
    "strict-transport-security",
    "sunset",
    "transfer-encoding",
    "user-agent",
    "vary",
    "x-ms-ags-diagnostic",
];

fn may_hold_token(name: &HeaderName, value: &HeaderValue) -> bool {
    let value = value.as_bytes();
    // An address can hold a token in its query.
    !HARMLESS.contains(&name.as_str())
        || value.contains(&b'?')
        || value.windows(3).any(|window| window == b"://")
}
