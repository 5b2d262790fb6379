//! Calls as steps of a batch.

use ::http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE};
use serde::de::DeserializeOwned;

use super::call::Call;
use super::error::RequestError;
use super::headers::{JSON, is_json};
use crate::edm::Binary;
use crate::{BatchFailure, BatchResponse, BatchStep};

impl<T> Call<T> {
    /// Makes a step of a [batch](super::Service::batch) with the path and query, headers and body of the
    /// request. The step does not have the token or another secret header, because the batch itself has it. A body whose media
    /// type is not that of JSON becomes a text in base64.
    ///
    /// ```
    /// use graph_models::http::Service;
    /// use graph_models::{BatchRequest, BatchResponse};
    /// use serde_json::json;
    ///
    /// let graph = Service::new("https://graph.microsoft.com/v1.0")?.bearer("eyJ0")?;
    /// let mut batch = BatchRequest::default();
    /// let id = batch.add(graph.delete(["users", "a/b"])?.if_match("W/1")?.step()?)?;
    /// assert_eq!(
    ///     serde_json::to_value(&batch)?,
    ///     json!({"requests": [{
    ///         "id": id,
    ///         "method": "DELETE",
    ///         "url": "/users/a%2Fb",
    ///         "headers": {"if-match": "W/1"},
    ///     }]}),
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The address is outside the service, which is possible after a link, or the body is not JSON
    /// although its media type says so.
    pub fn step(&self) -> Result<BatchStep, RequestError> {
        let url = self.endpoint.relative(&self.address).ok_or(RequestError::Address)?;
        let mut step = BatchStep::new(self.method.as_str(), url);
        let mut headers = self.headers.clone();
        headers.remove(AUTHORIZATION);
        // JSON is the default of a step.
        if headers.get(ACCEPT) == Some(&JSON) {
            headers.remove(ACCEPT);
        }
        for name in headers.keys() {
            let values = headers.get_all(name).iter().filter(|value| !value.is_sensitive());
            let values: Vec<_> = values.filter_map(|value| value.to_str().ok()).collect();
            if !values.is_empty() {
                step = step.header(name.as_str(), values.join(", "));
            }
        }
        step.body = match &self.body {
            Some(body) if self.headers.get(CONTENT_TYPE).is_some_and(is_json) => {
                Some(serde_json::from_slice(body)?)
            }
            Some(body) => Some(Binary::from(body.as_slice()).to_string().into()),
            None => None,
        };
        Ok(step)
    }

    /// Reads the response to this call, sent as a [step](Self::step), from the response to the batch.
    ///
    /// # Errors
    ///
    /// There is no response with this id, it reports an error, or its body is not of the type.
    pub fn read_step(&self, response: &BatchResponse, id: &str) -> Result<T, BatchFailure>
    where
        T: DeserializeOwned + 'static,
    {
        match self.endpoint.is_tolerant() {
            true => response.read_tolerant(id),
            false => response.read(id),
        }
    }
}
