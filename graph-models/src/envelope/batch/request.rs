//! The requests of a batch.

use serde::Serialize;
use serde_json::Value;

use super::{BatchAnswer, BatchError, BatchResponse};
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
/// Steps are added one after the other; those without an id get a number. The answers come in any
/// order, as a [`BatchResponse`], which is asked by id:
///
/// ```
/// use graph_models::{BatchRequest, BatchStep};
///
/// let mut batch = BatchRequest::default();
/// let me = batch.add(BatchStep::get("/me"))?;
/// let rename = BatchStep::update("/groups/a", &serde_json::json!({"displayName": "Friends"}))?;
/// let renamed = batch.add(rename.after(&me).header("If-Match", "W/\"1\""))?;
/// assert_eq!((me.as_str(), renamed.as_str()), ("1", "2"));
/// assert_eq!(
///     serde_json::to_string(&batch.requests[0])?,
///     r#"{"id":"1","method":"GET","url":"/me"}"#,
/// );
///
/// let unknown = batch.add(BatchStep::delete("/groups/b").after("3")).unwrap_err();
/// assert_eq!(unknown.to_string(), "step 3 of the batch depends on step 3, which is not in it");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: [OData JSON Format 4.01], "Batch Requests and Responses", and [JSON batching] of
/// Microsoft Graph, which takes at most 20 requests.
///
/// [OData JSON Format 4.01]: https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html
/// [JSON batching]: https://learn.microsoft.com/graph/json-batching
#[graph_entity(tag = false, patch = false)]
pub struct BatchRequest {
    /// `requests`: the steps. They are open to be changed; [`check`](Self::check) tells whether
    /// they still make up a batch.
    pub requests: Vec<BatchStep>,
    /// What else the body has.
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

/// One of the requests in a [`BatchRequest`].
#[graph_entity(tag = false, patch = false)]
pub struct BatchStep {
    /// `id`: what the answer to this request is found by; unique in the batch, without regard to
    /// case.
    pub id: Option<String>,
    /// `dependsOn`: the ids of the steps that must succeed before this one is begun. Without it the
    /// service does the steps in any order.
    pub depends_on: Option<Vec<String>>,
    /// `method`: `GET`, `POST`, …
    pub method: Option<String>,
    /// `url`: the address behind the version of the service, with the slash before it: `/me`. It
    /// is part of an address, so it is percent-encoded; [`ResourcePath`](crate::query::ResourcePath)
    /// and [`Query`](crate::query::Query) see to that. There may be a secret among the arguments of
    /// a function or in a filter, so it is not printed.
    #[graph(secret)]
    pub url: Option<String>,
    /// `headers`: an object of texts. There may be a token among them, so they are not printed.
    #[graph(secret)]
    pub headers: Option<Value>,
    /// `body`: JSON, or text in base64 where the header `Content-Type` says that it is something else.
    /// It may hold a password, so only that there is a body is printed.
    #[graph(secret)]
    pub body: Option<Value>,
    /// What else is said of the request.
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

impl BatchRequest {
    /// How many requests Microsoft Graph takes in one batch.
    pub const MOST: usize = 20;

