//! Compares two values and writes the changes into a twin.

use super::additional_changes::{change_additional, change_bind, change_entity};
use super::complete::{replace, twin_for};
use super::inner::InnerSlot;
use super::mention::{Structured, as_type_of, structured, union_of};
use super::missing::Missing;
use super::overlay::complete;
use crate::engine::{copy_object, copy_slot, equal_kept, equal_objects, equal_slots, kept_of};
use crate::model::{Fill, Kept, Object, ObjectExt, PropertyInfo, Slot, SlotMut, TypeInfo};

/// Writes the changes from one value, or from nothing, to another value of the same type into a
/// twin. `missing` says what a property means that only the value before has. Returns whether there are
/// changes.
pub(super) fn change(
    before: Option<&dyn Object>,
    after: &dyn Object,
    missing: Missing,
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
            let property = Property { property, position, twin_position, before, after, missing };
            changed |= property.change(twin);
        }
    }
    changed |= change_additional(before, after, missing, twin);
    let (tag, old_tag) = (foreign_type(Some(after)), foreign_type(before));
    twin.additional_mut().set_foreign_type(match missing {
        Missing::Null => tag,
        Missing::LeftAlone => tag.or(old_tag),
    });
    changed
}

fn foreign_type(value: Option<&dyn Object>) -> Option<&str> {
    value?.additional().foreign_type()
}

/// A property of two values, and its position in the twin.
struct Property<'v> {
    property: &'static PropertyInfo,
    position: usize,
    twin_position: usize,
    before: Option<&'v dyn Object>,
    after: &'v dyn Object,
    missing: Missing,
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
        let changed = match (structured(new), twin.property_mut(self.twin_position).slot_mut()) {
            (Some(inner), SlotMut::Object(slot)) => {
                self.change_inner(old, new, inner, InnerSlot::Object(slot))
            }
            (Some(inner), SlotMut::Union(slot)) => {
                self.change_inner(old, new, inner, InnerSlot::Union(slot))
            }
            (_, slot) => {
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

    /// Changes the inner value in a slot to that in another one.
    fn change_inner(
        &self,
        old: Slot<'_>,
        new: Slot<'_>,
        inner: Structured<'_>,
        slot: InnerSlot<'_>,
    ) -> bool {
        match structured(old) {
            Some(old) if self.missing == Missing::LeftAlone => {
                change_to_mentioned(old, inner, union_of(new), slot)
            }
            old => change_inner(old.map(|(_, old)| old), inner, slot),
        }
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
        if self.missing == Missing::LeftAlone && !is_null(self.after) {
            return false;
        }
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

/// Whether two values have the same Rust type and the same foreign type.
fn same_type(left: &dyn Object, right: &dyn Object) -> bool {
    left.type_info().is(right.type_info())
        && left.additional().foreign_type() == right.additional().foreign_type()
}

/// Changes an inner value: in part if its type stays the same, and by replacing it otherwise.
/// Returns whether there is a change.
fn change_inner(old: Option<&dyn Object>, new: Structured<'_>, mut slot: InnerSlot<'_>) -> bool {
    let (variant, new) = new;
    match old.filter(|old| !same_type(*old, new)) {
        Some(old) => {
            let twin = twin_for(slot.create(variant, Fill::Fresh));
            replace(old, new, twin, slot.create(variant, Fill::Replacement));
            true
        }
        None => merge(old, new, Missing::Null, variant, slot),
    }
}

/// Changes an inner value to what another one mentions. If that one names another type, the service
/// converts the value. Returns whether there is a change.
fn change_to_mentioned(
    old: Structured<'_>,
    new: Structured<'_>,
    union: Option<&'static TypeInfo>,
    mut slot: InnerSlot<'_>,
) -> bool {
    let ((old_variant, old), (variant, new)) = (old, new);
    if let Some(mention) = as_type_of(old, new, union) {
        return merge(Some(old), mention.value(), Missing::LeftAlone, old_variant, slot);
    }
    let target = slot.create(variant, Fill::Fresh);
    match target.type_info().is_patch() {
        true => {
            let known = Some(old).filter(|old| old.type_info().is(new.type_info()));
            change(known, new, Missing::LeftAlone, target);
        }
        false => complete(old, new, target),
    }
    true
}

/// Writes the changes of an inner value into its twin. A value whose type has no twin is copied. Returns
/// whether there are any changes.
fn merge(
    old: Option<&dyn Object>,
    new: &dyn Object,
    missing: Missing,
    variant: usize,
    mut slot: InnerSlot<'_>,
) -> bool {
    let target = slot.create(variant, Fill::Fresh);
    let changed = match old.filter(|_| missing == Missing::LeftAlone) {
        _ if target.type_info().is_patch() => change(old, new, missing, target) || old.is_none(),
        Some(old) => {
            complete(old, new, target);
            !equal_objects(old, target)
        }
        None => {
            copy_object(new, target);
            true
        }
    };
    if !changed {
        slot.leave();
    }
    changed
}
