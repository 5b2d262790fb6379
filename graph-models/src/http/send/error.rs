//! Why a call has no value.

use std::{error, fmt};

use crate::http::error::RequestError;
use crate::http::redirect::Redirect;
use crate::http::refusal::Refusal;
use crate::http::response::ResponseError;

/// Why a call that was sent has no value. It is the one error of a program that sends calls, because `?`
/// converts a [`RequestError`], a [`BatchError`](crate::BatchError) and a [`ResponseError`] into it.
///
/// ```
/// use graph_models::http::{BlockingClient, SendError, Service};
/// use serde_json::Value;
///
/// /// The user with this id, if there is one.
/// fn find(
///     graph: &Service,
///     client: &impl BlockingClient,
///     id: &str,
/// ) -> Result<Option<Value>, SendError> {
///     match graph.get(["users", id])?.send_blocking(client) {
///         Ok(user) => Ok(Some(user)),
///         Err(error) if error.is_not_found() => Ok(None),
///         Err(error) => Err(error),
///     }
/// }
/// ```
///
/// The message has neither a token nor an address. [`refusal`](Self::refusal) is what the service says, and
/// [`transport`](Self::transport) the error of the client, which can be downcast to its type.
#[derive(Debug)]
#[non_exhaustive]
pub enum SendError {
    /// The request could not be made, so nothing was sent.
    Request(RequestError),
    /// The client could not send the request, or the response was lost. The service may have processed the
    /// request nevertheless.
    Transport(Box<dyn error::Error + Send + Sync>),
    /// The service refused the request, or named another address, or its response could not be read.
    Response(ResponseError),
}

/// Writes the questions about a refusal, which are those of [`Refusal`].
macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident)*) => {$(
        $(#[$doc])*
        pub fn $kind(&self) -> bool {
            self.refusal().is_some_and(Refusal::$kind)
        }
    )*};
}

/// The questions about the kind of a refusal are answered with no if the error is not a refusal.
impl SendError {
    /// The response that reports an error, if there is one.
    pub fn refusal(&self) -> Option<&Refusal> {
        self.response().and_then(ResponseError::refusal)
    }

    /// The response that names another address, if there is one.
    pub fn redirect(&self) -> Option<&Redirect> {
        self.response().and_then(ResponseError::redirect)
    }

    /// What is wrong with the response, if there is one.
    pub fn response(&self) -> Option<&ResponseError> {
        match self {
            Self::Response(error) => Some(error),
            Self::Request(_) | Self::Transport(_) => None,
        }
    }

    /// The error of the client, if there is no response: a `reqwest::Error`, a `ureq::Error`, …
    ///
    /// ```
    /// use std::io;
    ///
    /// use graph_models::http::{Request, Response, Service};
    ///
    /// let client = |_: Request<Vec<u8>>| Err::<Response<_>, _>(io::Error::from(io::ErrorKind::TimedOut));
    /// let call = Service::new("https://graph.microsoft.com/v1.0")?.delete("users/1")?;
    /// let error = call.send_blocking(&client).unwrap_err();
    /// let fault = error.transport().and_then(|fault| fault.downcast_ref::<io::Error>());
    /// assert_eq!(fault.map(io::Error::kind), Some(io::ErrorKind::TimedOut));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn transport(&self) -> Option<&(dyn error::Error + Send + Sync + 'static)> {
        match self {
            Self::Transport(error) => Some(&**error),
            Self::Request(_) | Self::Response(_) => None,
        }
    }

    kinds! {
        /// Whether there were too many requests; see [`Refusal::is_throttled`].
        is_throttled
        /// Whether the service was throttling or unavailable; see [`Refusal::is_transient`].
        is_transient
        /// Whether the resource does not exist; see [`Refusal::is_not_found`].
        is_not_found
        /// Whether the request conflicts with the current state; see [`Refusal::is_conflict`].
        is_conflict
        /// Whether the caller is not allowed to do this; see [`Refusal::is_authorization`].
        is_authorization
        /// Whether the token is missing or invalid; see [`Refusal::is_unauthenticated`].
        is_unauthenticated
        /// Whether a permission is missing; see [`Refusal::is_forbidden`].
        is_forbidden
        /// Whether the link of a delta query has expired; see [`Refusal::is_resync_required`].
        is_resync_required
    }
}

impl fmt::Display for SendError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Request(error) => error.fmt(f),
            Self::Transport(error) => write!(f, "there is no response: {error}"),
            Self::Response(error) => error.fmt(f),
        }
    }
}

// The message has that of the error itself, so the source is what is below it.
impl error::Error for SendError {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            Self::Request(error) => error.source(),
            Self::Transport(error) => error.source(),
            Self::Response(error) => error.source(),
        }
    }
}

/// A batch that cannot be sent is a request that cannot be made.
impl From<crate::BatchError> for SendError {
    fn from(error: crate::BatchError) -> Self {
        Self::Request(error.into())
    }
}

impl From<RequestError> for SendError {
    fn from(error: RequestError) -> Self {
        Self::Request(error)
    }
}

impl From<ResponseError> for SendError {
    fn from(error: ResponseError) -> Self {
        Self::Response(error)
    }
}
