//! Compares two values and writes the changes into a twin.

use super::additional_changes::{change_additional, change_bind, change_entity};
use super::complete::{replace, twin_for};
use super::inner::VariantSlot;
use crate::engine::{copy_object, copy_slot, equal_kept, equal_slots, kept_of};
use crate::model::{Fill, Kept, Object, ObjectExt, ObjectSlot, PropertyInfo, Slot, SlotMut};

/// Writes the changes from one value, or from nothing, to another value of the same type into a
/// twin. Returns whether there are any.
pub(super) fn change(
    before: Option<&dyn Object>,
    after: &dyn Object,
    twin: &mut dyn Object,
) -> bool {
    let mut changed = false;
    for (twin_position, property) in twin.type_info().properties.iter().enumerate() {
        if property.is_navigation() {
            let name = property.wire_name();
            changed |=
                change_bind(name, before, after, twin) || change_entity(name, before, after, twin);
            continue;
        }
        if let Some(position) = after.type_info().position(property.wire_name()) {
            changed |= Property { property, position, twin_position, before, after }.change(twin);
        }
    }
    changed |= change_additional(before, after, twin);
    twin.additional_mut().set_foreign_type(after.additional().foreign_type());
    changed
}

/// A property of two values, and its position in the twin.
struct Property<'v> {
    property: &'static PropertyInfo,
    position: usize,
    twin_position: usize,
    before: Option<&'v dyn Object>,
    after: &'v dyn Object,
}

impl Property<'_> {
    fn change(&self, twin: &mut dyn Object) -> bool {
        let old = self.before.map_or(Slot::Absent, |before| before.property(self.position).slot());
        let new = self.after.property(self.position).slot();
        let old_kept = self.before.map_or(&[][..], |before| kept_of(before, self.position));
        let new_kept = kept_of(self.after, self.position);
        if matches!(new, Slot::Absent) {
            return match new_kept {
                [] => self.change_to_null(old, !old_kept.is_empty(), twin),
                _ if equal_kept(old_kept, new_kept) => false,
                _ => self.copy_kept(new_kept, twin),
            };
        }
        if equal_slots(old, new) && equal_kept(old_kept, new_kept) {
            return false;
        }
        let changed = match (new, twin.property_mut(self.twin_position).slot_mut()) {
            (Slot::Object(new), SlotMut::Object(slot)) => change_inner(object(old), new, slot),
            (Slot::Union(new), SlotMut::Union(slot)) => {
                let (variant, new) = new.value();
                change_inner(object(old), new, &mut VariantSlot { slot, variant })
            }
            (new, slot) => {
                copy_slot(new, slot);
                true
            }
        };
        if !new_kept.is_empty() {
            self.copy_kept(new_kept, twin);
        }
        let info = self.after.type_info();
        if changed && self.after.additional().quoted(info).contains(&self.position) {
            let info = twin.type_info();
            twin.additional_mut().mark_quoted(self.twin_position, info);
        }
        changed
    }

    /// Copies values that do not fit.
    fn copy_kept(&self, kept: &[Kept], twin: &mut dyn Object) -> bool {
        let info = twin.type_info();
        twin.additional_mut().copy_kept(self.twin_position, info, kept);
        true
    }

    /// Sets the twin's property to null if only the old value has the property, or if only the new
    /// value has an explicit null.
    fn change_to_null(&self, old: Slot<'_>, had_misfit: bool, twin: &mut dyn Object) -> bool {
        let is_null =
            |value: &dyn Object| value.additional().is_null(self.position, value.type_info());
        let changed = match old {
            Slot::Absent if had_misfit => true,
            Slot::Absent => is_null(self.after) && !self.before.is_some_and(is_null),
            _ => true,
        };
        if changed && self.property.is_nullable() {
            twin.property_mut(self.twin_position).slot_mut().clear();
            return true;
        }
        false
    }
}

/// The structured value in a slot, also if it is the value of a union.
fn object(slot: Slot<'_>) -> Option<&dyn Object> {
    match slot {
        Slot::Object(object) => Some(object),
        Slot::Union(union) => Some(union.value().1),
        _ => None,
    }
}

/// Whether two values have the same Rust type and the same foreign type.
fn same_type(left: &dyn Object, right: &dyn Object) -> bool {
    left.type_info().is(right.type_info())
        && left.additional().foreign_type() == right.additional().foreign_type()
}

/// Changes an inner value: in part if its type stays the same, and by replacing it otherwise.
/// Returns whether there is a change.
fn change_inner(old: Option<&dyn Object>, new: &dyn Object, slot: &mut dyn ObjectSlot) -> bool {
    match old.filter(|old| !same_type(*old, new)) {
        Some(old) => {
            let twin = twin_for(slot.create(Fill::Fresh));
            replace(old, new, twin, slot.create(Fill::Replacement));
        }
        None if !merge(old, new, slot.create(Fill::Fresh)) => {
            slot.leave();
            return false;
        }
        None => {}
    }
    true
}

/// Writes the changes of an inner value into its twin, or copies the value if its type has no twin.
fn merge(old: Option<&dyn Object>, new: &dyn Object, slot: &mut dyn Object) -> bool {
    match slot.type_info().is_patch() {
        true => change(old, new, slot) || old.is_none(),
        false => {
            copy_object(new, slot);
            true
        }
    }
}
