//! Access to the inner value of a property, whether its type is fixed or one of a union.

use crate::model::{Fill, Object, ObjectSlot, SlotMut, UnionSlot};

/// The structured value in a slot, which is created if `fill` requires it. In a slot of a union it
/// is created as the type of `variant`. `None` if the slot is not for a structured value.
pub(super) fn inner(slot: SlotMut<'_>, variant: usize, fill: Fill) -> Option<&mut dyn Object> {
    match slot {
        SlotMut::Object(slot) => Some(slot.create(fill)),
        SlotMut::Union(slot) => Some(slot.create(variant, fill)),
        SlotMut::Item(inner) => Some(inner),
        _ => None,
    }
}

/// The slot for an inner value whose type is fixed or one of a union.
pub(super) enum InnerSlot<'s> {
    Object(&'s mut dyn ObjectSlot),
    Union(&'s mut dyn UnionSlot),
}

impl InnerSlot<'_> {
    /// Stores a value without properties; in a union, as the type of `variant`.
    pub(super) fn create(&mut self, variant: usize, fill: Fill) -> &mut dyn Object {
        match self {
            Self::Object(slot) => slot.create(fill),
            Self::Union(slot) => slot.create(variant, fill),
        }
    }

    /// Empties the slot, as if nothing had ever been stored.
    pub(super) fn leave(&mut self) {
        match self {
            Self::Object(slot) => slot.leave(),
            Self::Union(slot) => slot.leave(),
        }
    }
}
