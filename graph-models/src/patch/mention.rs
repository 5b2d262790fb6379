//! What a value mentions, seen as a value of the type that another one has.

use crate::engine::cast_like;
use crate::model::{Object, ObjectExt, Slot, TypeInfo, same_tag};

/// A structured value, with the position of its variant if it is the value of a union.
pub(super) type Structured<'v> = (usize, &'v dyn Object);

/// The structured value in a slot.
pub(super) fn structured(slot: Slot<'_>) -> Option<Structured<'_>> {
    match slot {
        Slot::Object(object) => Some((0, object)),
        Slot::Union(union) => Some(union.value()),
        _ => None,
    }
}

/// The description of the union in a slot.
pub(super) fn union_of(slot: Slot<'_>) -> Option<&'static TypeInfo> {
    match slot {
        Slot::Union(union) => Some(union.union_info()),
        _ => None,
    }
}

/// A value that mentions some properties.
pub(super) enum Mention<'v> {
    AsItIs(&'v dyn Object),
    Cast(Box<dyn Object>),
}

impl Mention<'_> {
    pub(super) fn value(&self) -> &dyn Object {
        match self {
            Self::AsItIs(value) => *value,
            Self::Cast(value) => &**value,
        }
    }
}

/// What `said` mentions, as a value of the type of `known`. `None` if it names another type.
///
/// In a union, a value of the base type is a statement about a value of any type, because every type has
/// the properties of the base, and a service leaves out the tag of the declared type.
pub(super) fn as_type_of<'v>(
    known: &dyn Object,
    said: &'v dyn Object,
    union: Option<&'static TypeInfo>,
) -> Option<Mention<'v>> {
    let tag = said.additional().foreign_type();
    if said.type_info().is(known.type_info()) {
        let agrees = |tag| known.additional().foreign_type().is_some_and(|of| same_tag(of, tag));
        return tag.is_none_or(agrees).then_some(Mention::AsItIs(said));
    }
    let is_base = union.is_some_and(|union| union.name() == said.type_info().name());
    match tag {
        None if is_base => cast_like(said, known).map(Mention::Cast),
        _ => None,
    }
}
