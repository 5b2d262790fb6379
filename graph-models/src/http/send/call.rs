//! One call is sent.

use serde::de::DeserializeOwned;

use super::client::{AsyncClient, BlockingClient};
use super::error::SendError;
use super::repeat::repeatable;
use super::retry::Failures;
use crate::http::answer::Answer;
use crate::http::call::Call;

impl<T: DeserializeOwned + 'static> Call<T> {
    /// Sends the request with an async client, such as `reqwest::Client`, and reads the response. The request is
    /// sent once, and again only by a [`Retrying`](crate::http::Retrying) client.
    ///
    /// ```
    /// # #[cfg(feature = "reqwest")]
    /// # mod example {
    /// use graph_models::http::{Retrying, SendError, Service};
    /// use graph_models::{AdditionalData, graph_entity};
    ///
    /// #[graph_entity]
    /// pub struct User {
    ///     #[graph(key)]
    ///     pub id: Option<String>,
    ///     pub display_name: Option<String>,
    ///     #[graph(additional)]
    ///     pub additional_data: AdditionalData,
    /// }
    ///
    /// async fn my_name(token: &str) -> Result<Option<String>, SendError> {
    ///     let client = Retrying::with_tokio(reqwest::Client::new());
    ///     let graph = Service::new("https://graph.microsoft.com/v1.0")?.bearer(token)?;
    ///     let me = graph.get::<User>("me")?.send(&client).await?;
    ///     Ok(me.display_name)
    /// }
    /// # }
    /// ```
    ///
    /// # Cancelling
    ///
    /// Dropping the future, for example after a timeout, ends the request and the wait for another attempt.
    /// The call can be sent again. Whether the service processed the request is not known, as after a lost
    /// connection, so read the state before you repeat a `POST` or `PATCH`.
    ///
    /// # Errors
    ///
    /// The request cannot be made, there is no response, or [`read`](Self::read) does not accept it.
    pub async fn send<C: AsyncClient>(&self, client: &C) -> Result<T, SendError> {
        Ok(self.send_for_answer(client).await?.value)
    }

    /// Sends the request with an async client, reads the response, and keeps its status and headers.
    ///
    /// # Errors
    ///
    /// Those of [`send`](Self::send).
    pub async fn send_for_answer<C: AsyncClient>(
        &self,
        client: &C,
    ) -> Result<Answer<T>, SendError> {
        let mut failures = Failures::default();
        loop {
            let sent = client.send(self.request_async().await?).await;
            let error = match self.read_sent(sent) {
                Ok(answer) => return Ok(answer),
                Err(error) => error,
            };
            let Some(failed) = repeatable(&error, self.is_idempotent(), failures) else {
                return Err(error);
            };
            let Some(wait) = client.wait_to_retry(failed).await else { return Err(error) };
            failures = failed.and_waited(wait);
        }
    }

    /// Sends the request with a blocking client, such as `ureq::Agent`, and reads the response. The request is
    /// sent once, and again only by a [`Retrying`](crate::http::Retrying) client.
    ///
    /// ```no_run
    /// # #[cfg(feature = "ureq")] {
    /// use graph_models::http::{Retrying, Service};
    ///
    /// let agent = Retrying::blocking(ureq::Agent::new_with_defaults());
    /// let graph = Service::new("https://graph.microsoft.com/v1.0")?.bearer("eyJ0")?;
    /// graph.delete("users/1")?.send_blocking(&agent)?;
    /// # }
    /// # Ok::<(), graph_models::http::SendError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`send`](Self::send).
    pub fn send_blocking<C: BlockingClient>(&self, client: &C) -> Result<T, SendError> {
        Ok(self.send_for_answer_blocking(client)?.value)
    }

    /// Sends the request with a blocking client, reads the response, and keeps its status and headers.
    ///
    /// # Errors
    ///
    /// Those of [`send`](Self::send).
    pub fn send_for_answer_blocking<C: BlockingClient>(
        &self,
        client: &C,
    ) -> Result<Answer<T>, SendError> {
        let mut failures = Failures::default();
        loop {
            let error = match self.read_sent(client.send(self.request()?)) {
                Ok(answer) => return Ok(answer),
                Err(error) => error,
            };
            let Some(failed) = repeatable(&error, self.is_idempotent(), failures) else {
                return Err(error);
            };
            let Some(wait) = client.wait_to_retry(failed) else { return Err(error) };
            failures = failed.and_waited(wait);
        }
    }

    fn read_sent<E>(
        &self,
        sent: Result<::http::Response<Vec<u8>>, E>,
    ) -> Result<Answer<T>, SendError>
    where
        E: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        let response = sent.map_err(|error| SendError::Transport(error.into()))?;
        Ok(self.read_answer(response)?)
    }

    fn is_idempotent(&self) -> bool {
        self.idempotent.unwrap_or_else(|| self.method.is_idempotent())
    }
}
