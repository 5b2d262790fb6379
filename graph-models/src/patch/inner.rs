//! Access to the inner value of a property, whether its type is fixed or one of a union.

use crate::model::{Cleared, Fill, Object, ObjectSlot, SlotMut, UnionSlot};

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

/// The slot of a union, for values of one of its types.
pub(super) struct VariantSlot<'s> {
    pub(super) slot: &'s mut dyn UnionSlot,
    pub(super) variant: usize,
}

impl ObjectSlot for VariantSlot<'_> {
    fn create(&mut self, fill: Fill) -> &mut dyn Object {
        self.slot.create(self.variant, fill)
    }

    fn clear(&mut self) -> Cleared {
        self.slot.clear()
    }

    fn leave(&mut self) {
        self.slot.leave();
    }
}
