//! An answer in the response to a batch.

use serde_json::Value;

use crate::envelope::RetryAfter;
use crate::{AdditionalData, graph_entity};

/// The answer to one step, in a [`BatchResponse`](crate::BatchResponse).
#[graph_entity(tag = false, patch = false)]
pub struct BatchAnswer {
    /// `id`: the id of the step.
    pub id: Option<String>,
    /// `status`: the HTTP status.
    pub status: Option<i32>,
    /// `headers`: an object of texts; see [`header`](Self::header). `Debug` does not print them, because
    /// a `Location` may hold a token.
    #[graph(secret)]
    pub headers: Option<Value>,
    /// `body`: JSON, or a text in base64 if the header `Content-Type` is not that of JSON. `Debug` does
    /// not print it, because it may hold a password.
    #[graph(secret)]
    pub body: Option<Value>,
    /// All other properties of the answer.
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

impl BatchAnswer {
    /// Whether the step succeeded: the status is from 200 to 299.
    pub fn is_success(&self) -> bool {
        matches!(self.status, Some(200..300))
    }

    /// The header with this name, compared without regard to case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.header_value(name)?.as_str()
    }

    /// The header `Retry-After`; `None` if it is missing or malformed.
    pub fn retry_after(&self) -> Option<RetryAfter> {
        match self.header_value("retry-after")? {
            // Headers should be texts, but some services write numbers.
            Value::Number(seconds) => seconds.to_string().parse().ok(),
            value => value.as_str()?.parse().ok(),
        }
    }

    fn header_value(&self, name: &str) -> Option<&Value> {
        let headers = self.headers.as_ref()?.as_object()?;
        headers.iter().find(|(other, _)| other.eq_ignore_ascii_case(name)).map(|header| header.1)
    }

    pub(super) fn has_id(&self, id: &str) -> bool {
        self.id.as_deref().is_some_and(|own| own.eq_ignore_ascii_case(id))
    }
}
