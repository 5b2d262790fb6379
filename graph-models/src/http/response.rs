//! Reads a response into a value.

use std::{error, fmt};

use ::http::Response;
use ::http::response::Parts;
use serde::de::DeserializeOwned;

use super::answer::Answer;
use super::redirect::Redirect;
use super::refusal::Refusal;
use super::unreadable::Unreadable;
use crate::engine::{NotAValue, without_hint};
use crate::envelope::from_body;

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
    read_answer(response).map(|answer| answer.value)
}

/// Reads a response as [`read`] does, and keeps its status and headers.
///
/// # Errors
///
/// Those of [`read`].
pub fn read_answer<T, B>(response: Response<B>) -> Result<Answer<T>, ResponseError>
where
    T: DeserializeOwned + 'static,
    B: AsRef<[u8]>,
{
    read_with(response, false)
}

/// Reads a response, and keeps values that do not fit if it is `tolerant`.
pub(super) fn read_with<T, B>(
    response: Response<B>,
    tolerant: bool,
) -> Result<Answer<T>, ResponseError>
where
    T: DeserializeOwned + 'static,
    B: AsRef<[u8]>,
{
    let (parts, body) = response.into_parts();
    let body = body.as_ref();
    let parts = success(parts, body)?;
    match from_body(body, tolerant) {
        Ok(value) => Ok(Answer { status: parts.status, headers: parts.headers, value }),
        Err(NotAValue::Error) => Err(refused(parts, body)),
        Err(NotAValue::Unreadable(error)) => Err(unreadable(parts, body, error, tolerant)),
    }
}

/// The parts of a response whose body is a value.
fn success(parts: Parts, body: &[u8]) -> Result<Parts, ResponseError> {
    if parts.status.is_success() {
        return Ok(parts);
    }
    Err(match Redirect::of(parts.status, &parts.headers) {
        Some(redirect) => ResponseError::Redirected(Box::new(redirect)),
        None => refused(parts, body),
    })
}

fn refused(parts: Parts, body: &[u8]) -> ResponseError {
    let refusal = Refusal::new(parts.status, parts.headers, body.to_vec());
    ResponseError::Refused(Box::new(refusal))
}

fn unreadable(
    parts: Parts,
    body: &[u8],
    error: serde_json::Error,
    tolerant: bool,
) -> ResponseError {
    let Parts { status, headers, .. } = parts;
    // The message of the response names the function of the call.
    let (error, has_hint) = without_hint(error);
    let tolerable = has_hint && !tolerant;
    let unreadable = Unreadable { status, headers, body: body.to_vec(), error, tolerable };
    ResponseError::Unreadable(Box::new(unreadable))
}

/// Why a response could not be read into a value.
#[derive(Debug)]
#[non_exhaustive]
pub enum ResponseError {
    /// The service, or a proxy before it, refused the request, by the status or by the body.
    Refused(Box<Refusal>),
    /// The service named another address, and the client did not follow it.
    Redirected(Box<Redirect>),
    /// The request succeeded, but the body of the response is not of the type.
    Unreadable(Box<Unreadable>),
}

impl ResponseError {
    /// The refusal, if it is one.
    pub fn refusal(&self) -> Option<&Refusal> {
        match self {
            Self::Refused(refusal) => Some(refusal),
            Self::Redirected(_) | Self::Unreadable(_) => None,
        }
    }

    /// The redirect, if it is one.
    pub fn redirect(&self) -> Option<&Redirect> {
        match self {
            Self::Redirected(redirect) => Some(redirect),
            Self::Refused(_) | Self::Unreadable(_) => None,
        }
    }
}

impl fmt::Display for ResponseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(refusal) => refusal.fmt(f),
            Self::Redirected(redirect) => redirect.fmt(f),
            Self::Unreadable(unreadable) => unreadable.fmt(f),
        }
    }
}

impl error::Error for ResponseError {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            Self::Refused(refusal) => error::Error::source(&**refusal),
            Self::Redirected(redirect) => error::Error::source(&**redirect),
            Self::Unreadable(unreadable) => error::Error::source(&**unreadable),
        }
    }
}
