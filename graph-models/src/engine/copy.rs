//! Copies of values.

use super::bits::positions;
use crate::model::{Fill, List, ListMut, Object, ObjectExt, Slot, SlotMut, Spelling, UnionType};

/// A copy of a value; what `Clone` calls.
pub fn clone<T: Object + Default>(value: &T) -> T {
    let mut copy = T::default();
    copy_object(value, &mut copy);
    copy
}

/// A copy of a union's value.
pub fn clone_union<U: UnionType>(union: &U) -> U {
    let (variant, value) = union.value();
    let mut copy = U::create(variant);
    copy_object(value, copy.value_mut());
    copy
}

/// Copies into a value of the same type that has no property set.
pub(crate) fn copy_object(from: &dyn Object, to: &mut dyn Object) {
    for block in 0..from.type_info().blocks() {
        for position in positions(block, from.presence(block)) {
            copy_slot(from.property(position).slot(), to.property_mut(position).slot_mut());
        }
    }
    *to.additional_mut() = from.additional().clone();
}

/// A change is copied as a change, a value as a value.
fn fill_like(value: &dyn Object) -> Fill {
    match value.type_info().is_patch() {
        true => Fill::Fresh,
        false => Fill::Replacement,
    }
}

pub(crate) fn copy_slot(from: Slot<'_>, mut to: SlotMut<'_>) {
    match (from, &mut to) {
        (Slot::Absent, _) => {}
        (Slot::Null, _) => _ = to.clear(),
        (Slot::Bool(value), SlotMut::Bool(place)) => place.store(value),
        (Slot::Int(value), SlotMut::Int32(place)) => place.store(value as i32),
        (Slot::Int(value), SlotMut::Int64(place)) => place.store(value),
        (Slot::Int(value), SlotMut::Int16(place)) => place.store(value as i16),
        (Slot::Int(value), SlotMut::SByte(place)) => place.store(value as i8),
        (Slot::Int(value), SlotMut::Byte(place)) => place.store(value as u8),
        (Slot::Single(value), SlotMut::Single(place)) => place.store(value),
        (Slot::Double(value), SlotMut::Double(place)) => place.store(value),
        (Slot::Decimal(value), SlotMut::Decimal(place)) => place.store(*value),
        (Slot::String(value), SlotMut::String(place)) => place.store(value.to_owned()),
        (Slot::DateTime(value), SlotMut::DateTime(place)) => place.store(*value),
        (Slot::Date(value), SlotMut::Date(place)) => place.store(*value),
        (Slot::Time(value), SlotMut::Time(place)) => place.store(*value),
        (Slot::Duration(value), SlotMut::Duration(place)) => place.store(*value),
        (Slot::Guid(value), SlotMut::Guid(place)) => place.store(*value),
        (Slot::Binary(value), SlotMut::Binary(place)) => place.store(value.clone()),
        (Slot::Json(value), SlotMut::Json(place)) => place.store(value.clone()),
        (Slot::Enum(value) | Slot::Flags(value), SlotMut::Enum(place)) => {
            let copied = place.store_text(&value.text(), Spelling::Schema);
            debug_assert!(copied, "a value that exists can be copied");
        }
        (Slot::Relationship(value), SlotMut::Relationship(place)) => place.clone_from(value),
        (Slot::Object(value), SlotMut::Item(place)) => copy_object(value, *place),
        (Slot::Object(value), SlotMut::Object(place)) => {
            copy_object(value, place.create(fill_like(value)));
        }
        (Slot::Union(value), SlotMut::Union(place)) => {
            let (variant, value) = value.value();
            copy_object(value, place.create(variant, fill_like(value)));
        }
        (Slot::List(list), SlotMut::Items(place)) => copy_list(list, *place),
        (Slot::List(list), SlotMut::List(place)) => copy_list(list, place.create()),
        // The two are the same property of values of the same type.
        _ => {}
    }
}

fn copy_list(from: &dyn List, to: &mut dyn ListMut) {
    for index in 0..from.count() {
        copy_slot(from.item(index), to.push());
    }
}
