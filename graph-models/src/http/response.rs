//! From an answer to a value.

use std::{error, fmt};

use ::http::header::{CONTENT_LOCATION, CONTENT_TYPE, LINK, LOCATION, SET_COOKIE};
use ::http::{HeaderMap, Response, StatusCode};
use serde::de::DeserializeOwned;

use super::refusal::Refusal;
use crate::envelope::from_body;

/// Reads an answer: an entity, a [`Page`](crate::Page), a [`Delta`](crate::Delta), …
///
/// An answer without a body (status 204 mostly) is read as an `Option`, or as `()`, which takes any
/// body. A [`Binary`](crate::edm::Binary) is the body itself, whatever it is: a file, a report.
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

/// Why an answer has no value.
#[derive(Debug)]
#[non_exhaustive]
pub enum ResponseError {
    /// The service (or something on the way to it) refused the request.
    Refused(Box<Refusal>),
    /// The request was done, and the body of the answer is not of the type.
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

/// Headers of an answer, without such values as may hold a token: addresses to fetch something from,
/// and cookies.
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

/// An answer whose body is not of the type.
#[non_exhaustive]
pub struct Unreadable {
    /// The status, from 200 to 299.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// What is wrong with the body, and where.
    pub error: serde_json::Error,
    /// Whether there is no body at all.
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
        write!(f, "the service answered {}, with", self.status)?;
        if self.is_empty {
            return f.write_str("out a body, which `Call::optional` reads, or an `Option`");
        }
        match self.headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()) {
            Some(media_type) => write!(f, " a body ({media_type}) that")?,
            None => f.write_str(" a body that")?,
        }
        f.write_str(" is not of the type asked for")
    }
}

impl error::Error for Unreadable {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        Some(&self.error)
    }
}
