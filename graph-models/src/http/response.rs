//! Reads a response into a value.

use std::{error, fmt};

use ::http::header::CONTENT_TYPE;
use ::http::response::Parts;
use ::http::{HeaderMap, Response, StatusCode};
use serde::de::DeserializeOwned;

use super::headers::PrintedHeaders;
use super::refusal::Refusal;
use crate::edm::Excerpt;
use crate::envelope::{NoValue, from_body};

/// Reads a response: an entity, a [`Page`](crate::Page), a [`Delta`](crate::Delta), …
///
/// A response without a body (usually status 204) is read as an `Option`, or as `()`, which accepts
/// any body that does not report an error. A [`Binary`](crate::edm::Binary) is the body itself, such as
/// a file or a report.
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
/// The status is not from 200 to 299, or the body is not of the type. A body that reports an error is
/// an error with any status. It does if its `error` is an object (or it has the form of OAuth or
/// OData 3, see [`GraphError`](crate::GraphError)), and there is nothing beside it but annotations,
/// nulls, and properties that the type does not declare. So a type that declares `error` itself, as
/// the operations of Graph do, is read, and so is a value that has other properties of its type. If the
/// type declares nothing, because it is `()` or untyped JSON, the body must have only what errors have.
/// A [`Binary`](crate::edm::Binary) is never mistaken for an error, because a file may have any content.
/// Any other type of your own that implements `Deserialize` reads what it accepts.
pub fn read<T, B>(response: Response<B>) -> Result<T, ResponseError>
where
    T: DeserializeOwned + 'static,
    B: AsRef<[u8]>,
{
    let (parts, body) = response.into_parts();
    let body = body.as_ref();
    let value = match parts.status.is_success() {
        true => from_body(body),
        false => Err(NoValue::Error),
    };
    value.map_err(|reason| without_value(reason, parts, body))
}

fn without_value(reason: NoValue, parts: Parts, body: &[u8]) -> ResponseError {
    let Parts { status, headers, .. } = parts;
    match reason {
        NoValue::Error => {
            ResponseError::Refused(Box::new(Refusal::new(status, headers, body.to_vec())))
        }
        NoValue::Unreadable(error) => {
            let is_empty = body.is_empty();
            ResponseError::Unreadable(Box::new(Unreadable { status, headers, error, is_empty }))
        }
    }
}

/// Why a response could not be read into a value.
#[derive(Debug)]
#[non_exhaustive]
pub enum ResponseError {
    /// The service, or a proxy before it, refused the request, by the status or by the body.
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
            Some(media_type) => {
                write!(f, "with a body ({}) that", Excerpt::of_name(media_type))?;
            }
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
