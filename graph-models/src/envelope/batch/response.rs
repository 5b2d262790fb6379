//! The answers to a batch.

use std::time::{Duration, SystemTime};

use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::{BatchFailure, BatchRefusal};
use crate::envelope::RetryAfter;
use crate::envelope::body::from_json;
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
/// let mut response: BatchResponse = serde_json::from_str(
///     r#"{"responses": [
///         {"id": "2", "status": 404, "body": {"error": {"code": "Request_ResourceNotFound"}}},
///         {"id": "1", "status": 200, "body": {"id": "u1"}},
///         {"id": "3", "status": 204}
///     ]}"#,
/// )?;
/// let user: User = response.take("1")?;
/// assert_eq!(user.id.as_deref(), Some("u1"));
/// match response.take::<User>("2") {
///     Err(BatchFailure::Refused(refusal)) => assert!(refusal.is_not_found()),
///     other => panic!("{other:?}"),
/// }
/// response.take::<()>("3")?;
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
    /// The answer to the request with this id, until it is [taken](Self::take).
    pub fn get(&self, id: &str) -> Option<&BatchAnswer> {
        self.responses.iter().find(|answer| answer.is(id))
    }

    /// Takes the answer to the request with this id out, and reads its body as a type: that of an
    /// entity, a [`Page`](crate::Page), … An answer without a body is read as an `Option`, or as `()`,
    /// which takes any body.
    ///
    /// The response remembers how the request was answered, so that
    /// [`BatchRequest::left`](crate::BatchRequest::left) does not send it again.
    ///
    /// # Errors
    ///
    /// There is no such answer or it was taken already, it reports an error, or its body is not of
    /// the type.
    pub fn take<T: DeserializeOwned + 'static>(&mut self, id: &str) -> Result<T, BatchFailure> {
        match self.responses.iter().position(|answer| answer.is(id)) {
            Some(position) => {
                let answer = self.responses.remove(position);
                let note = json!({"status": answer.status, "wait": answer.wait()});
                self.additional_data.note(id.to_ascii_lowercase(), note);
                answer.into_value()
            }
            None if self.taken(id).is_some() => Err(BatchFailure::Taken { id: id.to_owned() }),
            None => Err(BatchFailure::Missing { id: id.to_owned() }),
        }
    }

    /// How the request with this id was answered, also if the answer was taken out.
    pub(super) fn outcome(&self, id: &str) -> Outcome {
        let status = match (self.get(id), self.taken(id)) {
            (Some(answer), _) => answer.status,
            (None, Some(note)) => note["status"].as_i64().and_then(|status| status.try_into().ok()),
            (None, None) => return Outcome::Unanswered,
        };
        Outcome::Answered(status)
    }

    /// What is remembered of an answer that was taken out: an object with its status and its wait.
    fn taken(&self, id: &str) -> Option<&Value> {
        self.additional_data.noted(&id.to_ascii_lowercase())
    }

    /// The longest of the waits that the answers ask for, those that were taken out too, if it is
    /// this time now; `None` where none asks for one.
    pub fn retry_after(&self, now: SystemTime) -> Option<Duration> {
        let here = self.responses.iter().filter_map(BatchAnswer::retry_after);
        let taken = self.additional_data.notes().filter_map(|note| read_wait(&note["wait"]));
        here.chain(taken).map(|wait| wait.wait(now)).max()
    }
}

/// What became of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// There never was an answer.
    Unanswered,
    /// The answer had this status, if any.
    Answered(Option<i32>),
}

impl Outcome {
    pub(super) fn is_success(self) -> bool {
        matches!(self, Self::Answered(Some(200..300)))
    }
}

/// Headers are texts, yet some services write numbers.
fn read_wait(header: &Value) -> Option<RetryAfter> {
    match header {
        Value::Number(seconds) => seconds.to_string().parse().ok(),
        value => value.as_str()?.parse().ok(),
    }
}

impl BatchAnswer {
    /// Whether the request succeeded: a status from 200 to 299.
    pub fn is_success(&self) -> bool {
        Outcome::Answered(self.status).is_success()
    }

    /// The header with this name, in whatever case.
    pub fn header(&self, name: &str) -> Option<&str> {
        let headers = self.headers.as_ref()?.as_object()?;
        headers.iter().find(|(other, _)| other.eq_ignore_ascii_case(name))?.1.as_str()
    }

    /// The wait that the header `Retry-After` asks for.
    pub fn retry_after(&self) -> Option<RetryAfter> {
        self.wait().and_then(read_wait)
    }

    /// The header `Retry-After`.
    fn wait(&self) -> Option<&Value> {
        let headers = self.headers.as_ref()?.as_object()?;
        headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("retry-after")).map(|it| it.1)
    }

    /// The body, read as a type; see [`BatchResponse::take`].
    ///
    /// # Errors
    ///
    /// The answer reports an error, or its body is not of the type.
    pub fn into_value<T: DeserializeOwned + 'static>(mut self) -> Result<T, BatchFailure> {
        if !self.is_success() {
            let error = self.body.clone().and_then(|body| serde_json::from_value(body).ok());
            return Err(BatchFailure::Refused(Box::new(BatchRefusal { answer: self, error })));
        }
        match from_json(self.body.take()) {
            Ok(value) => Ok(value),
            Err(error) => Err(BatchFailure::Unreadable { id: self.id.unwrap_or_default(), error }),
        }
    }

    fn is(&self, id: &str) -> bool {
        self.id.as_deref().is_some_and(|own| own.eq_ignore_ascii_case(id))
    }
}
