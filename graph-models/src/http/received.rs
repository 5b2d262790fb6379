//! Responses as their clients give them, read by the call.

use ::http::{HeaderMap, Response, StatusCode};
use serde::de::DeserializeOwned;

use super::answer::Answer;
use super::call::Call;
use super::response::{ResponseError, read_with};

/// A response whose body is in memory: an [`http::Response`](::http::Response) of bytes or text.
///
/// Implemented for these; called by [`Call::read`]. Its messages say how responses of other types are read.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an `http::Response` with its body in memory",
    label = "a call cannot read this",
    note = "`call.send(&client)` sends the call and reads the response (features `reqwest` and `ureq`)",
    note = "`call.read_parts(status, &headers, body)` reads the parts of a response of another type"
)]
pub trait Received {
    /// Bytes or text.
    type Body: AsRef<[u8]>;

    /// The response itself.
    fn into_response(self) -> Response<Self::Body>;
}

#[diagnostic::do_not_recommend]
impl<B: AsRef<[u8]>> Received for Response<B> {
    type Body = B;

    fn into_response(self) -> Self {
        self
    }
}

impl<T: DeserializeOwned + 'static> Call<T> {
    /// Reads the response; see [`read`](super::read).
    ///
    /// # Errors
    ///
    /// The response reports an error or a redirect, or its body is not of the type.
    pub fn read(&self, response: impl Received) -> Result<T, ResponseError> {
        Ok(self.read_answer(response)?.value)
    }

    /// Reads the response, and keeps its status and headers.
    ///
    /// # Errors
    ///
    /// Those of [`read`](Self::read).
    pub fn read_answer(&self, response: impl Received) -> Result<Answer<T>, ResponseError> {
        read_with(response.into_response(), self.endpoint.is_tolerant())
    }

    /// Reads the parts of a response, for a client whose responses are not of the type
    /// [`http::Response`](::http::Response):
    ///
    /// ```no_run
    /// # async fn get(response: reqwest::Response) -> Result<(), Box<dyn std::error::Error>> {
    /// use graph_models::http::Service;
    ///
    /// let graph = Service::new("https://graph.microsoft.com/v1.0")?;
    /// let call = graph.get::<String>("me/displayName/$value")?;
    /// // … the client sends `call.request()?`, and returns a `response`
    /// let (status, headers) = (response.status(), response.headers().clone());
    /// let name = call.read_parts(status, &headers, response.bytes().await?)?;
    /// # let _ = name;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`read`](Self::read).
    pub fn read_parts(
        &self,
        status: StatusCode,
        headers: &HeaderMap,
        body: impl AsRef<[u8]>,
    ) -> Result<T, ResponseError> {
        let mut response = Response::new(body);
        *response.status_mut() = status;
        *response.headers_mut() = headers.clone();
        self.read(response)
    }
}
