//! The response to a batch.

use std::time::{Duration, SystemTime};

use serde::de::DeserializeOwned;

use super::{BatchAnswer, BatchFailure, BatchRefusal};
use crate::envelope::body::from_json;
use crate::envelope::error_of;
use crate::{AdditionalData, graph_entity};

/// The response to a [`BatchRequest`](crate::BatchRequest): an answer to each step, in any order.
///
/// ```
/// use graph_models::{AdditionalData, BatchFailure, BatchResponse, graph_entity, json};
///
/// #[graph_entity]
/// pub struct User {
///     #[graph(key)]
///     pub id: Option<String>,
///     #[graph(additional)]
///     pub additional_data: AdditionalData,
/// }
///
/// let response: BatchResponse = json::from_str(
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
/// For the sources, see [`BatchRequest`](crate::BatchRequest).
#[graph_entity(tag = false, patch = false)]
pub struct BatchResponse {
    /// `responses`: the answers, in any order.
    pub responses: Vec<BatchAnswer>,
    /// All other properties of the body.
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

impl BatchResponse {
    /// The answer to the step with this id.
    pub fn get(&self, id: &str) -> Option<&BatchAnswer> {
        self.responses.iter().find(|answer| answer.has_id(id))
    }

    /// Reads the answer to the step with this id; see [`BatchAnswer::read`].
    ///
    /// # Errors
    ///
    /// There is no such answer, it reports an error, or its body is not of the type.
    pub fn read<T: DeserializeOwned + 'static>(&self, id: &str) -> Result<T, BatchFailure> {
        self.get(id).ok_or_else(|| BatchFailure::Missing { id: id.to_owned() })?.read()
    }

    /// The longest wait that the answers ask for, counted from `now`; `None` if no answer has a header
    /// `Retry-After`.
    pub fn retry_after(&self, now: SystemTime) -> Option<Duration> {
        let waits = self.responses.iter().filter_map(BatchAnswer::retry_after);
        waits.map(|wait| wait.wait(now)).max()
    }
}

impl BatchAnswer {
    /// Reads the body: an entity, a [`Page`](crate::Page), … An answer without a body is read as an
    /// `Option`, or as `()`, which accepts any body.
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
}
