//! Writes values to a serde format.

mod entries;
mod json;
mod primitive;
mod received;
mod references;
mod text;
mod value;

use serde::ser::{Serialize, Serializer};
use serde_json::Value;

pub(super) use self::entries::{name_of, tag_name};
use self::json::WriteJson;
pub(super) use self::value::{At, write_object};
use self::value::{Odd, WriteSlot};
use super::kept::kept_of;
use crate::model::{Object, ObjectExt, Place, Slot, TypeInfo, UnionType};

/// Writes an entity or complex value, or a patch twin, at the top of a body. `Serialize` of each type
/// calls it.
pub fn serialize<T: Object, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    write_object(value, Place::Top, serializer)
}

/// Writes a union's value at the top of a body. `Serialize` of each union calls it.
pub fn serialize_union<U: UnionType, S: Serializer>(
    union: &U,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let object = union.value().1;
    write_object(object, top_as(object, U::TYPE), serializer)
}

/// Where a value is at the top of a body whose reader expects a type, or a union of it and its derived
/// types.
pub(super) fn top_as(object: &dyn Object, expected: &TypeInfo) -> Place {
    if object.type_info().name() == expected.name() { Place::Top } else { Place::Derived }
}

/// Writes untyped JSON.
pub(crate) fn serialize_json<S: Serializer>(
    value: &Value,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    WriteJson(value).serialize(serializer)
}

/// The text of a body that is written directly; `None` if that is left to serde.
#[cfg(test)]
pub(super) fn text_of(object: &dyn Object) -> Option<Vec<u8>> {
    text::write(object, Place::Top)
}

/// Writes a body as JSON text, directly where it can be, and otherwise as `Serialize` does.
pub(crate) fn write_body(object: &dyn Object) -> serde_json::Result<Vec<u8>> {
    write_body_at(Place::Top, object)
}

/// The same, for the value of a union.
pub(crate) fn write_body_at(place: Place, object: &dyn Object) -> serde_json::Result<Vec<u8>> {
    match text::write(object, place) {
        Some(text) => Ok(text),
        None => serde_json::to_vec(&At { object, place }),
    }
}

/// A value as it is in a property that is declared to be of its type.
pub(crate) fn slot_to_json(slot: Slot<'_>) -> Result<Value, serde_json::Error> {
    serde_json::to_value(WriteSlot::nameless(slot, None))
}

/// The value of a property as JSON.
pub(crate) fn property_to_json(object: &dyn Object, position: usize) -> Value {
    let quoted = object.additional().quoted(object.type_info()).contains(&position);
    let slot = object.property(position).slot();
    let odd = Odd { quoted, kept: kept_of(object, position) };
    let written = WriteSlot::nameless(slot, Some(&odd));
    // Writing fails only for a value without a wire form, and such a value cannot have been read.
    serde_json::to_value(written).unwrap_or(Value::Null)
}