    /// Adds a step, and returns its id.
    ///
    /// A step without an id gets the first free number. What it [depends on](BatchStep::after) must
    /// be in the batch already.
    ///
    /// # Errors
    ///
    /// There are [20](Self::MOST) steps already, the id is taken, or it depends on a step that is
    /// not in the batch. The batch is then as it was.
    pub fn add(&mut self, mut step: BatchStep) -> Result<String, BatchError> {
        if self.requests.len() >= Self::MOST {
            return Err(BatchError::TooMany(self.requests.len() + 1));
        }
        let id = match step.id.take() {
            Some(id) if self.step(&id).is_some() => return Err(BatchError::DuplicateId(id)),
            Some(id) => id,
            None => self.free_number(),
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
        self.requests.iter().find(|step| step.is(id))
    }

    fn free_number(&self) -> String {
        let mut number = self.requests.len() + 1;
        loop {
            let id = number.to_string();
            if self.step(&id).is_none() {
                return id;
            }
            number += 1;
        }
    }

    /// Whether the steps make up a batch: what a service would otherwise answer 400 to.
    ///
    /// # Errors
    ///
    /// There are more than [20](Self::MOST) steps, one has no id, two have the same, one depends on a
    /// step that is not there, or on itself by way of others.
    pub fn check(&self) -> Result<(), BatchError> {
        if self.requests.len() > Self::MOST {
            return Err(BatchError::TooMany(self.requests.len()));
        }
        for (position, step) in self.requests.iter().enumerate() {
            let Some(id) = &step.id else { return Err(BatchError::NoId { position }) };
            if self.requests[..position].iter().any(|other| other.is(id)) {
                return Err(BatchError::DuplicateId(id.clone()));
            }
            let unknown = step.depends_on().iter().find(|on| self.step(on).is_none());
            if let Some(on) = unknown {
                return Err(BatchError::UnknownDependency { id: id.clone(), on: on.clone() });
            }
        }
        self.check_order()
    }

    /// Takes away the steps that can be done, until none can.
    fn check_order(&self) -> Result<(), BatchError> {
        let mut left: Vec<_> = self.requests.iter().collect();
        loop {
            let waits = |step: &&BatchStep| {
                step.depends_on().iter().any(|on| left.iter().any(|other| other.is(on)))
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
    /// found the service unavailable (503), were not answered, or waited (424) for one of these and
    /// for none that failed for good. Wait before that as long as [`BatchResponse::retry_after`] says.
    ///
    /// That they depend on steps which have succeeded is left out.
    pub fn left(&self, response: &BatchResponse) -> Self {
        let succeeded = |id: &str| response.get(id).is_some_and(BatchAnswer::is_success);
        let mut left: Vec<&BatchStep> = Vec::new();
        // Each round finds those that wait for one of the round before.
        loop {
            let more = self.requests.iter().filter(|step| {
                let Some(id) = &step.id else { return false };
                let is_left = |id: &str| left.iter().any(|other| other.is(id));
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
        let is_left = |id: &str| left.iter().any(|other| other.is(id));
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

impl BatchStep {
    /// A request with this method and address, without headers and body.
    pub fn new(method: impl Into<String>, url: impl Into<String>) -> Self {
        Self { method: Some(method.into()), url: Some(url.into()), ..Self::default() }
    }

    /// Reads: `GET`.
    pub fn get(url: impl Into<String>) -> Self {
        Self::new("GET", url)
    }

    /// Creates an entity, or calls an action: `POST`.
    ///
    /// # Errors
    ///
    /// The body cannot be written.
    pub fn create(url: impl Into<String>, body: &impl Serialize) -> serde_json::Result<Self> {
        Self::new("POST", url).json(body)
    }

    /// Updates: `PATCH`.
    ///
    /// # Errors
    ///
    /// The body cannot be written.
    pub fn update(url: impl Into<String>, body: &impl Serialize) -> serde_json::Result<Self> {
        Self::new("PATCH", url).json(body)
    }

    /// Deletes: `DELETE`.
    pub fn delete(url: impl Into<String>) -> Self {
        Self::new("DELETE", url)
    }

    /// Gives the request a body, and the header `Content-Type` that goes with it.
    ///
    /// # Errors
    ///
    /// The body cannot be written.
    pub fn json(mut self, body: &impl Serialize) -> serde_json::Result<Self> {
        self.body = Some(serde_json::to_value(body)?);
        Ok(self.header("Content-Type", "application/json"))
    }

    /// Gives the request an id of your own.
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Lets the request wait for another, which must succeed.
    pub fn after(mut self, id: impl Into<String>) -> Self {
        self.depends_on.get_or_insert_default().push(id.into());
        self
    }

    /// Gives the request a header, in place of one with that name in whatever case.
    pub fn header(mut self, name: &str, value: impl Into<String>) -> Self {
        let mut headers = match self.headers.take() {
            Some(Value::Object(headers)) => headers,
            _ => serde_json::Map::new(),
        };
        headers.retain(|other, _| !other.eq_ignore_ascii_case(name));
        headers.insert(name.to_owned(), value.into().into());
        self.headers = Some(headers.into());
        self
    }

    fn depends_on(&self) -> &[String] {
        self.depends_on.as_deref().unwrap_or_default()
    }

    fn is(&self, id: &str) -> bool {
        self.id.as_deref().is_some_and(|own| own.eq_ignore_ascii_case(id))
    }
}
