//! A relationship, without the type of the related entities.

use std::fmt;

use serde_json::Value;

use crate::edm::Excerpt;
use crate::model::value::body_path::BodyPath;
use crate::model::value::properties::Properties;
use crate::model::value::received::Received;
use crate::model::value::untyped::Untyped;

/// Everything that a body says about one relationship: the related entities, if they were expanded;
/// an explicit null; addresses to bind; and the annotations of the property, such as
/// `members@odata.nextLink`.
///
/// This is the part of a [`Nav`](crate::Nav) that does not depend on the type of the related
/// entities. A `Nav` dereferences to it. Nothing in it is interpreted until it is asked for, and
/// everything is written as it was received.
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
/// Two relationships are equal if their JSON is equal. `Debug` prints how many entities there are and the
/// names of the annotations, but no content, because any of it can be a secret.
#[derive(Clone, Default)]
pub struct Relationship {
    // Public because the attribute's expansion reads it, which is cheaper to compile than a call.
    #[doc(hidden)]
    pub __content: Option<Box<Content>>,
}

/// What a body says about a relationship, if it says anything.
#[doc(hidden)]
#[derive(Clone, Default)]
pub struct Content {
    pub(super) entities: Entities,
    /// By name, without the name of the property: `odata.nextLink`.
    pub(super) annotations: Properties,
    /// The path to the property in the body that it was read from.
    pub(super) origin: BodyPath,
}

/// The related entities.
#[derive(Clone, Default)]
pub(super) enum Entities {
    /// The body does not have the property.
    #[default]
    Absent,
    /// The property's value in JSON, which can be null.
    Json(Untyped),
    /// A typed value was set that has no JSON form, for this reason.
    Unwritable(Box<str>),
}

impl Relationship {
    /// An absent relationship.
    pub const EMPTY: Self = Self { __content: None };

    pub(super) fn content_mut(&mut self) -> &mut Content {
        self.__content.get_or_insert_default()
    }

    /// Whether the body says nothing about the relationship. That does not mean that there are no
    /// related entities: services send them only if a request expands the property.
    pub const fn is_absent(&self) -> bool {
        self.__content.is_none()
    }

    /// Whether the body says that there is no related entity: the property is null.
    pub fn is_null(&self) -> bool {
        self.received().is_some_and(Received::is_null)
    }

    /// Whether the body has the related entities, or an empty list of them.
    pub fn is_expanded(&self) -> bool {
        self.received().is_some_and(|value| !value.is_null())
    }

    /// The value of the property as it was received, or as it was set.
    pub fn json(&self) -> Option<&Value> {
        self.received().map(Received::value)
    }

    /// The value of the property, which may still be text.
    pub(crate) fn received(&self) -> Option<Received<'_>> {
        match &self.__content.as_ref()?.entities {
            Entities::Json(value) => Some(value.received()),
            Entities::Absent | Entities::Unwritable(_) => None,
        }
    }

    /// Replaces the value of the property: an entity or a list of them, or null. The annotations
    /// stay.
    pub fn set_json(&mut self, value: impl Into<Value>) {
        self.content_mut().entities = Entities::Json(value.into().into());
    }

    /// Makes the property null: there is no related entity.
    pub fn set_null(&mut self) {
        self.set_json(Value::Null);
    }

    /// Removes a null, so that the property is absent. Any other value stays.
    pub(crate) fn forget_null(&mut self) {
        if self.is_null() {
            self.content_mut().entities = Entities::Absent;
            self.clear_if_nothing_is_left();
        }
    }

    /// Makes the relationship absent if it has neither a value nor annotations.
    pub(super) fn clear_if_nothing_is_left(&mut self) {
        let is_left = |content: &Content| {
            content.annotations.len() > 0 || !matches!(content.entities, Entities::Absent)
        };
        if !self.__content.as_deref().is_some_and(is_left) {
            self.clear();
        }
    }

    /// Removes the value and all annotations, so that the property is absent.
    pub fn clear(&mut self) {
        self.__content = None;
    }

    /// The number of related entities in the body. A single entity counts as one, null and an absent
    /// property as none.
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
}

/// Compares the JSON, but not the path that it was read from.
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
            (Entities::Json(value), _) if value.is_null() => f.write_str("null")?,
            (Entities::Json(_), 1) => f.write_str("1 entity")?,
            (Entities::Json(_), count) => write!(f, "{count} entities")?,
        }
        for (name, _) in self.received_annotations() {
            write!(f, ", {}", Excerpt::of_name(name))?;
        }
        Ok(())
    }
}
