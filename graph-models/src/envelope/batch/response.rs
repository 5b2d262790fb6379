//! The answers to a batch.

use std::time::{Duration, SystemTime};

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{BatchFailure, BatchRefusal};
use crate::envelope::body::from_json;
use crate::envelope::{RetryAfter, error_of};
use crate::{AdditionalData, graph_entity};

/// The answers to a [`BatchRequest`](crate::BatchRequest), in any order.
///
/// ```
/// use graph_models::{AdditionalData, BatchFailure, BatchResponse, graph_entity};
///
/// #[graph_entity]
/// pub struct User {
///     #[graph(key)]
///     pub id: Option<String>,
///     #[graph(additional)]
///     pub additional_data: AdditionalData,
/// }
///
/// let response: BatchResponse = serde_json::from_str(
///     r#"{"responses": [
///         {"id": "2", "status": 404, "body": {"error": {"code": "Request_ResourceNotFound"}}},
///         {"id": "1", "status": 200, "body": {"id": "u1"}},
///         {"id": "3", "status": 204}
///     ]}"#,
/// )?;
/// let user: User = response.read("1")?;
/// assert_eq!(user.id.as_deref(), Some("u1"));
/// match response.read::<User>("2") {
///     Err(BatchFailure::Refused(refusal)) => assert!(refusal.is_not_found()),
///     other => panic!("{other:?}"),
/// }
/// response.read::<()>("3")?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: as of [`BatchRequest`](crate::BatchRequest).
#[graph_entity(tag = false, patch = false)]
pub struct BatchResponse {
    /// `responses`: the answers.
    pub responses: Vec<BatchAnswer>,
    /// What else the body has.
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

/// One of the answers in a [`BatchResponse`].
#[graph_entity(tag = false, patch = false)]
pub struct BatchAnswer {
    /// `id`: that of the request.
    pub id: Option<String>,
    /// `status`: that of HTTP.
    pub status: Option<i32>,
    /// `headers`: an object of texts; [`header`](Self::header) finds one. A `Location` may hold a
    /// token, so they are not printed.
    #[graph(secret)]
    pub headers: Option<Value>,
    /// `body`: JSON, or text in base64 where the header `Content-Type` says that it is something else.
    /// It may hold a password, so only that there is a body is printed.
    #[graph(secret)]
    pub body: Option<Value>,
    /// What else is said of the answer.
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

impl BatchResponse {
    /// The answer to the request with this id.
    pub fn get(&self, id: &str) -> Option<&BatchAnswer> {
        self.responses.iter().find(|answer| answer.is(id))
    }

    /// Reads the answer to the request with this id; see [`BatchAnswer::read`].
    ///
    /// # Errors
    ///
    /// There is no such answer, it reports an error, or its body is not of the type.
    pub fn read<T: DeserializeOwned + 'static>(&self, id: &str) -> Result<T, BatchFailure> {
        self.get(id).ok_or_else(|| BatchFailure::Missing { id: id.to_owned() })?.read()
    }

    /// The longest of the waits that the answers ask for, if it is this time now; `None` where none
    /// asks for one.
    pub fn retry_after(&self, now: SystemTime) -> Option<Duration> {
        let waits = self.responses.iter().filter_map(BatchAnswer::retry_after);
        waits.map(|wait| wait.wait(now)).max()
    }
}

impl BatchAnswer {
    /// Whether the request succeeded: a status from 200 to 299.
    pub fn is_success(&self) -> bool {
        matches!(self.status, Some(200..300))
    }

    /// The header with this name, in whatever case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.header_value(name)?.as_str()
    }

    /// The wait that the header `Retry-After` asks for.
    pub fn retry_after(&self) -> Option<RetryAfter> {
        match self.header_value("retry-after")? {
            // Headers are texts, yet some services write numbers.
            Value::Number(seconds) => seconds.to_string().parse().ok(),
            value => value.as_str()?.parse().ok(),
        }
    }

    fn header_value(&self, name: &str) -> Option<&Value> {
        let headers = self.headers.as_ref()?.as_object()?;
        headers.iter().find(|(other, _)| other.eq_ignore_ascii_case(name)).map(|header| header.1)
    }

    /// Reads the body as a type: that of an entity, a [`Page`](crate::Page), … An answer without a
    /// body is read as an `Option`, or as `()`, which takes any body.
    ///
    /// # Errors
    ///
    /// The answer reports an error, or its body is not of the type.
    pub fn read<T: DeserializeOwned + 'static>(&self) -> Result<T, BatchFailure> {
        let body = self.body.as_ref();
        if !self.is_success() {
            let error = body.cloned().and_then(error_of);
            let refusal = BatchRefusal { answer: self.clone(), error };
            return Err(BatchFailure::Refused(Box::new(refusal)));
        }
        from_json(body).map_err(|error| {
            let id = self.id.clone().unwrap_or_default();
            BatchFailure::Unreadable { id, error }
        })
    }

    fn is(&self, id: &str) -> bool {
        self.id.as_deref().is_some_and(|own| own.eq_ignore_ascii_case(id))
    }
}
