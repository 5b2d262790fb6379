//! Writes values as JSON text without serde between them.
//!
//! It writes what the serde way writes. Where that is an error, or where a part of the JSON of a
//! property is kept beside its field or its name is short, it returns `None`, and the caller writes the
//! value again the serde way.

mod buffer;
mod copy;

use serde::Serialize;
use serde_json::Value;

use self::buffer::{Buffer, Name};
use super::entries::{check_name, tag_name, written};
use super::primitive::write_text;
use super::value::{Odd, WriteSlot};
use crate::edm::TextBuffer;
use crate::engine::bits::positions;
use crate::engine::quoted::member_number;
use crate::model::{Object, ObjectExt, Place, PropertyInfo, Received, Relationship, Slot};

/// Writes a value at the top of a body.
pub(super) fn write(object: &dyn Object, place: Place) -> Option<Vec<u8>> {
    let mut writer = TextWriter { out: Buffer::new() };
    writer.object(object, place)?;
    Some(writer.out.into_bytes())
}

struct TextWriter {
    out: Buffer,
}

impl TextWriter {
    fn object(&mut self, object: &dyn Object, place: Place) -> Option<()> {
        let info = object.type_info();
        let additional = object.additional();
        let plain = additional.is_plain();
        let quoted = if plain { &[] } else { additional.quoted(info) };
        let is_odd =
            || !additional.all_kept(info).is_empty() || !additional.short_names(info).is_empty();
        if info.profile().short_control_information() || (!plain && is_odd()) {
            return None;
        }
        let escaped = info.has_escaped_names();
        self.out.bytes(b"{");
        if !(plain && place == Place::Declared)
            && let Some(tag) = additional.tag_text(info, place)
        {
            self.out.name(Name { text: tag_name(additional, info), escaped: false });
            self.out.string(tag);
        }
        for block in 0..info.blocks() {
            let present = object.presence(block);
            let nulls = if plain { 0 } else { additional.nulls(block, info) };
            for position in positions(block, present | nulls) {
                let Some(property) = info.properties.get(position) else { continue };
                let name = Name { text: property.wire_name(), escaped };
                let slot = match present >> (position % 64) & 1 {
                    0 => Slot::Absent,
                    _ => object.property(position).slot(),
                };
                match slot {
                    Slot::String(value) => self.out.string_property(name, value),
                    Slot::Absent if nulls >> (position % 64) & 1 == 0 => {}
                    Slot::Absent => self.out.null_property(name),
                    Slot::Relationship(relationship) => {
                        self.relationship(relationship, property)?;
                    }
                    slot => {
                        self.out.name(name);
                        self.slot(slot, !quoted.is_empty() && quoted.contains(&position))?;
                    }
                }
            }
        }
        if !plain {
            self.additional(object)?;
        }
        self.out.close(b'}');
        Some(())
    }

    // Neither of these is in line, because most properties are neither, and the loop over them then has more
    // registers.
    #[inline(never)]
    fn relationship(
        &mut self,
        relationship: &Relationship,
        property: &'static PropertyInfo,
    ) -> Option<()> {
        for (name, value) in written(relationship, property).ok()? {
            self.entry(&name, value)?;
        }
        Some(())
    }

    #[inline(never)]
    fn additional(&mut self, object: &dyn Object) -> Option<()> {
        for (name, value) in object.additional().received() {
            check_name(name, object).ok()?;
            self.entry(name, value)?;
        }
        Some(())
    }

    /// Writes an entry of untyped JSON.
    fn entry(&mut self, name: &str, value: Received<'_>) -> Option<()> {
        self.out.any_name(name);
        self.received(value)
    }

    fn received(&mut self, value: Received<'_>) -> Option<()> {
        match value.text() {
            Some(text) => self.out.word(text.as_bytes()),
            None => self.json(value.value())?,
        }
        Some(())
    }

    fn json(&mut self, value: &Value) -> Option<()> {
        match value {
            Value::Null => self.out.bytes(b"null,"),
            Value::Bool(true) => self.out.bytes(b"true,"),
            Value::Bool(false) => self.out.bytes(b"false,"),
            Value::Number(_) => self.serialize(value)?,
            Value::String(text) => self.out.string(text),
            Value::Array(elements) => {
                self.out.bytes(b"[");
                for element in elements {
                    self.json(element)?;
                }
                self.out.close(b']');
            }
            Value::Object(entries) => {
                self.out.bytes(b"{");
                for (name, value) in entries {
                    self.out.any_name(name);
                    self.json(value)?;
                }
                self.out.close(b'}');
            }
        }
        Some(())
    }

    /// Writes a value as serde_json does.
    fn serialize(&mut self, value: &impl Serialize) -> Option<()> {
        serde_json::to_writer(&mut self.out, value).ok()?;
        self.out.bytes(b",");
        Some(())
    }

    fn slot(&mut self, slot: Slot<'_>, quoted: bool) -> Option<()> {
        match slot {
            Slot::String(value) => self.out.string(value),
            Slot::Enum(value) | Slot::Flags(value) => match member_number(value) {
                None => self.out.string(&value.text()),
                Some(number) => self.slot(Slot::Int(number), false)?,
            },
            Slot::Bool(true) if !quoted => self.out.bytes(b"true,"),
            Slot::Bool(false) if !quoted => self.out.bytes(b"false,"),
            Slot::Int(value) => {
                let mut text = TextBuffer::new();
                text.push_integer(value);
                match quoted {
                    true => self.out.quote(text.as_bytes()),
                    false => self.out.word(text.as_bytes()),
                }
            }
            Slot::Object(object) => self.object(object, Place::Declared)?,
            Slot::Union(union) => {
                let object = union.value().1;
                self.object(object, Place::within(object.type_info(), union.union_info()))?;
            }
            Slot::List(list) => {
                self.out.bytes(b"[");
                for position in 0..list.count() {
                    self.slot(list.item(position), quoted)?;
                }
                self.out.close(b']');
            }
            Slot::Json(value) => self.json(value)?,
            Slot::Untyped(value) => self.received(value.received())?,
            Slot::DateTime(_)
            | Slot::Date(_)
            | Slot::Time(_)
            | Slot::Duration(_)
            | Slot::Guid(_) => {
                let mut text = TextBuffer::new();
                write_text(slot, &mut text)?;
                self.out.quote(text.as_bytes());
            }
            Slot::Binary(value) => self.out.quote(value.encode().as_bytes()),
            Slot::Absent | Slot::Null | Slot::Additional(_) => self.out.bytes(b"null,"),
            Slot::Double(value) if value.is_finite() && !quoted => self.serialize(&value)?,
            Slot::Bool(_)
            | Slot::Single(_)
            | Slot::Double(_)
            | Slot::Decimal(_)
            | Slot::Relationship(_) => {
                let odd = Odd { quoted, kept: &[] };
                self.serialize(&WriteSlot::nameless(slot, quoted.then_some(&odd)))?;
            }
        }
        Some(())
    }
}
