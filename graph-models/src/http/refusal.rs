//! An answer that reports an error.

use std::time::{Duration, SystemTime};
use std::{error, fmt};

use ::http::header::{CONTENT_TYPE, RETRY_AFTER};
use ::http::{HeaderMap, StatusCode};

use super::response::PrintedHeaders;
use crate::envelope::error_of;
use crate::{GraphError, RetryAfter};

/// An answer that reports an error: all there is of it.
#[derive(Clone)]
#[non_exhaustive]
pub struct Refusal {
    /// The status: not from 200 to 299.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Vec<u8>,
    /// The error in the body, if it is one of Microsoft Graph: a proxy on the way has pages of its
    /// own. Some services behind Graph write a number or an object for a text: it is made one, and what
    /// cannot be is left out here.
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
    /// There were too many requests: by status (429) or code, see [`GraphError::is_throttled`].
    is_throttled: TOO_MANY_REQUESTS;
    /// What was asked for is not there: by status (404) or code, see [`GraphError::is_not_found`].
    is_not_found: NOT_FOUND;
    /// The request does not fit what is there: by status (409, 412) or code, see
    /// [`GraphError::is_conflict`].
    is_conflict: CONFLICT | PRECONDITION_FAILED;
    /// The caller may not do this: by status (401, 403) or code, see
    /// [`GraphError::is_authorization`].
    is_authorization: UNAUTHORIZED | FORBIDDEN;
    /// There is no good token: by status (401) or code, see [`GraphError::is_unauthenticated`].
    is_unauthenticated: UNAUTHORIZED;
    /// There is no permission: by status (403) or code, see [`GraphError::is_forbidden`].
    is_forbidden: FORBIDDEN;
    /// The link of a delta query is too old: by status (410) or code, see
    /// [`GraphError::is_resync_required`].
    is_resync_required: GONE;
}

impl Refusal {
    pub(super) fn new(status: StatusCode, headers: HeaderMap, body: Vec<u8>) -> Self {
        let error = serde_json::from_slice(&body).ok().and_then(error_of);
        Self { status, headers, body, error }
    }

    /// Whether the same request may succeed later: it was throttled, or the service or the way to it
    /// was not available (502, 503, 504). It may have been done all the same.
    pub fn is_transient(&self) -> bool {
        self.is_throttled() || matches!(self.status.as_u16(), 502..=504)
    }

    /// The wait that the header `Retry-After` asks for.
    pub fn retry_after(&self) -> Option<RetryAfter> {
        self.header(RETRY_AFTER.as_str())?.parse().ok()
    }

    /// How long to wait from now on before the request is sent again, if the answer says so.
    pub fn wait(&self) -> Option<Duration> {
        Some(self.retry_after()?.wait(SystemTime::now()))
    }

    /// The request as Graph names it, for the support to find it: from the body, or the header
    /// `request-id`.
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
            write!(f, ", with a body ({media_type}) that is no error of Microsoft Graph")?;
        }
        match self.error.as_ref().and_then(GraphError::request_id) {
            // It is in what the error says.
            Some(_) => Ok(()),
            None => match self.request_id() {
                Some(id) => write!(f, " (request id {id})"),
                None => Ok(()),
            },
        }
    }
}

// The error of the service is in the message already, so it is no source.
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
