//! A step of a batch.

use serde::Serialize;
use serde_json::Value;

use super::message::message;
use crate::{AdditionalData, Untyped, graph_entity};

message! {
    /// One request of a [`BatchRequest`](crate::BatchRequest).
    pub struct BatchStep {
        /// `id`: identifies the answer to this step. It is unique in the batch, without regard to case.
        pub id: Option<String>,
        /// `dependsOn`: the ids of the steps that must succeed before this one starts. Without it the
        /// service may process the step at any time.
        pub depends_on: Option<Vec<String>>,
        /// `method`: `GET`, `POST`, …
        pub method: Option<String>,
        /// `url`: the part of the address after the version of the service, with a slash at the
        /// start: `/me`. It must be percent-encoded, as
        /// [`ResourcePath`](crate::query::ResourcePath) and [`Query`](crate::query::Query) print it.
        /// `Debug` does not print it, because the arguments of a function or a filter may hold a
        /// secret.
        #[graph(secret)]
        pub url: Option<String>,
    }
    /// `headers`: an object of texts. `Debug` does not print them, because they may hold a token.
    headers
    /// `body`: JSON, or a text in base64 if the header `Content-Type` is not that of JSON. `Debug` does
    /// not print it, because it may hold a password.
    body
    /// All other properties of the step.
    additional_data
}

impl BatchStep {
    /// A step with this method and address, without headers and body.
    pub fn new(method: impl Into<String>, url: impl Into<String>) -> Self {
        Self { method: Some(method.into()), url: Some(url.into()), ..Self::default() }
    }

    /// Reads a value: `GET`.
    pub fn get(url: impl Into<String>) -> Self {
        Self::new("GET", url)
    }

    /// Creates an entity, or calls an action: `POST`.
    ///
    /// # Errors
    ///
    /// The body could not be serialized.
    pub fn create(url: impl Into<String>, body: &impl Serialize) -> serde_json::Result<Self> {
        Self::new("POST", url).json(body)
    }

    /// Updates an entity: `PATCH`.
    ///
    /// # Errors
    ///
    /// The body could not be serialized.
    pub fn update(url: impl Into<String>, body: &impl Serialize) -> serde_json::Result<Self> {
        Self::new("PATCH", url).json(body)
    }

    /// Deletes an entity: `DELETE`.
    pub fn delete(url: impl Into<String>) -> Self {
        Self::new("DELETE", url)
    }

    /// Sets a JSON body and the header `Content-Type`.
    ///
    /// # Errors
    ///
    /// The body could not be serialized.
    pub fn json(mut self, body: &impl Serialize) -> serde_json::Result<Self> {
        self.body = Some(serde_json::to_value(body)?.into());
        Ok(self.header("Content-Type", "application/json"))
    }

    /// Sets the id.
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Adds an id to `dependsOn`: the step starts after the other has succeeded.
    pub fn after(mut self, id: impl Into<String>) -> Self {
        self.depends_on.get_or_insert_default().push(id.into());
        self
    }

    /// Sets a header. It replaces one with the same name, compared without regard to case.
    pub fn header(mut self, name: &str, value: impl Into<String>) -> Self {
        let mut headers = match self.headers.take().map(Untyped::into_value) {
            Some(Value::Object(headers)) => headers,
            _ => serde_json::Map::new(),
        };
        headers.retain(|other, _| !other.eq_ignore_ascii_case(name));
        headers.insert(name.to_owned(), value.into().into());
        self.headers = Some(Value::from(headers).into());
        self
    }

    pub(super) fn depends_on(&self) -> &[String] {
        self.depends_on.as_deref().unwrap_or_default()
    }
}
