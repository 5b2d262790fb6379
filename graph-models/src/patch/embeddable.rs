//! Sends an entity itself instead of its address.

use crate::engine::RelatedKind;
use crate::model::{Bind, Model, Nav, Relationship};

/// A property of a patch twin that can hold a `V` which is sent itself: see
/// [`embed`](crate::embed()).
#[diagnostic::on_unimplemented(
    message = "a property of type `{Self}` cannot hold an entity",
    label = "not a navigation property to one entity in a twin",
    note = "`embed` fills a property of a patch twin that leads to one entity; in an entity, write \
            `entity.into()`"
)]
pub trait Embeddable<V> {
    /// The property that holds the JSON of the entity.
    fn from_entity(entity: V) -> Self;
}

impl<T: Target<V>, V> Embeddable<V> for Option<Bind<T>> {
    fn from_entity(entity: V) -> Self {
        Some(Bind::to_entity(T::relationship(entity)))
    }
}

impl<T: Target<V>, V> Embeddable<V> for Option<Option<Bind<T>>> {
    fn from_entity(entity: V) -> Self {
        Some(Some(Bind::to_entity(T::relationship(entity))))
    }
}

/// The type that a navigation property to one entity leads to. A `V` is of this type, or it is of one
/// of the types of this union.
#[diagnostic::on_unimplemented(
    message = "a navigation property that leads to `{Self}` cannot hold `{V}`",
    label = "not of type `{Self}`, which the property leads to",
    note = "write an entity of type `{Self}`, or one that converts into it; `bind` accepts an address"
)]
pub trait Target<V>: Sized {
    /// The entity as the property holds it.
    fn relationship(entity: V) -> Relationship;
}

#[diagnostic::do_not_recommend]
impl<T, V> Target<V> for T
where
    T: Model<Kind: RelatedKind<T, Read = Option<T>>> + From<V>,
{
    fn relationship(entity: V) -> Relationship {
        Nav::from(T::from(entity)).into_relationship()
    }
}
