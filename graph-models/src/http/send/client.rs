//! The HTTP clients that calls are sent with.

use std::error::Error;
use std::future::ready;
use std::time::Duration;

use ::http::{Request, Response};

use super::retry::Failures;

/// An HTTP client for async code.
///
/// Implemented for `reqwest::Client` (with the feature `reqwest`), for [`Retrying`](super::Retrying) around
/// another client, and for functions that take a request and return a future of the response. Called by
/// [`Call::send`](crate::http::Call::send) and its siblings.
///
/// Implement [`send`](Self::send) for any other client. A response is returned whatever its status is, and a
/// redirect should be, too: the call reports it, and the program decides whether it is followed with the token.
///
/// ```
/// use std::convert::Infallible;
///
/// use graph_models::http::{AsyncClient, Request, Response, Service};
///
/// /// Answers every request itself.
/// struct Mock;
///
/// impl AsyncClient for Mock {
///     type Error = Infallible;
///
///     async fn send(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, Infallible> {
///         assert_eq!(request.uri().path(), "/v1.0/me");
///         Ok(Response::new(br#"{"id": "1"}"#.to_vec()))
///     }
/// }
///
/// #[tokio::main(flavor = "current_thread")]
/// async fn main() -> Result<(), Box<dyn std::error::Error>> {
///     let graph = Service::new("https://graph.microsoft.com/v1.0")?;
///     let me: serde_json::Value = graph.get("me")?.send(&Mock).await?;
///     assert_eq!(me["id"], "1");
///     Ok(())
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an async HTTP client that calls are sent with",
    label = "not a client",
    note = "the feature `reqwest` of graph-models makes `reqwest::Client` one; implement `AsyncClient` for others, or pass a function",
    note = "a blocking client, such as `ureq::Agent`, is passed to `send_blocking`"
)]
pub trait AsyncClient {
    /// Why there is no response.
    type Error: Into<Box<dyn Error + Send + Sync>>;

    /// Sends the request, and receives the response with its body.
    ///
    /// # Errors
    ///
    /// The request could not be sent, or the response was not received completely. The service may have
    /// processed the request nevertheless.
    fn send(
        &self,
        request: Request<Vec<u8>>,
    ) -> impl Future<Output = Result<Response<Vec<u8>>, Self::Error>> + Send;

    /// Waits before a request that failed is sent again, and returns how long; `None` if it is not to be sent
    /// again. It is only asked about a request that may be sent again. A client does not do so by itself;
    /// [`Retrying`](super::Retrying) does.
    fn wait_to_retry(&self, failures: Failures) -> impl Future<Output = Option<Duration>> + Send {
        let _ = failures;
        ready(None)
    }
}

/// An HTTP client that blocks.
///
/// Implemented for `ureq::Agent` (with the feature `ureq`), for [`Retrying`](super::Retrying) around another
/// client, and for functions that take a request and return the response. Called by
/// [`Call::send_blocking`](crate::http::Call::send_blocking) and its siblings.
///
/// Implement [`send`](Self::send) for any other client. A response is returned whatever its status is, and a
/// redirect should be, too: the call reports it, and the program decides whether it is followed with the token.
///
/// ```
/// use std::io;
///
/// use graph_models::http::{Request, Response, Service};
///
/// let client = |request: Request<Vec<u8>>| match request.uri().path() {
///     "/v1.0/me" => Ok(Response::new(br#"{"id": "1"}"#.to_vec())),
///     _ => Err(io::Error::from(io::ErrorKind::ConnectionReset)),
/// };
/// let graph = Service::new("https://graph.microsoft.com/v1.0")?;
/// let me: serde_json::Value = graph.get("me")?.send_blocking(&client)?;
/// assert_eq!(me["id"], "1");
/// let error = graph.delete("users/1")?.send_blocking(&client).unwrap_err();
/// assert_eq!(error.to_string(), "there is no response: connection reset");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a blocking HTTP client that calls are sent with",
    label = "not a client",
    note = "the feature `ureq` of graph-models makes `ureq::Agent` one; implement `BlockingClient` for others, or pass a function",
    note = "an async client, such as `reqwest::Client`, is passed to `send`"
)]
pub trait BlockingClient {
    /// Why there is no response.
    type Error: Into<Box<dyn Error + Send + Sync>>;

    /// Sends the request, and receives the response with its body.
    ///
    /// # Errors
    ///
    /// The request could not be sent, or the response was not received completely. The service may have
    /// processed the request nevertheless.
    fn send(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, Self::Error>;

    /// Waits before a request that failed is sent again, and returns how long; `None` if it is not to be sent
    /// again. It is only asked about a request that may be sent again. A client does not do so by itself;
    /// [`Retrying`](super::Retrying) does.
    fn wait_to_retry(&self, failures: Failures) -> Option<Duration> {
        let _ = failures;
        None
    }
}

#[diagnostic::do_not_recommend]
impl<F, Received, E> AsyncClient for F
where
    F: Fn(Request<Vec<u8>>) -> Received,
    Received: Future<Output = Result<Response<Vec<u8>>, E>> + Send,
    E: Into<Box<dyn Error + Send + Sync>>,
{
    type Error = E;

    fn send(&self, request: Request<Vec<u8>>) -> impl Future<Output = Received::Output> + Send {
        self(request)
    }
}

#[diagnostic::do_not_recommend]
impl<F, E> BlockingClient for F
where
    F: Fn(Request<Vec<u8>>) -> Result<Response<Vec<u8>>, E>,
    E: Into<Box<dyn Error + Send + Sync>>,
{
    type Error = E;

    fn send(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, E> {
        self(request)
    }
}
