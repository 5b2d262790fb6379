//! The response to a batch.

use std::any::TypeId;
use std::borrow::Cow;
use std::time::{Duration, SystemTime};

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{BatchAnswer, BatchFailure, BatchRefusal};
use crate::edm::Binary;
use crate::engine::{NotAValue, without_hint};
use crate::envelope::body::from_json;
use crate::envelope::error::GraphError;
use crate::json::without_mark;
use crate::{AdditionalData, Untyped, graph_entity};

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
        self.answer_to(id)?.read()
    }

    /// Reads the answer to the step with this id, and keeps the values in it that do not fit their declared
    /// types: see [`json::tolerant`](crate::json::tolerant).
    ///
    /// # Errors
    ///
    /// Those of [`read`](Self::read), except for values that do not fit.
    pub fn read_tolerant<T: DeserializeOwned + 'static>(
        &self,
        id: &str,
    ) -> Result<T, BatchFailure> {
        self.answer_to(id)?.read_tolerant()
    }

    fn answer_to(&self, id: &str) -> Result<&BatchAnswer, BatchFailure> {
        self.get(id).ok_or_else(|| BatchFailure::Missing { id: id.to_owned() })
    }

    /// The longest wait that the answers ask for, counted from `now`; `None` if no answer has a header
    /// `Retry-After`. It is never longer than [`RetryAfter::LONGEST_WAIT`](crate::RetryAfter::LONGEST_WAIT).
    pub fn retry_after(&self, now: SystemTime) -> Option<Duration> {
        let waits = self.responses.iter().filter_map(BatchAnswer::retry_after);
        waits.map(|wait| wait.wait(now)).max()
    }
}

impl BatchAnswer {
    /// Reads the body: an entity, a [`Page`](crate::Page), … An answer without a body is read as an
    /// `Option`, or as `()`, which accepts any body that does not report an error.
    ///
    /// Some answers have their JSON as a text, in base64 or as it is. It is read as the JSON in the text,
    /// unless the type is [`Binary`](crate::edm::Binary) or `String`.
    ///
    /// # Errors
    ///
    /// The answer reports an error, by its status or its body, or its body is not of the type. With the
    /// feature `http`, the function `read` in the module `http` says which bodies report an error.
    pub fn read<T: DeserializeOwned + 'static>(&self) -> Result<T, BatchFailure> {
        self.read_with(false)
    }

    /// Reads the body, and keeps the values in it that do not fit their declared types: see
    /// [`json::tolerant`](crate::json::tolerant).
    ///
    /// # Errors
    ///
    /// Those of [`read`](Self::read), except for values that do not fit.
    pub fn read_tolerant<T: DeserializeOwned + 'static>(&self) -> Result<T, BatchFailure> {
        self.read_with(true)
    }

    fn read_with<T: DeserializeOwned + 'static>(&self, tolerant: bool) -> Result<T, BatchFailure> {
        let value = match self.is_success() {
            true => from_json(&self.json(is_text::<T>()), tolerant),
            false => Err(NotAValue::Error),
        };
        value.map_err(|reason| self.without_value(reason, tolerant))
    }

    fn without_value(&self, reason: NotAValue, tolerant: bool) -> BatchFailure {
        match reason {
            NotAValue::Error => {
                let error = GraphError::of_body(self.json(false).into_owned().into_value()).ok();
                BatchFailure::Refused(Box::new(BatchRefusal { answer: self.clone(), error }))
            }
            NotAValue::Unreadable(error) => {
                // The message of the failure names the function for batches.
                let (error, has_hint) = without_hint(error);
                BatchFailure::Unreadable {
                    id: self.id.clone().unwrap_or_default(),
                    error,
                    tolerable: has_hint && !tolerant,
                }
            }
        }
    }

    /// The body as JSON; null if there is none.
    fn json(&self, is_text: bool) -> Cow<'_, Untyped> {
        let Some(body) = &self.body else { return Cow::Owned(Untyped::NULL) };
        match body.as_str().filter(|_| !is_text).and_then(json_in_text) {
            Some(json) => Cow::Owned(json.into()),
            None => Cow::Borrowed(body),
        }
    }
}

/// Whether a value of this type is read from the text itself.
fn is_text<T: 'static>() -> bool {
    let types = [
        TypeId::of::<String>(),
        TypeId::of::<Option<String>>(),
        TypeId::of::<Binary>(),
        TypeId::of::<Option<Binary>>(),
    ];
    types.contains(&TypeId::of::<T>())
}

/// The object or array whose JSON a text has, as it is or in base64. A text that has neither is a value
/// itself.
fn json_in_text(text: &str) -> Option<Value> {
    let json = |text: &[u8]| {
        let text = without_mark(text);
        let starts = text.trim_ascii_start().first();
        starts.filter(|byte| b"{[".contains(byte))?;
        serde_json::from_slice(text).ok()
    };
    json(text.as_bytes()).or_else(|| json(&text.parse::<Binary>().ok()?))
}
