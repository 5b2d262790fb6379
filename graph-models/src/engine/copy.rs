//! Copies of values.

use super::bits::positions;
use crate::model::{Fill, List, ListMut, Object, ObjectExt, Slot, SlotMut, Spelling, UnionType};

/// A copy of a value. `Clone` of each type calls it.
pub fn clone<T: Object + Default>(value: &T) -> T {
    let mut copy = T::default();
    copy_object(value, &mut copy);
    copy
}

/// A copy of a union's value. `Clone` of each union calls it.
pub fn clone_union<U: UnionType>(union: &U) -> U {
    let (variant, value) = union.value();
    let mut copy = U::create(variant);
    copy_object(value, copy.value_mut());
    copy
}

/// Copies a value into an empty one of the same type.
pub(crate) fn copy_object(from: &dyn Object, to: &mut dyn Object) {
    for block in 0..from.type_info().blocks() {
        for position in positions(block, from.presence(block)) {
            copy_slot(from.property(position).slot(), to.property_mut(position).slot_mut());
        }
    }
    *to.additional_mut() = from.additional().clone();
}

/// A patch is copied as a change, any other value as a replacement.
fn fill_like(value: &dyn Object) -> Fill {
    match value.type_info().is_patch() {
        true => Fill::Fresh,
        false => Fill::Replacement,
    }
}

/// Copies the value of a property into the same property of an empty value of the same type.
pub(crate) fn copy_slot(from: Slot<'_>, mut to: SlotMut<'_>) {
    match (from, &mut to) {
        (Slot::Absent, _) => {}
        (Slot::Null, _) => _ = to.clear(),
        (Slot::Bool(value), SlotMut::Bool(slot)) => slot.store(value),
        (Slot::Int(value), SlotMut::Int32(slot)) => slot.store(value as i32),
        (Slot::Int(value), SlotMut::Int64(slot)) => slot.store(value),
        (Slot::Int(value), SlotMut::Int16(slot)) => slot.store(value as i16),
        (Slot::Int(value), SlotMut::SByte(slot)) => slot.store(value as i8),
        (Slot::Int(value), SlotMut::Byte(slot)) => slot.store(value as u8),
        (Slot::Single(value), SlotMut::Single(slot)) => slot.store(value),
        (Slot::Double(value), SlotMut::Double(slot)) => slot.store(value),
        (Slot::Decimal(value), SlotMut::Decimal(slot)) => slot.store(*value),
        (Slot::String(value), SlotMut::String(slot)) => slot.store_copy(value),
        (Slot::DateTime(value), SlotMut::DateTime(slot)) => slot.store(*value),
        (Slot::Date(value), SlotMut::Date(slot)) => slot.store(*value),
        (Slot::Time(value), SlotMut::Time(slot)) => slot.store(*value),
        (Slot::Duration(value), SlotMut::Duration(slot)) => slot.store(*value),
        (Slot::Guid(value), SlotMut::Guid(slot)) => slot.store(*value),
        (Slot::Binary(value), SlotMut::Binary(slot)) => slot.store(value.clone()),
        (Slot::Json(value), SlotMut::Json(slot)) => slot.store(value.clone()),
        (Slot::Untyped(value), SlotMut::Untyped(slot)) => slot.store(value.clone()),
        (Slot::Enum(value) | Slot::Flags(value), SlotMut::Enum(slot)) => {
            let copied = slot.store_text(&value.text(), Spelling::Schema);
            debug_assert!(copied, "a value that exists can be copied");
        }
        (Slot::Relationship(value), SlotMut::Relationship(slot)) => slot.clone_from(value),
        (Slot::String(address), SlotMut::Bind(slot)) => slot.store(address.to_owned()),
        (Slot::Relationship(entity), SlotMut::Bind(slot)) => slot.store_entity(entity.clone()),
        (Slot::Object(value), SlotMut::Item(slot)) => copy_object(value, *slot),
        (Slot::Object(value), SlotMut::Object(slot)) => {
            copy_object(value, slot.create(fill_like(value)));
        }
        (Slot::Union(value), SlotMut::Union(slot)) => {
            let (variant, value) = value.value();
            copy_object(value, slot.create(variant, fill_like(value)));
        }
        (Slot::List(list), SlotMut::Items(slot)) => copy_list(list, *slot),
        (Slot::List(list), SlotMut::List(slot)) => copy_list(list, slot.create()),
        // Both slots belong to the same property, so other pairs do not occur.
        _ => {}
    }
}

fn copy_list(from: &dyn List, to: &mut dyn ListMut) {
    for index in 0..from.count() {
        copy_slot(from.item(index), to.push());
    }
}
