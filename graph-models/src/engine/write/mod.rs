//! Writes values to a serde format.

mod json;
mod text;

use rust_decimal::Decimal;
use serde::ser::{Error, Serialize, SerializeMap, SerializeSeq, Serializer};
use serde_json::Value;
use uuid::fmt::Hyphenated;

use self::json::WriteJson;
use super::bits::positions;
use super::body::{Body, BodyKind};
use super::tag::TAG;
use crate::edm::{self, TextBuffer};
use crate::model::{Object, ObjectExt, Relationship, Slot, UnionType};

/// Writes an entity or complex value, or a patch twin, at the top of a body. `Serialize` of each type
/// calls it.
pub fn serialize<T: Object, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    write_object(value, false, serializer)
}

/// Writes a union's value at the top of a body. `Serialize` of each union calls it.
pub fn serialize_union<U: UnionType, S: Serializer>(
    union: &U,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    write_object(union.value().1, false, serializer)
}

/// Writes a body as JSON text, directly where it can be, and otherwise as `Serialize` does.
pub(crate) fn write_json<T: Body>(value: &T) -> serde_json::Result<Vec<u8>> {
    write_body(T::Kind::object(value))
}

fn write_body(object: &dyn Object) -> serde_json::Result<Vec<u8>> {
    match text::write(object) {
        Some(text) => Ok(text),
        None => serde_json::to_vec(object),
    }
}

/// Writes a value as in a property that is declared to be of its type.
pub(super) struct AsDeclared<'o>(pub(super) &'o dyn Object);

impl Serialize for AsDeclared<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write_object(self.0, true, serializer)
    }
}

/// A value as it is in a property that is declared to be of its type.
pub(crate) fn slot_to_json(slot: Slot<'_>) -> Result<Value, serde_json::Error> {
    serde_json::to_value(WriteSlot { name: "", slot, quoted: false })
}

/// The value of a property as JSON.
pub(crate) fn property_to_json(object: &dyn Object, position: usize) -> Value {
    let quoted = object.additional().quoted(object.type_info()).contains(&position);
    let written = WriteSlot { name: "", slot: object.property(position).slot(), quoted };
    // Writing fails only for a value without a wire form, and such a value cannot have been read.
    serde_json::to_value(written).unwrap_or(Value::Null)
}

/// Writes the tag, the properties that have a value or are null, and the additional data.
/// `declared` is whether a reader knows the type without a tag.
pub(super) fn write_object<S: Serializer>(
    object: &dyn Object,
    declared: bool,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let info = object.type_info();
    let additional = object.additional();
    let tag = additional.tag_text(info, declared);
    let quoted = additional.quoted(info);
    let blocks = info.blocks();

    // Text formats mark the end of an object; binary formats need its length first.
    let length = (!serializer.is_human_readable()).then(|| {
        let properties = (0..info.properties.len()).map(|position| count(object, position));
        additional.len() + usize::from(tag.is_some()) + properties.sum::<usize>()
    });

    let mut map = serializer.serialize_map(length)?;
    if let Some(tag) = tag {
        map.serialize_entry(TAG, tag)?;
    }
    for block in 0..blocks {
        let nulls = additional.nulls(block, info);
        for position in positions(block, object.presence(block) | nulls) {
            let Some(property) = info.properties.get(position) else { continue };
            let name = property.wire_name();
            let slot = object.property(position).slot();
            match slot {
                Slot::Absent => {
                    if nulls >> (position % 64) & 1 == 1 {
                        map.serialize_entry(name, &())?;
                    }
                    continue;
                }
                Slot::Relationship(relationship) => {
                    for (name, value) in written(relationship, name).map_err(S::Error::custom)? {
                        map.serialize_entry(&name, &WriteJson(value))?;
                    }
                    continue;
                }
                _ => {}
            }
            let quoted = !quoted.is_empty() && quoted.contains(&position);
            map.serialize_entry(name, &WriteSlot { name, slot, quoted })?;
        }
    }
    if !additional.is_empty() {
        for (name, value) in additional.iter() {
            check_name(name, object).map_err(S::Error::custom)?;
            map.serialize_entry(name, &WriteJson(value))?;
        }
    }
    map.end()
}

/// What is written of a navigation property.
fn written<'r>(
    relationship: &'r Relationship,
    name: &'static str,
) -> Result<impl Iterator<Item = (String, &'r Value)>, String> {
    relationship.entries(name).map_err(|reason| format!("`{name}`: {reason}"))
}

/// How many entries are written of a property.
fn count(object: &dyn Object, position: usize) -> usize {
    match object.property(position).slot() {
        Slot::Relationship(relationship) => relationship.entries("").map_or(0, Iterator::count),
        _ => usize::from(has(object, position)),
    }
}

/// Whether a property is written: it has a value or is null.
fn has(object: &dyn Object, position: usize) -> bool {
    object.has_value(position) || object.additional().is_null(position, object.type_info())
}

/// Refuses a name in the additional data that is already written as the tag or a property.
#[inline(never)]
fn check_name(name: &str, object: &dyn Object) -> Result<(), String> {
    if name == TAG {
        return Err(format!("`{TAG}` is in the additional data; use `set_foreign_type`"));
    }
    let info = object.type_info();
    // Most names here are annotations. An annotation is a property only in a type table that is
    // written by hand, and such a table has no index.
    if name.starts_with('@') && !info.index.is_empty() {
        return Ok(());
    }
    if let Some((property, annotation)) = name.split_once('@')
        && let Some(Slot::Relationship(relationship)) =
            info.position(property).map(|position| object.property(position).slot())
        && relationship.annotation(annotation).is_some()
    {
        return Err(format!("`{name}` is in the additional data and in the property `{property}`"));
    }
    match info.position(name) {
        Some(position) if has(object, position) => {
            Err(format!("`{name}` is in the additional data of a value that has the property"))
        }
        _ => Ok(()),
    }
}

