//! The value of a successful response, with its status and headers.

use std::any::type_name;
use std::fmt;
use std::time::{Duration, SystemTime};

use ::http::header::{ETAG, LOCATION};
use ::http::{HeaderMap, StatusCode};

use super::headers::{PrintedHeaders, request_id, retry_after, text};
use crate::RetryAfter;

/// A successful response: its status, its headers, and the value in its body. Made by
/// [`Call::read_answer`](super::Call::read_answer).
///
/// Some calls are answered before the work is done: by status 202, the address of a monitor in
/// `Location`, and no body. The value of such a call is `()`:
///
/// ```
/// use graph_models::http::Service;
/// use serde_json::json;
///
/// let graph = Service::new("https://graph.microsoft.com/v1.0")?;
/// let call = graph.action::<()>("me/drive/items/1/copy", &json!({"name": "copy.txt"}))?;
///
/// let response = http::Response::builder()
///     .status(202)
///     .header("Location", "https://contoso.sharepoint.com/_api/v2.0/monitor/4A34")
///     .body("")?;
/// let answer = call.read_answer(response)?;
/// assert_eq!(answer.status, 202);
/// let monitor = answer.location().ok_or("the answer names no monitor")?;
/// // The address is that of another host, and gives access by itself.
/// let call = graph.follow_without_token::<serde_json::Value>(monitor)?;
/// # let _ = call;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// `Debug` prints neither the value nor headers that may hold a token.
#[derive(Clone)]
#[non_exhaustive]
pub struct Answer<T> {
    /// The status, from 200 to 299.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The value in the body.
    pub value: T,
}

impl<T> Answer<T> {
    /// The header `Location`: the address of what was created, or of a monitor of the work. Do not log
    /// it, because it may hold a token. [`Service::follow_location`](super::Service::follow_location)
    /// and [`Service::follow_without_token`](super::Service::follow_without_token) make a call of it.
    pub fn location(&self) -> Option<&str> {
        text(&self.headers, LOCATION.as_str())
    }

    /// The header `Operation-Location`, or else `Azure-AsyncOperation`: the address of a monitor of the
    /// work. Do not log it, because it may hold a token.
    pub fn operation_location(&self) -> Option<&str> {
        let names = ["operation-location", "azure-asyncoperation"];
        names.into_iter().find_map(|name| text(&self.headers, name))
    }

    /// The header `ETag`: the version of the resource, for
    /// [`Call::if_match`](super::Call::if_match).
    pub fn etag(&self) -> Option<&str> {
        text(&self.headers, ETAG.as_str())
    }

    /// The header `Retry-After`: when to ask the monitor. It is `None` if it is missing or malformed.
    pub fn retry_after(&self) -> Option<RetryAfter> {
        retry_after(&self.headers)
    }

    /// How long to wait from now, as `Retry-After` says.
    pub fn wait(&self) -> Option<Duration> {
        Some(self.retry_after()?.wait(SystemTime::now()))
    }

    /// The header `request-id`: the identifier of the request, which Microsoft's support asks for.
    pub fn request_id(&self) -> Option<&str> {
        request_id(&self.headers)
    }
}

impl<T> fmt::Debug for Answer<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answer")
            .field("status", &self.status)
            .field("headers", &PrintedHeaders(&self.headers))
            .field("value", &format_args!("{}", type_name::<T>()))
            .finish()
    }
}
