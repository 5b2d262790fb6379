//! The related entities of a navigation property, typed when they are asked for.

use serde::de::Error;
use serde_json::Value;

use super::read::{Hint, deserialize_at, deserialize_object_at, read_tolerantly_at};
use super::write::{At, slot_to_json};
use crate::model::{
    Arrived, BodyPath, Collection, Kind, Model, Nav, Object, Primitive, Received, Relationship,
    Slot, Structured, TypeInfo, Union, UnionType, Untyped,
};

/// A kind of types that a navigation property leads to, and what [`Nav::read`] gives for it.
#[diagnostic::on_unimplemented(
    message = "a navigation property leads to an entity or to a `Vec` of entities",
    label = "not an entity, a union of entities or a `Vec` of these",
    note = "write `Nav<User>`, `Nav<AnyDirectoryObject>` or `Nav<Vec<User>>`"
)]
pub trait RelatedKind<T> {
    /// The related entities: an `Option` of one, or a `Vec`.
    type Read;

    /// Reads the value of the property; nothing if the body does not have it, or it is null.
    fn read(relationship: &Relationship, tolerant: bool) -> Result<Self::Read, serde_json::Error>;
}

/// The value of the property, unless it is null.
fn value(relationship: &Relationship) -> Option<Received<'_>> {
    relationship.received().filter(|value| !value.is_null())
}

/// Reads a single related entity.
fn read_one<T: Model>(
    relationship: &Relationship,
    tolerant: bool,
) -> Result<Option<T>, serde_json::Error> {
    let Some(value) = value(relationship) else { return Ok(None) };
    let origin = relationship.origin();
    match tolerant {
        true => read_tolerantly_at(origin, value.value()),
        false => deserialize_at(origin, value, Hint::Nav),
    }
    .map(Some)
}

impl<T: Model<Kind = Self>, const N: usize, const TAGGED: bool, S> RelatedKind<T>
    for Structured<N, TAGGED, S>
where
    Self: Kind<T>,
{
    type Read = Option<T>;

    fn read(relationship: &Relationship, tolerant: bool) -> Result<Option<T>, serde_json::Error> {
        read_one(relationship, tolerant)
    }
}

/// JSON, for entities of a type that the models do not have.
impl RelatedKind<Value> for Primitive {
    type Read = Option<Value>;

    fn read(relationship: &Relationship, _: bool) -> Result<Option<Value>, serde_json::Error> {
        Ok(value(relationship).map(|value| value.value().clone()))
    }
}

/// JSON that is parsed when it is asked for.
impl RelatedKind<Untyped> for Primitive {
    type Read = Option<Untyped>;

    fn read(relationship: &Relationship, _: bool) -> Result<Option<Untyped>, serde_json::Error> {
        Ok(value(relationship).map(|value| Arrived::from(value).into_untyped()))
    }
}

impl<U: UnionType> RelatedKind<U> for Union {
    type Read = Option<U>;

    fn read(relationship: &Relationship, tolerant: bool) -> Result<Option<U>, serde_json::Error> {
        read_one(relationship, tolerant)
    }
}

impl<T: Model> RelatedKind<Vec<T>> for Collection {
    type Read = Vec<T>;

    fn read(relationship: &Relationship, tolerant: bool) -> Result<Vec<T>, serde_json::Error> {
        read_one(relationship, tolerant).map(Option::unwrap_or_default)
    }
}

impl<T: Model> Nav<T>
where
    T::Kind: RelatedKind<T>,
{
    /// Reads the related entities: an `Option<User>` of a `Nav<User>`, a `Vec<User>` of a
    /// `Nav<Vec<User>>`.
    ///
    /// There is none, or an empty `Vec`, if the body does not have the property or it is null.
    /// [`is_expanded`](Relationship::is_expanded) and [`is_null`](Relationship::is_null) distinguish
    /// these. The property stays as it is, so that reading it does not change what is written.
    ///
    /// # Errors
    ///
    /// The value of the property is not of the type. The message begins with the path from the root
    /// of the body that the value was read from: `at value[3].manager.displayName: …`. In a value
    /// that was not read from a body, the path begins at the property.
    pub fn read(&self) -> Result<<T::Kind as RelatedKind<T>>::Read, serde_json::Error> {
        T::Kind::read(self, false)
    }

    /// Reads the related entities like [`read`](Self::read), and keeps the values in them that do not
    /// fit their declared types: see [`json::tolerant`](crate::json::tolerant).
    ///
    /// # Errors
    ///
    /// The value of the property is not an entity, or not a list of entities.
    pub fn read_tolerant(&self) -> Result<<T::Kind as RelatedKind<T>>::Read, serde_json::Error> {
        T::Kind::read(self, true)
    }
}

impl<T: Model> Nav<T> {
    /// Replaces the related entities: what [`read`](Self::read) gives after a change, or new ones that
    /// are created together with the entity. The annotations of the property stay.
    ///
    /// If the value has no JSON form, for example because a date is after the year 9999, the error is
    /// that of writing the whole.
    pub fn set(&mut self, related: T) {
        self.set_slot(T::Kind::slot(&related));
    }
}

/// Reads the related entities of a described type.
pub(crate) fn read_related(
    relationship: &Relationship,
    many: bool,
    info: &'static TypeInfo,
) -> Result<Vec<Box<dyn Object>>, serde_json::Error> {
    let Some(value) = value(relationship) else { return Ok(Vec::new()) };
    let origin = relationship.origin();
    let read = |path: Option<&BodyPath>, value: &Value| {
        deserialize_object_at(info, path, value).unwrap_or_else(|| {
            Err(serde_json::Error::custom(format_args!(
                "no value of `{}` can be created",
                info.name()
            )))
        })
    };
    match value.value() {
        Value::Array(entities) if many => {
            let path = |index| origin.map(|origin| origin.element(index));
            let entities = entities.iter().enumerate();
            entities.map(|(index, entity)| read(path(index).as_ref(), entity)).collect()
        }
        // The slot of a list says what was expected.
        _ if many => deserialize_at::<Vec<Value>>(origin, value, Hint::None).map(|_| Vec::new()),
        value => Ok(vec![read(origin, value)?]),
    }
}

/// An entity as it is in a navigation property that leads to this type.
pub(crate) fn related_to_json(
    entity: &dyn Object,
    target: &str,
) -> Result<Value, serde_json::Error> {
    match entity.type_info().name() == target {
        true => serde_json::to_value(At::declared(entity)),
        false => serde_json::to_value(entity),
    }
}

impl Relationship {
    fn set_slot(&mut self, slot: Slot<'_>) {
        match slot_to_json(slot) {
            Ok(value) => self.set_json(value),
            Err(error) => self.set_unwritable(error.to_string()),
        }
    }
}

/// Related entities that are created together with the entity.
impl<T: Model> From<T> for Nav<T> {
    fn from(related: T) -> Self {
        let mut nav = Self::EMPTY;
        nav.set(related);
        nav
    }
}

/// Related entities that are created together with the entity.
impl<T: Model, V: Into<T>, const N: usize> From<[V; N]> for Nav<Vec<T>> {
    fn from(related: [V; N]) -> Self {
        related.into_iter().collect()
    }
}

/// Related entities that are created together with the entity. Values of a derived type become values
/// of a union.
impl<T: Model, V: Into<T>> FromIterator<V> for Nav<Vec<T>> {
    fn from_iter<I: IntoIterator<Item = V>>(related: I) -> Self {
        related.into_iter().map(Into::into).collect::<Vec<T>>().into()
    }
}
