//! A client that sends requests again.

use std::fmt;
use std::thread;
use std::time::Duration;

use ::http::{Request, Response};

use super::client::{AsyncClient, BlockingClient};
use super::retry::{Failures, Retry};

/// An HTTP client with which a request that failed is sent again, if that is safe, after the wait that the
/// service asks for; see [`Retry`].
///
/// | for | made by |
/// |---|---|
/// | `reqwest::Client`, or another client in the runtime tokio (feature `reqwest`) | `Retrying::with_tokio` |
/// | `ureq::Agent`, or another blocking client | [`Retrying::blocking`] |
/// | another runtime, or a test | [`Retrying::with_sleep`] |
///
/// ```no_run
/// # #[cfg(feature = "reqwest")] {
/// use graph_models::http::{Retry, Retrying};
///
/// let client = Retrying::with_tokio(reqwest::Client::new()).retry(Retry::new().max_attempts(6));
/// // … graph.get::<User>("me")?.send(&client).await?
/// # }
/// ```
///
/// The token is asked for before each attempt; see
/// [`Service::bearer_from`](crate::http::Service::bearer_from). Switch off the repetitions of the client itself, if it has
/// them, because they do not know what is safe.
#[derive(Clone)]
pub struct Retrying<C, S = fn(Duration)> {
    client: C,
    retry: Retry,
    sleep: S,
}

impl<C> Retrying<C> {
    /// A blocking client that waits with [`std::thread::sleep`].
    pub fn blocking(client: C) -> Self {
        Self::with_sleep(client, thread::sleep)
    }
}

#[cfg(feature = "reqwest")]
impl<C> Retrying<C, fn(Duration) -> tokio::time::Sleep> {
    /// An async client that waits with [`tokio::time::sleep`]. It needs a runtime of tokio with time enabled,
    /// as reqwest itself does.
    pub fn with_tokio(client: C) -> Self {
        Self::with_sleep(client, tokio::time::sleep)
    }
}

impl<C, S> Retrying<C, S> {
    /// A client that waits with this function: for a blocking client a function that returns after the wait, for an
    /// async client one that returns a future.
    ///
    /// ```
    /// use std::io;
    /// use std::sync::Mutex;
    /// use std::time::Duration;
    ///
    /// use graph_models::http::{Request, Response, Retrying, Service};
    ///
    /// // A client without a network, and a clock that does not let anyone wait.
    /// let waits = Mutex::new(Vec::new());
    /// let client = |_: Request<Vec<u8>>| match waits.lock().unwrap().len() {
    ///     0 => {
    ///         let throttled = Response::builder().status(429).header("Retry-After", "7");
    ///         Ok(throttled.body(Vec::new()).unwrap())
    ///     }
    ///     1 => Err(io::Error::from(io::ErrorKind::ConnectionReset)),
    ///     _ => Ok(Response::new(Vec::new())),
    /// };
    /// let client = Retrying::with_sleep(client, |wait| waits.lock().unwrap().push(wait));
    /// let graph = Service::new("https://graph.microsoft.com/v1.0")?;
    /// graph.delete("users/1")?.send_blocking(&client)?;
    /// assert_eq!(waits.lock().unwrap()[0], Duration::from_secs(7));
    /// assert_eq!(waits.lock().unwrap().len(), 2);
    /// # Ok::<(), graph_models::http::SendError>(())
    /// ```
    pub fn with_sleep(client: C, sleep: S) -> Self {
        Self { client, retry: Retry::new(), sleep }
    }

    /// Sets how often and after which wait requests are sent again.
    #[must_use]
    pub fn retry(mut self, retry: Retry) -> Self {
        self.retry = retry;
        self
    }

    /// The client.
    pub fn client(&self) -> &C {
        &self.client
    }
}

impl<C: AsyncClient, S, Sleep> AsyncClient for Retrying<C, S>
where
    S: Fn(Duration) -> Sleep,
    Sleep: Future<Output = ()> + Send,
{
    type Error = C::Error;

    fn send(
        &self,
        request: Request<Vec<u8>>,
    ) -> impl Future<Output = Result<Response<Vec<u8>>, C::Error>> + Send {
        self.client.send(request)
    }

    fn wait_to_retry(&self, failures: Failures) -> impl Future<Output = Option<Duration>> + Send {
        let wait = self.retry.wait(&failures);
        // The future has the sleep and not the client, so it can be sent to other threads.
        let sleep = wait.map(|wait| (self.sleep)(wait));
        async move {
            if let Some(sleep) = sleep {
                sleep.await;
            }
            wait
        }
    }
}

impl<C: BlockingClient, S: Fn(Duration)> BlockingClient for Retrying<C, S> {
    type Error = C::Error;

    fn send(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, C::Error> {
        self.client.send(request)
    }

    fn wait_to_retry(&self, failures: Failures) -> Option<Duration> {
        let wait = self.retry.wait(&failures)?;
        (self.sleep)(wait);
        Some(wait)
    }
}

impl<C: fmt::Debug, S> fmt::Debug for Retrying<C, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Retrying")
            .field("client", &self.client)
            .field("retry", &self.retry)
            .finish_non_exhaustive()
    }
}
