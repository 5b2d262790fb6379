//! What the engine reads into a relationship and writes from it.

use serde_json::Value;

use super::Relationship;
use super::relationship::Entities;
use crate::model::value::arrived::Arrived;
use crate::model::value::body_path::BodyPath;
use crate::model::value::received::Received;
use crate::model::value::untyped::Untyped;

/// The name of the annotation with the changes of a relationship, which Graph writes without
/// `odata.`.
pub(crate) const DELTA: &str = "delta";

/// The key of almost every entity type of Microsoft Graph.
pub(crate) const KEY: &str = "id";

/// The names of the annotation of an item that is no longer in a collection.
pub(crate) const REMOVED: [&str; 2] = ["@removed", "@odata.removed"];

impl Relationship {
    /// The addresses to bind in JSON, as they were received: `owners@odata.bind`.
    pub(crate) fn bind_json(&self) -> Option<&Value> {
        self.control_information("bind")
    }

    /// Sets the addresses to bind.
    pub(crate) fn set_bind_json(&mut self, addresses: Value) {
        self.set_annotation("odata.bind", addresses);
    }

    /// Removes everything but the addresses to bind.
    pub(crate) fn keep_only_bind(&mut self) {
        let bind = self.bind_json().cloned();
        self.clear();
        if let Some(bind) = bind {
            self.set_bind_json(bind);
        }
    }

    /// The changes of the relationship in an answer to a delta query: `members@delta`.
    pub(crate) fn delta(&self) -> Option<Received<'_>> {
        self.received_annotation(DELTA)
    }

    /// Stores the value of the property as it was read.
    pub(crate) fn receive(&mut self, value: Untyped, origin: BodyPath) {
        let content = self.content_mut();
        content.entities = Entities::Json(value);
        content.origin = origin;
    }

    /// Stores an annotation as it was read; `false` if there is already one with this name.
    pub(crate) fn receive_annotation(
        &mut self,
        name: &str,
        value: Arrived<'_>,
        origin: impl FnOnce() -> BodyPath,
    ) -> bool {
        if self.received_annotation(name).is_some() {
            return false;
        }
        if self.is_absent() {
            self.content_mut().origin = origin();
        }
        self.content_mut().annotations.insert(name.into(), value);
        true
    }

    /// Stores the reason why a typed value has no JSON form. Writing the body fails with it.
    pub(crate) fn set_unwritable(&mut self, reason: String) {
        self.content_mut().entities = Entities::Unwritable(reason.into());
    }

    /// The path to the property in the body that it was read from.
    pub(crate) fn origin(&self) -> Option<&BodyPath> {
        self.__content.as_ref().map(|content| &content.origin)
    }

    /// The members of a body for the property with this name: its value and its annotations. `Err` has
    /// the reason why the value cannot be written.
    pub(crate) fn entries<'r>(
        &'r self,
        property: &'r str,
    ) -> Result<impl Iterator<Item = (String, Received<'r>)>, &'r str> {
        let value = match self.__content.as_ref().map(|content| &content.entities) {
            Some(Entities::Unwritable(reason)) => return Err(reason),
            _ => self.received().map(|value| (property.to_owned(), value)),
        };
        let annotations = self
            .received_annotations()
            .map(move |(name, value)| (format!("{property}@{name}"), value));
        Ok(value.into_iter().chain(annotations))
    }
}
