//! Writes values as JSON text without serde between them.
//!
//! It writes what the serde way writes. Where that is an error, it returns `None`, and the caller
//! writes the value again the serde way, for the message.

mod buffer;

use serde_json::Value;

use self::buffer::{Buffer, Name};
use super::entries::{check_name, written};
use super::primitive::write_text;
use super::value::WriteSlot;
use crate::edm::TextBuffer;
use crate::engine::bits::positions;
use crate::engine::tag::TAG;
use crate::model::{Object, ObjectExt, Slot};

/// Writes a value at the top of a body.
pub(super) fn write(object: &dyn Object) -> Option<Vec<u8>> {
    let mut writer = TextWriter { out: Buffer::new() };
    writer.object(object, false)?;
    Some(writer.out.into_bytes())
}

struct TextWriter {
    out: Buffer,
}

impl TextWriter {
    /// Writes an object, with a comma after each entry until the last one gives way to the bracket.
    fn object(&mut self, object: &dyn Object, declared: bool) -> Option<()> {
        let info = object.type_info();
        let additional = object.additional();
        let quoted = additional.quoted(info);
        let escaped = info.has_escaped_names();
        self.out.byte(b'{');
        if let Some(tag) = additional.tag_text(info, declared) {
            self.out.name(Name { text: TAG, escaped: false });
            self.out.string(tag);
            self.out.byte(b',');
        }
        for block in 0..info.blocks() {
            let nulls = additional.nulls(block, info);
            for position in positions(block, object.presence(block) | nulls) {
                let Some(property) = info.properties.get(position) else { continue };
                let name = Name { text: property.wire_name(), escaped };
                match object.property(position).slot() {
                    Slot::String(value) => {
                        self.out.name(name);
                        self.out.string(value);
                    }
                    Slot::Absent if nulls >> (position % 64) & 1 == 0 => continue,
                    Slot::Absent => {
                        self.out.name(name);
                        self.out.bytes(b"null");
                    }
                    Slot::Relationship(relationship) => {
                        for (name, value) in written(relationship, name.text).ok()? {
                            self.entry(&name, value)?;
                        }
                        continue;
                    }
                    slot => {
                        self.out.name(name);
                        self.slot(slot, !quoted.is_empty() && quoted.contains(&position))?;
                    }
                }
                self.out.byte(b',');
            }
        }
        if !additional.is_empty() {
            for (name, value) in additional.iter() {
                check_name(name, object).ok()?;
                self.entry(name, value)?;
            }
        }
        self.out.close(b'}');
        Some(())
    }

    /// Writes an entry of untyped JSON.
    fn entry(&mut self, name: &str, value: &Value) -> Option<()> {
        self.out.string(name);
        self.out.byte(b':');
        self.json(value)?;
        self.out.byte(b',');
        Some(())
    }

    fn json(&mut self, value: &Value) -> Option<()> {
        match value {
            Value::String(text) => self.out.string(text),
            value => serde_json::to_writer(&mut self.out, value).ok()?,
        }
        Some(())
    }

    fn slot(&mut self, slot: Slot<'_>, quoted: bool) -> Option<()> {
        match slot {
            Slot::String(value) => self.out.string(value),
            Slot::Enum(value) | Slot::Flags(value) => self.out.string(&value.text()),
            Slot::Bool(true) => self.out.bytes(b"true"),
            Slot::Bool(false) => self.out.bytes(b"false"),
            Slot::Int(value) => {
                let mut text = TextBuffer::new();
                if value < 0 {
                    text.push(b'-');
                }
                text.push_number(value.unsigned_abs());
                match quoted {
                    true => self.out.quote(text.as_str()),
                    false => self.out.slice(text.as_str().as_bytes()),
                }
            }
            Slot::Object(object) => self.object(object, true)?,
            Slot::Union(union) => {
                let object = union.value().1;
                let declared = object.type_info().name() == union.union_info().name();
                self.object(object, declared)?;
            }
            Slot::List(list) => {
                self.out.byte(b'[');
                for position in 0..list.count() {
                    self.slot(list.item(position), quoted)?;
                    self.out.byte(b',');
                }
                self.out.close(b']');
            }
            Slot::Json(value) => self.json(value)?,
            Slot::DateTime(_)
            | Slot::Date(_)
            | Slot::Time(_)
            | Slot::Duration(_)
            | Slot::Guid(_) => self.out.quote(write_text(slot, &mut TextBuffer::new())?),
            Slot::Binary(value) => self.out.quote(&value.encode()),
            Slot::Absent | Slot::Null | Slot::Additional(_) => self.out.bytes(b"null"),
            Slot::Single(_) | Slot::Double(_) | Slot::Decimal(_) | Slot::Relationship(_) => {
                let other = WriteSlot { name: "", slot, quoted };
                serde_json::to_writer(&mut self.out, &other).ok()?;
            }
        }
        Some(())
    }
}
