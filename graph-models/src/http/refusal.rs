//! A response that reports an error.

use std::time::{Duration, SystemTime};
use std::{error, fmt};

use ::http::header::{CONTENT_TYPE, RETRY_AFTER};
use ::http::{HeaderMap, StatusCode};

use super::headers::PrintedHeaders;
use crate::envelope::error_of;
use crate::{GraphError, RetryAfter, json};

/// A response that reports an error, with its status, headers and body.
#[derive(Clone)]
#[non_exhaustive]
pub struct Refusal {
    /// The status: not from 200 to 299.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Vec<u8>,
    /// The error in the body, if the body is a Microsoft Graph error. It is `None` for the page of a
    /// proxy, for example. Some services behind Graph write a number or an object where a text is
    /// expected. It is converted to a text, or left out if it cannot be.
    pub error: Option<GraphError>,
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident: $($status:ident)|+;)*) => {
        impl Refusal {$(
            $(#[$doc])*
            pub fn $kind(&self) -> bool {
                matches!(self.status, $(StatusCode::$status)|+)
                    || self.error.as_ref().is_some_and(GraphError::$kind)
            }
        )*}
    };
}

kinds! {
    /// Whether there were too many requests, by status (429) or code; see [`GraphError::is_throttled`].
    is_throttled: TOO_MANY_REQUESTS;
    /// Whether the resource does not exist, by status (404) or code; see
    /// [`GraphError::is_not_found`].
    is_not_found: NOT_FOUND;
    /// Whether the request conflicts with the current state, by status (409, 412) or code; see
    /// [`GraphError::is_conflict`].
    is_conflict: CONFLICT | PRECONDITION_FAILED;
    /// Whether the caller is not allowed to do this, by status (401, 403) or code; see
    /// [`GraphError::is_authorization`].
    is_authorization: UNAUTHORIZED | FORBIDDEN;
    /// Whether the token is missing or invalid, by status (401) or code; see
    /// [`GraphError::is_unauthenticated`].
    is_unauthenticated: UNAUTHORIZED;
    /// Whether a permission is missing, by status (403) or code; see [`GraphError::is_forbidden`].
    is_forbidden: FORBIDDEN;
    /// Whether the link of a delta query has expired, by status (410) or code; see
    /// [`GraphError::is_resync_required`].
    is_resync_required: GONE;
}

impl Refusal {
    pub(super) fn new(status: StatusCode, headers: HeaderMap, body: Vec<u8>) -> Self {
        let error = json::from_slice(&body).ok();
        // An error that does not have the form of Graph's is read as JSON and repaired.
        let error = error.or_else(|| error_of(serde_json::from_slice(&body).ok()?));
        Self { status, headers, body, error }
    }

    /// Whether the same request may succeed later, because it was throttled, or the service or a
    /// gateway was unavailable (502, 503, 504). The service may have processed the request
    /// nevertheless.
    pub fn is_transient(&self) -> bool {
        self.is_throttled() || matches!(self.status.as_u16(), 502..=504)
    }

    /// The header `Retry-After`; `None` if it is missing or malformed.
    pub fn retry_after(&self) -> Option<RetryAfter> {
        self.header(RETRY_AFTER.as_str())?.parse().ok()
    }

    /// How long to wait from now before the request is sent again, as `Retry-After` says.
    pub fn wait(&self) -> Option<Duration> {
        Some(self.retry_after()?.wait(SystemTime::now()))
    }

    /// The identifier of the request, which Microsoft's support asks for: from the body, or from the
    /// header `request-id`.
    pub fn request_id(&self) -> Option<&str> {
        let error = self.error.as_ref();
        error.and_then(GraphError::request_id).or_else(|| self.header("request-id"))
    }

    fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }
}

/// `the service answered 404 Not Found: code: message …`
impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the service answered {}", self.status)?;
        if let Some(error) = &self.error {
            write!(f, ": {error}")?;
        } else if let Some(media_type) = self.header(CONTENT_TYPE.as_str()) {
            write!(f, ", with a body ({media_type}) that is not a Microsoft Graph error")?;
        }
        match self.error.as_ref().and_then(GraphError::request_id) {
            // The message of the error includes it.
            Some(_) => Ok(()),
            None => match self.request_id() {
                Some(id) => write!(f, " (request id {id})"),
                None => Ok(()),
            },
        }
    }
}

// The message includes the error of the service, so the error is not a source.
impl error::Error for Refusal {}

impl fmt::Debug for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Refusal")
            .field("status", &self.status)
            .field("headers", &PrintedHeaders(&self.headers))
            .field("body", &format_args!("{} bytes", self.body.len()))
            .field("error", &self.error)
            .finish()
    }
}
