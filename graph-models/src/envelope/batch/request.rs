//! The requests of a batch.

use super::error::MOST_STEPS;
use super::{BatchAnswer, BatchError, BatchResponse, BatchStep};
use crate::{AdditionalData, graph_entity};

/// Several requests in one: the body of a `POST` to `$batch`.
///
/// ```json
/// {
///   "requests": [
///     {"id": "1", "method": "GET", "url": "/me"},
///     {
///       "id": "2",
///       "dependsOn": ["1"],
///       "method": "PATCH",
///       "url": "/groups/a",
///       "headers": {"Content-Type": "application/json"},
///       "body": {"displayName": "Ada's friends"}
///     }
///   ]
/// }
/// ```
///
/// [`add`](Self::add) adds a step and numbers it if it has no id. The response to a batch is a
/// [`BatchResponse`], which finds an answer by the id of the step:
///
/// ```
/// use graph_models::{BatchRequest, BatchStep, json};
///
/// let mut batch = BatchRequest::default();
/// let me = batch.add(BatchStep::get("/me"))?;
/// let rename = BatchStep::update("/groups/a", &serde_json::json!({"displayName": "Friends"}))?;
/// let renamed = batch.add(rename.after(&me).header("If-Match", "W/\"1\""))?;
/// assert_eq!((me.as_str(), renamed.as_str()), ("1", "2"));
/// assert_eq!(
///     json::to_string(&batch.requests[0])?,
///     r#"{"id":"1","method":"GET","url":"/me"}"#,
/// );
///
/// let unknown = batch.add(BatchStep::delete("/groups/b").after("3")).unwrap_err();
/// assert_eq!(unknown.to_string(), "step 3 of the batch depends on step 3, which is not in it");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: [OData JSON Format 4.01], "Batch Requests and Responses", and [JSON batching] of
/// Microsoft Graph, which accepts at most 20 requests.
///
/// [OData JSON Format 4.01]: https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html
/// [JSON batching]: https://learn.microsoft.com/graph/json-batching
#[graph_entity(tag = false, patch = false)]
pub struct BatchRequest {
    /// `requests`: the steps. After a change, [`check`](Self::check) tells whether they still form a
    /// valid batch.
    pub requests: Vec<BatchStep>,
    /// All other properties of the body.
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

impl BatchRequest {
    /// How many steps Microsoft Graph accepts in one batch.
    pub const MOST: usize = MOST_STEPS;

    /// Adds a step, and returns its id.
    ///
    /// A step without an id gets an unused number. The steps that it [depends on](BatchStep::after)
    /// must be in the batch already.
    ///
    /// # Errors
    ///
    /// There are [20](Self::MOST) steps already, another step has the id, or the step depends on one
    /// that is not in the batch. The batch is then unchanged.
    pub fn add(&mut self, mut step: BatchStep) -> Result<String, BatchError> {
        if self.requests.len() >= Self::MOST {
            return Err(BatchError::TooMany(self.requests.len() + 1));
        }
        let id = match step.id.take() {
            Some(id) if self.step(&id).is_some() => return Err(BatchError::DuplicateId(id)),
            Some(id) => id,
            None => self.unused_number(),
        };
        let unknown = step.depends_on().iter().find(|on| self.step(on).is_none());
        if let Some(on) = unknown {
            return Err(BatchError::UnknownDependency { id, on: on.clone() });
        }
        step.id = Some(id.clone());
        self.requests.push(step);
        Ok(id)
    }

    /// The step with this id.
    pub fn step(&self, id: &str) -> Option<&BatchStep> {
        self.requests.iter().find(|step| step.has_id(id))
    }

    fn unused_number(&self) -> String {
        let mut number = self.requests.len() + 1;
        loop {
            let id = number.to_string();
            if self.step(&id).is_none() {
                return id;
            }
            number += 1;
        }
    }

    /// Checks that the steps form a valid batch, because a service answers 400 otherwise.
    ///
    /// # Errors
    ///
    /// There are more than [20](Self::MOST) steps, one has no id, two have the same id, or one depends
    /// on a step that is not in the batch, or on itself, directly or through others.
    pub fn check(&self) -> Result<(), BatchError> {
        if self.requests.len() > Self::MOST {
            return Err(BatchError::TooMany(self.requests.len()));
        }
        for (position, step) in self.requests.iter().enumerate() {
            let Some(id) = &step.id else { return Err(BatchError::NoId { position }) };
            if self.requests[..position].iter().any(|other| other.has_id(id)) {
                return Err(BatchError::DuplicateId(id.clone()));
            }
            let unknown = step.depends_on().iter().find(|on| self.step(on).is_none());
            if let Some(on) = unknown {
                return Err(BatchError::UnknownDependency { id: id.clone(), on: on.clone() });
            }
        }
        self.check_order()
    }

    /// Removes the steps that do not wait for another, until none is left or all wait.
    fn check_order(&self) -> Result<(), BatchError> {
        let mut left: Vec<_> = self.requests.iter().collect();
        loop {
            let waits = |step: &&BatchStep| {
                step.depends_on().iter().any(|on| left.iter().any(|other| other.has_id(on)))
            };
            let waiting: Vec<_> = left.iter().copied().filter(waits).collect();
            match waiting.first() {
                None => return Ok(()),
                Some(first) if waiting.len() == left.len() => {
                    return Err(BatchError::Cycle(first.id.clone().unwrap_or_default()));
                }
                Some(_) => left = waiting,
            }
        }
    }

    /// The steps that are worth sending again, as a batch: those that were throttled (status 429),
    /// found the service unavailable (503) or were not answered, and those that failed (424) only
    /// because they depend on one of these. First wait as long as [`BatchResponse::retry_after`] says.
    ///
    /// The steps no longer depend on those that have succeeded.
    pub fn left(&self, response: &BatchResponse) -> Self {
        let succeeded = |id: &str| response.get(id).is_some_and(BatchAnswer::is_success);
        let mut left: Vec<&BatchStep> = Vec::new();
        // Each round finds the steps that depend on one found before.
        loop {
            let more = self.requests.iter().filter(|step| {
                let Some(id) = &step.id else { return false };
                let is_left = |id: &str| left.iter().any(|other| other.has_id(id));
                let mut on = step.depends_on().iter();
                !is_left(id)
                    && match response.get(id).map(|answer| answer.status) {
                        None | Some(Some(429 | 503)) => on.all(|on| is_left(on) || succeeded(on)),
                        Some(Some(424)) => {
                            on.clone().any(|on| is_left(on))
                                && on.all(|on| is_left(on) || succeeded(on))
                        }
                        Some(_) => false,
                    }
            });
            let more: Vec<_> = more.collect();
            if more.is_empty() {
                break;
            }
            left.extend(more);
        }
        let is_left = |id: &str| left.iter().any(|other| other.has_id(id));
        let requests = self.requests.iter().filter(|step| step.id.as_deref().is_some_and(is_left));
        let requests = requests.cloned().map(|mut step| {
            if let Some(on) = &mut step.depends_on {
                on.retain(|on| is_left(on));
            }
            step.depends_on = step.depends_on.filter(|on| !on.is_empty());
            step
        });
        Self { requests: requests.collect(), additional_data: self.additional_data.clone() }
    }
}
