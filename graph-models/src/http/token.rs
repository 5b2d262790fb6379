//! Where the token of a service comes from.

use std::error::Error;
use std::fmt;
use std::pin::Pin;
use std::sync::Arc;

use ::http::HeaderValue;
use ::http::header::AUTHORIZATION;

use super::error::RequestError;
use super::headers::header;

/// What a function that gives a token returns.
type Given = Result<String, Box<dyn Error + Send + Sync>>;

/// The token of a service, or the function that gives one for each request.
#[derive(Clone)]
pub(super) enum Token {
    /// Marked as sensitive, so that it is not printed.
    Fixed(HeaderValue),
    Function(Arc<dyn Fn() -> Given + Send + Sync>),
    AsyncFunction(Arc<dyn Fn() -> Pin<Box<dyn Future<Output = Given> + Send>> + Send + Sync>),
}

impl Token {
    pub(super) fn fixed(token: &str) -> Result<Self, RequestError> {
        Ok(Self::Fixed(authorization(token)?))
    }

    pub(super) fn from_function<F, E>(function: F) -> Self
    where
        F: Fn() -> Result<String, E> + Send + Sync + 'static,
        E: Into<Box<dyn Error + Send + Sync>>,
    {
        Self::Function(Arc::new(move || function().map_err(Into::into)))
    }

    pub(super) fn from_async_function<F, Given, E>(function: F) -> Self
    where
        F: Fn() -> Given + Send + Sync + 'static,
        Given: Future<Output = Result<String, E>> + Send + 'static,
        E: Into<Box<dyn Error + Send + Sync>>,
    {
        Self::AsyncFunction(Arc::new(move || {
            let given = function();
            Box::pin(async move { given.await.map_err(Into::into) })
        }))
    }

    /// The value of the header `Authorization` for the next request.
    pub(super) fn get(&self) -> Result<HeaderValue, RequestError> {
        match self {
            Self::Fixed(value) => Ok(value.clone()),
            Self::Function(function) => authorization(&function().map_err(RequestError::NoToken)?),
            Self::AsyncFunction(_) => Err(RequestError::AsyncToken),
        }
    }

    /// The same for a request that is sent from asynchronous code.
    pub(super) async fn get_async(&self) -> Result<HeaderValue, RequestError> {
        match self {
            Self::AsyncFunction(function) => {
                authorization(&function().await.map_err(RequestError::NoToken)?)
            }
            Self::Fixed(_) | Self::Function(_) => self.get(),
        }
    }
}

fn authorization(token: &str) -> Result<HeaderValue, RequestError> {
    Ok(header(AUTHORIZATION.as_str(), &format!("Bearer {token}"))?.1)
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Fixed(_) => "***",
            Self::Function(_) => "a function",
            Self::AsyncFunction(_) => "an async function",
        })
    }
}
