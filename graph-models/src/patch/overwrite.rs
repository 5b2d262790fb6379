//! A property that is written over the same property of another value, with what belongs to it in the
//! additional data.

use crate::engine::{copy_slot, kept_of};
use crate::model::{Cleared, Kept, Object, ObjectExt, Slot, SlotMut};

/// Writes a property of a value over the same property of another value of the same type.
pub(crate) fn overwrite(from: &dyn Object, to: &mut dyn Object, position: usize) {
    Said::of(from, position).write_over(to, position, store);
}

/// What a value or a patch says of a property.
pub(super) struct Said<'v> {
    /// The value; [`Slot::Null`] also for an explicit null.
    pub(super) slot: Slot<'v>,
    kept: &'v [Kept],
    is_quoted: bool,
}

impl<'v> Said<'v> {
    pub(super) fn of(object: &'v dyn Object, position: usize) -> Self {
        let (info, data) = (object.type_info(), object.additional());
        let kept = kept_of(object, position);
        let slot = match object.property(position).slot() {
            Slot::Absent if kept.is_empty() && data.is_null(position, info) => Slot::Null,
            slot => slot,
        };
        Self { slot, kept, is_quoted: data.quoted(info).contains(&position) }
    }

    /// Whether it says nothing of the property.
    pub(super) fn is_nothing(&self) -> bool {
        matches!(self.slot, Slot::Absent) && self.kept.is_empty()
    }

    /// Writes it over a property of a value. `store` stores what the slot holds, and returns whether the
    /// additional data must record an explicit null.
    pub(super) fn write_over(
        &self,
        value: &mut dyn Object,
        position: usize,
        store: impl FnOnce(Slot<'_>, &mut dyn Object, usize) -> bool,
    ) {
        let info = value.type_info();
        match self.slot {
            // A value that does not fit. A field that cannot be empty keeps its value, because that is what
            // is written.
            Slot::Absent => {
                if value.property_mut(position).slot_mut().clear() == Cleared::Refused {
                    return;
                }
            }
            slot => match store(slot, value, position) {
                true => value.additional_mut().mark_null(position, info),
                false => value.additional_mut().forget_null(position, info),
            },
        }
        let data = value.additional_mut();
        data.copy_kept(position, info, self.kept);
        data.forget_quoted(position, info);
        if self.is_quoted {
            data.mark_quoted(position, info);
        }
    }
}

/// Replaces the value of a property by what a slot holds. Returns whether the additional data must record
/// an explicit null.
pub(super) fn store(slot: Slot<'_>, value: &mut dyn Object, position: usize) -> bool {
    let mut slot_mut = value.property_mut(position).slot_mut();
    match slot {
        Slot::Null => slot_mut.clear() == Cleared::Empty,
        slot => {
            empty(&mut slot_mut);
            copy_slot(slot, slot_mut);
            false
        }
    }
}

/// Empties a slot that always holds a value, because a copy would be added to what a list or an
/// object holds.
fn empty(slot: &mut SlotMut<'_>) {
    match slot {
        SlotMut::Items(list) => list.truncate(0),
        SlotMut::Relationship(relationship) => relationship.clear(),
        SlotMut::Item(object) => {
            for position in 0..object.type_info().properties.len() {
                let mut slot_mut = object.property_mut(position).slot_mut();
                // The null of a navigation property would be a value.
                if matches!(slot_mut, SlotMut::Relationship(_))
                    || slot_mut.clear() == Cleared::Refused
                {
                    empty(&mut slot_mut);
                }
            }
        }
        _ => {}
    }
}
