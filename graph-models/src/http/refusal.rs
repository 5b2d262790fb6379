//! A response that reports an error.

use std::time::{Duration, SystemTime};
use std::{error, fmt};

use ::http::header::CONTENT_TYPE;
use ::http::{HeaderMap, StatusCode};

use super::headers::{PrintedHeaders, request_id, retry_after, text};
use crate::envelope::{print_reason, refusal_kinds};
use crate::json::without_mark;
use crate::{GraphError, RetryAfter};

/// A response that reports an error, with its status, headers and body.
#[derive(Clone)]
#[non_exhaustive]
pub struct Refusal {
    /// The status. It is from 200 to 299 if only the body reports an error; see [`read`](super::read).
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Vec<u8>,
    /// The error in the body, in any of the forms that [`GraphError`] lists. It is `None` for the page of
    /// a proxy, for example.
    pub error: Option<GraphError>,
}

refusal_kinds!(Refusal);

impl Refusal {
    pub(super) fn new(status: StatusCode, headers: HeaderMap, body: Vec<u8>) -> Self {
        // A property that appears twice does not hide the others.
        let json = serde_json::from_slice(without_mark(&body)).ok();
        let error = json.and_then(|json| GraphError::of_body(json).ok());
        Self { status, headers, body, error }
    }

    fn status_number(&self) -> u16 {
        self.status.as_u16()
    }

    /// The header `Retry-After` as received; `None` if it is missing or malformed.
    pub fn retry_after(&self) -> Option<RetryAfter> {
        retry_after(&self.headers)
    }

    /// How long to wait from now before the request is sent again, as `Retry-After` says, but never
    /// longer than [`RetryAfter::LONGEST_WAIT`].
    pub fn wait(&self) -> Option<Duration> {
        Some(self.retry_after()?.wait(SystemTime::now()))
    }

    /// The identifier of the request, which Microsoft's support asks for: from the body, or from the
    /// header `request-id`.
    pub fn request_id(&self) -> Option<&str> {
        let error = self.error.as_ref();
        error.and_then(GraphError::request_id).or_else(|| request_id(&self.headers))
    }
}

/// `the service answered 404 Not Found: code: message …`
impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the service answered {}", self.status)?;
        let media_type = text(&self.headers, CONTENT_TYPE.as_str());
        print_reason(f, self.error.as_ref(), media_type, self.request_id())
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
