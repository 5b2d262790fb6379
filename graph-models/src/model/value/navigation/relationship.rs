//! What a body says about one relationship, without the type of the related entities.

use std::fmt;

use serde_json::Value;

use crate::model::about::TypeRef;
use crate::model::value::body_path::BodyPath;
use crate::model::value::properties::Properties;
use crate::model::value::{Field, Slot, SlotMut};

/// Everything that a body says about one relationship: the related entities, if they were expanded;
/// an explicit null; addresses to bind; and the annotations of the property, such as
/// `members@odata.nextLink`.
///
/// This is the part of a [`Nav`](crate::Nav) that does not depend on the type of the related
/// entities. A `Nav` dereferences to it. Nothing in it is interpreted before it is asked for, and
/// all of it is written as it was received.
///
/// The wire form is described in OData JSON Format 4.01, sections 8 ("Navigation Property") and 4.6
/// ("Annotations").
///
/// ```
/// use graph_models::{AdditionalData, Nav, graph_entity};
///
/// #[graph_entity]
/// pub struct Team {
///     #[graph(key)]
///     pub id: Option<String>,
///     pub members: Nav<Vec<Team>>,
///     #[graph(additional)]
///     pub additional_data: AdditionalData,
/// }
///
/// let text = r#"{"id":"1","members":[{"id":"2"}],"members@odata.nextLink":"https://example.com/2"}"#;
/// let team: Team = serde_json::from_str(text)?;
/// assert!(team.members.is_expanded());
/// assert_eq!(team.members.next_link(), Some("https://example.com/2"));
/// assert_eq!(team.members.json(), Some(&serde_json::json!([{"id": "2"}])));
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// Two relationships are equal if the JSON is. `Debug` prints how many entities there are and the
/// names of the annotations, but no content, because any of it can be a secret.
#[derive(Clone, Default)]
pub struct Relationship {
    // The attribute's expansion asks whether there is one, which is cheaper than a call.
    #[doc(hidden)]
    pub __content: Option<Box<Content>>,
}

/// What a body says about a relationship, where it says anything.
#[doc(hidden)]
#[derive(Clone, Default)]
pub struct Content {
    entities: Entities,
    /// By name, without the name of the property: `odata.nextLink`.
    annotations: Properties,
    /// Where the property was in the body that it was read from.
    origin: BodyPath,
}

/// The related entities.
#[derive(Clone, Default)]
enum Entities {
    /// The body does not have the property.
    #[default]
    Absent,
    /// The property's value in JSON, which can be null.
    Json(Value),
    /// A typed value that has no JSON form, and the reason.
    Unwritable(Box<str>),
}

impl Relationship {
    /// A relationship that nothing was said about.
    pub const EMPTY: Self = Self { __content: None };

    fn content_mut(&mut self) -> &mut Content {
        self.__content.get_or_insert_default()
    }

    /// Whether the body says nothing about the relationship. That does not mean that there are no
    /// related entities: services send them only if a request expands the property.
    pub const fn is_absent(&self) -> bool {
        self.__content.is_none()
    }

    /// Whether the body says that there is no related entity: the property is null.
    pub fn is_null(&self) -> bool {
        matches!(self.json(), Some(Value::Null))
    }

    /// Whether the body has the related entities, or an empty list of them.
    pub fn is_expanded(&self) -> bool {
        self.json().is_some_and(|value| !value.is_null())
    }

    /// The value of the property as it was received, or as it was set.
    pub fn json(&self) -> Option<&Value> {
        match &self.__content.as_ref()?.entities {
            Entities::Json(value) => Some(value),
            Entities::Absent | Entities::Unwritable(_) => None,
        }
    }

    /// Replaces the value of the property: an entity or a list of them, or null. The annotations
    /// stay.
    pub fn set_json(&mut self, value: impl Into<Value>) {
        self.content_mut().entities = Entities::Json(value.into());
    }

    /// Says that there is no related entity: the property is written as null.
    pub fn set_null(&mut self) {
        self.set_json(Value::Null);
    }

    /// Removes a null, so that the property is absent. Anything else stays.
    pub(crate) fn forget_null(&mut self) {
        if self.is_null() {
            self.content_mut().entities = Entities::Absent;
            self.clear_if_nothing_is_left();
        }
    }

    fn clear_if_nothing_is_left(&mut self) {
        let is_left = |content: &Content| {
            content.annotations.len() > 0 || !matches!(content.entities, Entities::Absent)
        };
        if !self.__content.as_deref().is_some_and(is_left) {
            self.clear();
        }
    }

    /// Removes everything that was said about the relationship.
    pub fn clear(&mut self) {
        self.__content = None;
    }

    /// How many related entities the body has. A single entity is one; null and an absent property
    /// are none.
    pub fn len(&self) -> usize {
        match self.json() {
            None | Some(Value::Null) => 0,
            Some(Value::Array(entities)) => entities.len(),
            Some(_) => 1,
        }
    }

    /// Whether the body has no related entity.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The annotation of the property with this name: `odata.nextLink` for the property
    /// `members@odata.nextLink` of the body.
    pub fn annotation(&self, name: &str) -> Option<&Value> {
        self.__content.as_ref()?.annotations.get(name)
    }

