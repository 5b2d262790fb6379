//! `Debug` output of values, as people read it in a log.

use std::fmt::{Debug, DebugMap, Formatter, Result};

use serde_json::Value;

use super::bits::positions;
use super::kept::kept_of;
use crate::edm::Excerpt;
use crate::model::{
    AdditionalData, GraphEnum, Kept, Object, ObjectExt, PropertyInfo, Slot, TypeInfo, Unfit,
    UnionType,
};

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
    debug_as(object, Extent::Declared, is_secret, f)
}

/// Like [`debug_object`], with the content of untyped JSON and unknown properties. Links are secrets, too.
pub(crate) fn debug_with_content(object: &dyn Object, f: &mut Formatter<'_>) -> Result {
    debug_as(object, Extent::All, &is_hidden, f)
}

/// Whether a property is hidden in every form for people: a secret, or a link.
pub(crate) fn is_hidden(property: &PropertyInfo) -> bool {
    property.is_secret() || is_link(property.wire_name())
}

/// Whether a name is that of an address of more of a collection: `@odata.nextLink`, or
/// `members@odata.nextLink`. It may have a token.
pub(crate) fn is_link(name: &str) -> bool {
    let Some((_, annotation)) = name.rsplit_once('@') else { return false };
    let term = annotation.rsplit('.').next().unwrap_or(annotation);
    term.eq_ignore_ascii_case("nextLink") || term.eq_ignore_ascii_case("deltaLink")
}

/// How much is printed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Extent {
    /// The content only of what the type table describes.
    Declared,
    /// Also untyped JSON, unknown properties, and values that do not fit unless they could have secrets in them.
    All,
}

fn debug_as(
    object: &dyn Object,
    extent: Extent,
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
            let kept = || kept_of(object, position);
            let name = property.rust_name();
            match object.property(position).slot() {
                Slot::Absent if nulls >> (position % 64) & 1 == 0 => continue,
                Slot::Absent if !kept().is_empty() => match kept().iter().find_map(Kept::unfit) {
                    Some(Unfit { value, .. })
                        if extent == Extent::All && !is_secret(property) && !is_nested(value) =>
                    {
                        printed.field(name, &Content(value))
                    }
                    _ => printed.field(name, &format_args!("a value that does not fit")),
                },
                Slot::Absent | Slot::Null => {
                    printed.field(name, &Print { slot: Slot::Null, extent })
                }
                _ if is_secret(property) => printed.field(name, &"***"),
                slot => printed.field(name, &Print { slot, extent }),
            };
        }
    }
    if additional.is_empty() && additional.foreign_type().is_none() {
        printed.finish()
    } else {
        let content = Additional { data: additional, info, extent };
        printed.field("additional_data", &content).finish()
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
struct Print<'s> {
    slot: Slot<'s>,
    extent: Extent,
}

impl Debug for Print<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let Self { slot, extent } = *self;
        match slot {
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
            Slot::Json(value) => match extent {
                Extent::Declared => debug_json(value, f),
                Extent::All => Content(value).fmt(f),
            },
            Slot::Untyped(value) => {
                Print { slot: Slot::Json(&value.received().once()), extent }.fmt(f)
            }
            Slot::Enum(value) | Slot::Flags(value) => {
                let text = value.text();
                // Declared members are words; the service may send other text, which is quoted.
                match text.chars().all(|char| char.is_alphanumeric() || matches!(char, '_' | ',')) {
                    true => f.write_str(&text),
                    false => text.fmt(f),
                }
            }
            Slot::Object(object) => debug_nested(object, extent, f),
            Slot::Union(union) => debug_nested(union.value().1, extent, f),
            Slot::List(list) => {
                f.debug_list().entries(list.slots().map(|slot| Self { slot, extent })).finish()
            }
            // The type of a related entity, which says what is secret, is not known here.
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

fn debug_nested(object: &dyn Object, extent: Extent, f: &mut Formatter<'_>) -> Result {
    match extent {
        Extent::Declared => debug_object(object, f),
        Extent::All => debug_with_content(object, f),
    }
}

fn is_nested(value: &Value) -> bool {
    value.is_object() || value.is_array()
}

/// JSON with its content, but without links.
struct Content<'v>(&'v Value);

impl Debug for Content<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self.0 {
            Value::Null => f.write_str("null"),
            Value::Bool(value) => value.fmt(f),
            Value::Number(value) => write!(f, "{value}"),
            // Unlike JSON, this escapes everything that could disturb a log.
            Value::String(text) => text.fmt(f),
            Value::Array(elements) => f.debug_list().entries(elements.iter().map(Content)).finish(),
            Value::Object(properties) => {
                let mut entries = f.debug_map();
                for (name, value) in properties {
                    entry(&mut entries, name, value, is_link(name));
                }
                entries.finish()
            }
        }
    }
}

/// Prints a name, and what is shown of its value.
fn entry(entries: &mut DebugMap<'_, '_>, name: &str, value: &Value, is_secret: bool) {
    let name = Excerpt::of_name(name);
    match is_secret {
        true => entries.entry(&name, &"***"),
        false => entries.entry(&name, &Content(value)),
    };
}

/// The tag of another type, unknown properties and annotations.
struct Additional<'v> {
    data: &'v AdditionalData,
    info: &'static TypeInfo,
    extent: Extent,
}

impl Debug for Additional<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        if self.extent == Extent::Declared {
            return self.data.fmt(f);
        }
        // An annotation of a secret may repeat it.
        let is_secret = |name: &str| {
            let property = name.split('@').next().and_then(|name| self.info.property(name));
            property.is_some_and(PropertyInfo::is_secret)
        };
        let mut entries = f.debug_map();
        if let Some(tag) = self.data.foreign_type() {
            entries.entry(&"@odata.type", &Excerpt::of_name(tag));
        }
        for (name, value) in self.data.iter() {
            entry(&mut entries, name, value, is_link(name) || is_secret(name));
        }
        entries.finish()
    }
}