/// Writes the value of a property.
struct WriteSlot<'s> {
    name: &'static str,
    slot: Slot<'s>,
    /// Whether integers and decimals are written in quotes, as they were received.
    quoted: bool,
}

impl Serialize for WriteSlot<'_> {
    // Inlined for strings, the most common values.
    #[inline]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.slot {
            Slot::String(value) => serializer.serialize_str(value),
            _ => self.serialize_other(serializer),
        }
    }
}

impl WriteSlot<'_> {
    #[inline(never)]
    fn serialize_other<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.slot {
            Slot::String(value) => serializer.serialize_str(value),
            Slot::Enum(value) | Slot::Flags(value) => serializer.serialize_str(&value.text()),
            Slot::Bool(value) => serializer.serialize_bool(value),
            Slot::Int(value) if self.quoted => serializer.collect_str(&value),
            Slot::Int(value) => serializer.serialize_i64(value),
            Slot::Object(object) => write_object(object, true, serializer),
            Slot::Union(union) => {
                let object = union.value().1;
                let declared = object.type_info().name() == union.union_info().name();
                write_object(object, declared, serializer)
            }
            Slot::List(list) => {
                let mut elements = serializer.serialize_seq(Some(list.count()))?;
                for position in 0..list.count() {
                    let slot = list.item(position);
                    elements.serialize_element(&WriteSlot { slot, ..*self })?;
                }
                elements.end()
            }
            Slot::Json(value) => WriteJson(value).serialize(serializer),
            Slot::Single(value) if value.is_finite() => write_single(value, serializer),
            Slot::Single(value) => serializer.serialize_str(special(f64::from(value))),
            Slot::Double(value) if value.is_finite() => serializer.serialize_f64(value),
            Slot::Double(value) => serializer.serialize_str(special(value)),
            Slot::Decimal(value) if self.quoted => serializer.collect_str(value),
            Slot::Decimal(value) => write_decimal(value, serializer),
            Slot::Binary(value) => serializer.serialize_str(&value.encode()),
            Slot::Relationship(relationship) => match relationship.json() {
                Some(value) => WriteJson(value).serialize(serializer),
                None => serializer.serialize_unit(),
            },
            Slot::Absent | Slot::Null | Slot::Additional(_) => serializer.serialize_unit(),
            Slot::DateTime(_)
            | Slot::Date(_)
            | Slot::Time(_)
            | Slot::Duration(_)
            | Slot::Guid(_) => match write_text(self.slot, &mut TextBuffer::new()) {
                Some(text) => serializer.serialize_str(text),
                None => Err(S::Error::custom(format_args!(
                    "`{}` has no wire form: years go from 0001 to 9999, offsets are whole minutes, \
                     and there are no leap seconds",
                    self.name
                ))),
            },
        }
    }
}

/// The text of a date, time, duration or GUID; `None` if the value has no wire form.
fn write_text<'t>(slot: Slot<'_>, text: &'t mut TextBuffer) -> Option<&'t str> {
    match slot {
        Slot::DateTime(value) => edm::write_date_time(value, text),
        Slot::Date(value) => edm::write_date(*value, text),
        Slot::Time(value) => edm::write_time(*value, text),
        Slot::Duration(value) => Some(edm::write_duration(value, text)),
        Slot::Guid(value) => {
            text.push_str(value.hyphenated().encode_lower(&mut [0; Hyphenated::LENGTH]));
            Some(text.as_str())
        }
        _ => None,
    }
}

/// The text of a double that JSON has no number for.
fn special(value: f64) -> &'static str {
    match value {
        f64::INFINITY => "INF",
        f64::NEG_INFINITY => "-INF",
        _ => "NaN",
    }
}

/// Writes a single as the double with the same text, because converting the single 0.1 to a double
/// gives 0.10000000149011612.
fn write_single<S: Serializer>(value: f32, serializer: S) -> Result<S::Ok, S::Error> {
    match value.to_string().parse() {
        Ok(shown) if serializer.is_human_readable() => serializer.serialize_f64(shown),
        _ => serializer.serialize_f32(value),
    }
}

/// Writes a decimal as a number if the format's number holds it exactly, else in quotes.
fn write_decimal<S: Serializer>(value: &Decimal, serializer: S) -> Result<S::Ok, S::Error> {
    if let (true, Ok(integer)) = (value.scale() == 0, i64::try_from(*value)) {
        return serializer.serialize_i64(integer);
    }
    if let (true, Ok(integer)) = (value.scale() == 0, u64::try_from(*value)) {
        return serializer.serialize_u64(integer);
    }
    let text = value.normalize().to_string();
    match text.parse::<f64>() {
        Ok(float) if float.to_string() == text => serializer.serialize_f64(float),
        #[cfg(feature = "arbitrary_precision")]
        _ => text.parse::<serde_json::Number>().map_err(S::Error::custom)?.serialize(serializer),
        #[cfg(not(feature = "arbitrary_precision"))]
        _ => serializer.serialize_str(&text),
    }
}