    /// The annotations of the property, by name.
    pub fn annotations(&self) -> impl Iterator<Item = (&str, &Value)> {
        const NONE: &Properties = &Properties::NONE;
        self.__content.as_ref().map_or(NONE, |content| &content.annotations).iter()
    }

    /// Adds an annotation of the property, and returns the one that it replaces.
    pub fn set_annotation(
        &mut self,
        name: impl Into<String>,
        value: impl Into<Value>,
    ) -> Option<Value> {
        self.content_mut().annotations.insert(name.into(), value.into())
    }

    /// Removes an annotation of the property.
    pub fn remove_annotation(&mut self, name: &str) -> Option<Value> {
        let removed = self.__content.as_mut()?.annotations.remove(name);
        self.clear_if_nothing_is_left();
        removed
    }

    /// The annotation with this name, with the prefix `odata.` or, as OData 4.01 allows, without it.
    fn control_information(&self, name: &str) -> Option<&Value> {
        self.__content.as_ref()?;
        self.annotation(&format!("odata.{name}")).or_else(|| self.annotation(name))
    }

    /// The address of the next page of related entities: `members@odata.nextLink`.
    pub fn next_link(&self) -> Option<&str> {
        self.control_information("nextLink")?.as_str()
    }

    /// How many related entities there are in all, on all pages: `members@odata.count`.
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

    /// The addresses in JSON, of any shape that was received.
    pub(crate) fn bind_json(&self) -> Option<&Value> {
        self.control_information("bind")
    }

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
    pub(crate) fn delta(&self) -> Option<&Value> {
        self.annotation(DELTA)
    }

    /// Stores the value of the property as it was read.
    pub(crate) fn receive(&mut self, value: Value, origin: BodyPath) {
        let content = self.content_mut();
        content.entities = Entities::Json(value);
        content.origin = origin;
    }

    /// Stores an annotation as it was read; `false` if there is one of that name.
    pub(crate) fn receive_annotation(
        &mut self,
        name: &str,
        value: Value,
        origin: impl FnOnce() -> BodyPath,
    ) -> bool {
        if self.annotation(name).is_some() {
            return false;
        }
        if self.is_absent() {
            self.content_mut().origin = origin();
        }
        self.set_annotation(name, value);
        true
    }

    /// Stores why a typed value has no JSON form, for the error when the whole is written.
    pub(crate) fn set_unwritable(&mut self, reason: String) {
        self.content_mut().entities = Entities::Unwritable(reason.into());
    }

    /// Where the property was in the body that it was read from.
    pub(crate) fn origin(&self) -> Option<&BodyPath> {
        self.__content.as_ref().map(|content| &content.origin)
    }

    /// What is written in a body for the property with this name: its value and its annotations.
    /// `Err` has the reason why the value cannot be written.
    pub(crate) fn entries<'r>(
        &'r self,
        property: &'r str,
    ) -> Result<impl Iterator<Item = (String, &'r Value)>, &'r str> {
        let value = match self.__content.as_ref().map(|content| &content.entities) {
            Some(Entities::Unwritable(reason)) => return Err(reason),
            _ => self.json().map(|value| (property.to_owned(), value)),
        };
        let annotations =
            self.annotations().map(move |(name, value)| (format!("{property}@{name}"), value));
        Ok(value.into_iter().chain(annotations))
    }
}

/// The name of the annotation with the changes of a relationship, which Graph writes without
/// `odata.`.
pub(crate) const DELTA: &str = "delta";

/// JSON is compared, not where it was read.
impl PartialEq for Relationship {
    fn eq(&self, other: &Self) -> bool {
        match (&self.__content, &other.__content) {
            (Some(left), Some(right)) => {
                let entities = match (&left.entities, &right.entities) {
                    (Entities::Absent, Entities::Absent) => true,
                    (Entities::Json(left), Entities::Json(right)) => left == right,
                    (Entities::Unwritable(left), Entities::Unwritable(right)) => left == right,
                    _ => false,
                };
                entities && left.annotations == right.annotations
            }
            (None, None) => true,
            _ => false,
        }
    }
}

impl fmt::Debug for Relationship {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(content) = &self.__content else { return f.write_str("absent") };
        match (&content.entities, self.len()) {
            (Entities::Absent, _) => f.write_str("not expanded")?,
            (Entities::Unwritable(_), _) => f.write_str("not writable")?,
            (Entities::Json(Value::Null), _) => f.write_str("null")?,
            (Entities::Json(_), 1) => f.write_str("1 entity")?,
            (Entities::Json(_), count) => write!(f, "{count} entities")?,
        }
        for (name, _) in self.annotations() {
            write!(f, ", {}", name.escape_debug())?;
        }
        Ok(())
    }
}

/// All navigation properties are one type to the engine, so that no code of the related type is in
/// a program that holds them.
#[diagnostic::do_not_recommend]
impl Field for Relationship {
    #[inline]
    fn slot(&self) -> Slot<'_> {
        match self.is_absent() {
            true => Slot::Absent,
            false => Slot::Relationship(self),
        }
    }
    #[inline]
    fn slot_mut(&mut self) -> SlotMut<'_> {
        SlotMut::Relationship(self)
    }
    /// The type is in the table of the owner; see [`TypeInfo::property_type`](crate::TypeInfo).
    fn type_ref(&self) -> TypeRef {
        TypeRef::UNKNOWN
    }
}
