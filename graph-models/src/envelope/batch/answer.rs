//! An answer in the response to a batch.

use std::time::Duration;

use serde_json::{Number, Value};

use super::message::message;
use crate::envelope::RetryAfter;
use crate::{AdditionalData, Untyped, graph_entity};

message! {
    /// The answer to one step, in a [`BatchResponse`](crate::BatchResponse).
    pub struct BatchAnswer {
        /// `id`: the id of the step.
        pub id: Option<String>,
        /// `status`: the HTTP status.
        pub status: Option<i32>,
    }
    /// `headers`: an object of texts; see [`header`](Self::header). `Debug` does not print them, because
    /// a `Location` may hold a token.
    headers
    /// `body`: JSON, or a text in base64, above all if the header `Content-Type` is not that of JSON; see
    /// [`read`](Self::read). `Debug` does not print it, because it may hold a password.
    body
    /// All other properties of the answer.
    additional_data
}

impl BatchAnswer {
    /// Whether the step succeeded: the status is from 200 to 299.
    pub fn is_success(&self) -> bool {
        matches!(self.status, Some(200..300))
    }

    /// The header with this name, compared without regard to case. If its value is an array, which some
    /// services send for a header, this is the first text in it.
    pub fn header(&self, name: &str) -> Option<&str> {
        match self.header_value(name)? {
            Value::Array(values) => values.iter().find_map(Value::as_str),
            value => value.as_str(),
        }
    }

    /// The header `Retry-After` as received; `None` if it is missing or malformed. It should be a text,
    /// but may be a number, or an array whose first element is one.
    pub fn retry_after(&self) -> Option<RetryAfter> {
        let value = self.header_value("retry-after")?;
        match value.as_array().map_or(Some(value), |values| values.first())? {
            Value::String(text) => text.parse().ok(),
            Value::Number(seconds) => seconds_of(seconds),
            _ => None,
        }
    }

    fn header_value(&self, name: &str) -> Option<&Value> {
        let headers = self.headers.as_ref()?.as_object()?;
        headers.iter().find(|(other, _)| other.eq_ignore_ascii_case(name)).map(|header| header.1)
    }
}

/// A number of seconds, which JSON may write with an exponent.
fn seconds_of(number: &Number) -> Option<RetryAfter> {
    let text = number.to_string();
    text.parse().ok().or_else(|| {
        let delay = Duration::try_from_secs_f64(number.as_f64()?).ok()?;
        text.contains(['e', 'E']).then_some(RetryAfter::Delay(delay))
    })
}
