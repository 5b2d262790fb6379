//! Reads a response into a value.

use std::{error, fmt};

use ::http::header::CONTENT_TYPE;
use ::http::{HeaderMap, Response, StatusCode};
use serde::de::DeserializeOwned;

use super::headers::PrintedHeaders;
use super::refusal::Refusal;
use crate::envelope::from_body;

/// Reads a response: an entity, a [`Page`](crate::Page), a [`Delta`](crate::Delta), …
///
/// A response without a body (usually status 204) is read as an `Option`, or as `()`, which accepts
/// any body. A [`Binary`](crate::edm::Binary) is the body itself, such as a file or a report.
///
/// ```
/// use graph_models::http::{ResponseError, read};
/// use graph_models::{GraphError, Page};
///
/// let page: Page<String> = read(http::Response::new(r#"{"value": ["a", "b"]}"#))?;
/// assert_eq!(page.value, ["a", "b"]);
///
/// let body = r#"{"error": {"code": "Request_ResourceNotFound", "message": "No such user."}}"#;
/// let answer = http::Response::builder().status(404).body(body)?;
/// let Err(ResponseError::Refused(refusal)) = read::<(), _>(answer) else { panic!() };
/// assert!(refusal.is_not_found());
/// let code = refusal.error.as_ref().and_then(GraphError::code);
/// assert_eq!(code, Some("Request_ResourceNotFound"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// The status is not from 200 to 299, or the body is not of the type.
pub fn read<T, B>(response: Response<B>) -> Result<T, ResponseError>
where
    T: DeserializeOwned + 'static,
    B: AsRef<[u8]>,
{
    let (parts, body) = response.into_parts();
    if !parts.status.is_success() {
        let refusal = Refusal::new(parts.status, parts.headers, body.as_ref().to_vec());
        return Err(ResponseError::Refused(Box::new(refusal)));
    }
    from_body(body.as_ref()).map_err(|error| {
        ResponseError::Unreadable(Box::new(Unreadable {
            status: parts.status,
            headers: parts.headers,
            error,
            is_empty: body.as_ref().is_empty(),
        }))
    })
}

/// Why a response could not be read into a value.
#[derive(Debug)]
#[non_exhaustive]
pub enum ResponseError {
    /// The service, or a proxy before it, refused the request.
    Refused(Box<Refusal>),
    /// The request succeeded, but the body of the response is not of the type.
    Unreadable(Box<Unreadable>),
}

impl ResponseError {
    /// The refusal, if it is one.
    pub fn refusal(&self) -> Option<&Refusal> {
        match self {
            Self::Refused(refusal) => Some(refusal),
            Self::Unreadable(_) => None,
        }
    }
}

impl fmt::Display for ResponseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(refusal) => refusal.fmt(f),
            Self::Unreadable(unreadable) => unreadable.fmt(f),
        }
    }
}

impl error::Error for ResponseError {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            Self::Refused(refusal) => error::Error::source(&**refusal),
            Self::Unreadable(unreadable) => error::Error::source(&**unreadable),
        }
    }
}

/// A successful response whose body is not of the type.
#[non_exhaustive]
pub struct Unreadable {
    /// The status, from 200 to 299.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// What is wrong with the body, with the path or the line.
    pub error: serde_json::Error,
    /// Whether the response has no body.
    pub is_empty: bool,
}

impl fmt::Debug for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Unreadable")
            .field("status", &self.status)
            .field("headers", &PrintedHeaders(&self.headers))
            .field("error", &self.error)
            .field("is_empty", &self.is_empty)
            .finish()
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the service answered {}, ", self.status)?;
        if self.is_empty {
            return f.write_str("without a body; use `Call::optional` or read an `Option`");
        }
        match self.headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()) {
            Some(media_type) => write!(f, "with a body ({media_type}) that")?,
            None => f.write_str("with a body that")?,
        }
        f.write_str(" is not of the expected type")
    }
}

impl error::Error for Unreadable {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        Some(&self.error)
    }
}
