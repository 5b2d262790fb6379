//! `Debug` output of values, as people read it in a log.

use std::fmt::{Debug, Formatter, Result};

use serde_json::Value;

use super::bits::positions;
use super::kept::kept_of;
use crate::model::{GraphEnum, Object, ObjectExt, PropertyInfo, Slot, UnionType};

/// Prints a value. `Debug` of each type calls it. The conversion to `dyn Object` is compiled here,
/// not in the impl of each type.
pub fn debug<T: Object>(value: &T, f: &mut Formatter<'_>) -> Result {
    debug_object(value, f)
}

/// Prints the properties that have a value or are null, under their Rust names. Secrets are printed
/// as `"***"`, explicit nulls as `null`, unknown properties by name only, and untyped JSON by kind and
/// size, because no one says which part of it is a secret.
pub(crate) fn debug_object(object: &dyn Object, f: &mut Formatter<'_>) -> Result {
    debug_hiding(object, &PropertyInfo::is_secret, f)
}

/// Like [`debug_object`], but `is_secret` decides which properties are secret, not the type table.
pub(crate) fn debug_hiding(
    object: &dyn Object,
    is_secret: &dyn Fn(&PropertyInfo) -> bool,
    f: &mut Formatter<'_>,
) -> Result {
    let info = object.type_info();
    let additional = object.additional();
    let mut printed = f.debug_struct(info.rust_name());
    for block in 0..info.blocks() {
        let nulls = additional.nulls(block, info);
        for position in positions(block, object.presence(block) | nulls) {
            let Some(property) = info.properties.get(position) else { continue };
            match object.property(position).slot() {
                Slot::Absent if nulls >> (position % 64) & 1 == 0 => continue,
                Slot::Absent if !kept_of(object, position).is_empty() => {
                    printed.field(property.rust_name(), &format_args!("a value that does not fit"))
                }
                Slot::Absent | Slot::Null => {
                    printed.field(property.rust_name(), &Print(Slot::Null))
                }
                _ if is_secret(property) => printed.field(property.rust_name(), &"***"),
                slot => printed.field(property.rust_name(), &Print(slot)),
            };
        }
    }
    if additional.is_empty() && additional.foreign_type().is_none() {
        printed.finish()
    } else {
        printed.field("additional_data", additional).finish()
    }
}

/// Prints a union's value, without the name of the variant. `Debug` of each union calls it.
pub fn debug_union<U: UnionType>(union: &U, f: &mut Formatter<'_>) -> Result {
    debug_object(union.value().1, f)
}

/// Prints a declared member as its text and any other as `Unrecognized("…")`. `Debug` of each
/// enumeration calls it.
pub fn debug_enum<E: GraphEnum>(value: &E, f: &mut Formatter<'_>) -> Result {
    match E::MEMBERS.contains(value) {
        true => f.write_str(value.as_ref()),
        false => f.debug_tuple("Unrecognized").field(&value.as_ref()).finish(),
    }
}

/// A slot as it is printed.
struct Print<'s>(Slot<'s>);

impl Debug for Print<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self.0 {
            Slot::Absent | Slot::Null => f.write_str("null"),
            Slot::Bool(value) => value.fmt(f),
            Slot::Int(value) => value.fmt(f),
            Slot::Single(value) => value.fmt(f),
            Slot::Double(value) => value.fmt(f),
            Slot::Decimal(value) => value.fmt(f),
            Slot::String(value) => value.fmt(f),
            Slot::DateTime(value) => value.fmt(f),
            Slot::Date(value) => value.fmt(f),
            Slot::Time(value) => value.fmt(f),
            Slot::Duration(value) => value.fmt(f),
            Slot::Guid(value) => value.fmt(f),
            Slot::Binary(value) => value.fmt(f),
            Slot::Json(value) => debug_json(value, f),
            Slot::Enum(value) | Slot::Flags(value) => {
                let text = value.text();
                // Declared members are words; the service may send other text, which is quoted.
                match text.chars().all(|char| char.is_alphanumeric() || matches!(char, '_' | ',')) {
                    true => f.write_str(&text),
                    false => text.fmt(f),
                }
            }
            Slot::Object(object) => debug_object(object, f),
            Slot::Union(union) => debug_object(union.value().1, f),
            Slot::List(list) => f.debug_list().entries(list.slots().map(Print)).finish(),
            Slot::Relationship(relationship) => relationship.fmt(f),
            Slot::Additional(data) => data.fmt(f),
        }
    }
}

/// Prints the kind and size of untyped JSON: the bytes of a string, the elements of an array, or the
/// properties of an object.
fn debug_json(value: &Value, f: &mut Formatter<'_>) -> Result {
    match value {
        Value::Null => f.write_str("null"),
        Value::Bool(_) => f.write_str("JSON boolean"),
        Value::Number(_) => f.write_str("JSON number"),
        Value::String(text) => write!(f, "JSON string({})", text.len()),
        Value::Array(elements) => write!(f, "JSON array({})", elements.len()),
        Value::Object(properties) => write!(f, "JSON object({})", properties.len()),
    }
}
