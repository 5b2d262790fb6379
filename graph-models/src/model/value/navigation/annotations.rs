//! The annotations of a navigation property.

use serde_json::Value;

use super::Relationship;
use crate::model::value::properties::Properties;
use crate::model::value::received::Received;
use crate::model::value::untyped::Untyped;

impl Relationship {
    /// The annotation of the property with this name: `odata.nextLink` for the property
    /// `members@odata.nextLink` of the body.
    pub fn annotation(&self, name: &str) -> Option<&Value> {
        self.received_annotation(name).map(Received::value)
    }

    /// The annotation with this name, which may still be text.
    pub(crate) fn received_annotation(&self, name: &str) -> Option<Received<'_>> {
        self.__content.as_ref()?.annotations.get(name)
    }

    /// The annotations of the property, by name.
    pub fn annotations(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.received_annotations().map(|(name, value)| (name, value.value()))
    }

    /// The annotations of the property by name, which may still be text.
    pub(crate) fn received_annotations(&self) -> impl Iterator<Item = (&str, Received<'_>)> {
        const NONE: &Properties = &Properties::NONE;
        self.__content.as_ref().map_or(NONE, |content| &content.annotations).iter()
    }

    /// Adds an annotation of the property, and returns the value that it replaces.
    pub fn set_annotation(
        &mut self,
        name: impl Into<String>,
        value: impl Into<Value>,
    ) -> Option<Value> {
        self.content_mut()
            .annotations
            .insert(name.into().into(), value.into().into())
            .map(|(_, replaced)| replaced.into_value())
    }

    /// Removes an annotation of the property.
    pub fn remove_annotation(&mut self, name: &str) -> Option<Value> {
        let removed = self.__content.as_mut()?.annotations.remove(name);
        self.clear_if_nothing_is_left();
        removed.map(Untyped::into_value)
    }

    /// The annotation with this name, with the prefix `odata.` or, as OData 4.01 allows, without it.
    pub(super) fn control_information(&self, name: &str) -> Option<&Value> {
        self.__content.as_ref()?;
        self.annotation(&format!("odata.{name}")).or_else(|| self.annotation(name))
    }

    /// The address of the next page of related entities: `members@odata.nextLink`.
    pub fn next_link(&self) -> Option<&str> {
        self.control_information("nextLink")?.as_str()
    }

    /// The number of related entities on all pages: `members@odata.count`.
    pub fn count(&self) -> Option<u64> {
        let count = self.control_information("count")?;
        count.as_u64().or_else(|| count.as_str()?.parse().ok())
    }

    /// The address of the related entities: `manager@odata.navigationLink`.
    pub fn navigation_link(&self) -> Option<&str> {
        self.control_information("navigationLink")?.as_str()
    }

    /// The address of the references to the related entities: `manager@odata.associationLink`.
    pub fn association_link(&self) -> Option<&str> {
        self.control_information("associationLink")?.as_str()
    }

    /// The addresses that the property is bound to: `owners@odata.bind`.
    pub fn binds(&self) -> impl Iterator<Item = &str> {
        let bind = self.bind_json();
        let (one, many) = match bind {
            Some(Value::Array(many)) => (None, many.as_slice()),
            one => (one, &[][..]),
        };
        one.into_iter().chain(many).filter_map(Value::as_str)
    }
}
