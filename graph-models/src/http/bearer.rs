//! The token that a service sends.

use std::error::Error;

use super::error::RequestError;
use super::service::Service;
use super::token::Token;

impl Service {
    /// Sends a token with every request: `Authorization: Bearer …`. It is never printed.
    ///
    /// # Errors
    ///
    /// The token contains a character that is not allowed in a header.
    #[doc(alias("token", "authentication", "Authorization"))]
    pub fn bearer(mut self, token: &str) -> Result<Self, RequestError> {
        self.endpoint.set_token(Token::fixed(token)?);
        Ok(self)
    }

    /// Sends a token with every request, as [`bearer`](Self::bearer) does, and asks the function for it each
    /// time that a request is made: also for each page, and when a request is sent again. So a token can be
    /// renewed while the service is in use. The function should keep a token until shortly before it
    /// expires. It is not asked for a request that must not carry a token, or that has a header
    /// `Authorization` of its own.
    ///
    /// ```
    /// use std::convert::Infallible;
    /// use std::sync::atomic::{AtomicU32, Ordering};
    ///
    /// use graph_models::http::Service;
    ///
    /// let count = AtomicU32::new(0);
    /// let graph = Service::new("https://graph.microsoft.com/v1.0")?
    ///     .bearer_from(move || Ok::<_, Infallible>(format!("eyJ{}", count.fetch_add(1, Ordering::Relaxed))));
    /// let call = graph.delete("users/1")?;
    /// assert_eq!(call.request()?.headers()["authorization"], "Bearer eyJ0");
    /// assert_eq!(call.request()?.headers()["authorization"], "Bearer eyJ1");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// If the function fails, the request is not made: [`RequestError::NoToken`].
    #[must_use]
    pub fn bearer_from<F, E>(mut self, token: F) -> Self
    where
        F: Fn() -> Result<String, E> + Send + Sync + 'static,
        E: Into<Box<dyn Error + Send + Sync>>,
    {
        self.endpoint.set_token(Token::from_function(token));
        self
    }

    /// The same as [`bearer_from`](Self::bearer_from), with an async function. Only [`Call::send`](super::Call::send) and the
    /// other async functions can wait for it: [`Call::request`](super::Call::request) and a blocking client report
    /// [`RequestError::AsyncToken`].
    ///
    /// ```
    /// # async fn token_of_cache() -> Result<String, std::io::Error> { Ok("eyJ0".to_owned()) }
    /// use graph_models::http::{RequestError, Service};
    ///
    /// let graph = Service::new("https://graph.microsoft.com/v1.0")?
    ///     .bearer_from_async(|| async { token_of_cache().await });
    /// assert!(matches!(graph.delete("users/1")?.request(), Err(RequestError::AsyncToken)));
    /// # Ok::<(), RequestError>(())
    /// ```
    #[must_use]
    pub fn bearer_from_async<F, Given, E>(mut self, token: F) -> Self
    where
        F: Fn() -> Given + Send + Sync + 'static,
        Given: Future<Output = Result<String, E>> + Send + 'static,
        E: Into<Box<dyn Error + Send + Sync>>,
    {
        self.endpoint.set_token(Token::from_async_function(token));
        self
    }
}
