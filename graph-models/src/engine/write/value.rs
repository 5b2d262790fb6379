//! Writes values of any kind to a serde format.

use serde::ser::{Error, Serialize, SerializeMap, SerializeSeq, Serializer};

use super::entries::{check_name, count, name_of, tag_name, written};
use super::json::WriteJson;
use super::primitive::{write_decimal, write_single, write_text};
use crate::edm::TextBuffer;
use crate::engine::bits::positions;
use crate::engine::kept::{kept_of, received};
use crate::engine::quoted::{special_text, spells};
use crate::model::{Form, Kept, Object, ObjectExt, Slot};

/// Writes a value as in a property that is declared to be of its type.
pub(in crate::engine) struct AsDeclared<'o>(pub(in crate::engine) &'o dyn Object);

impl Serialize for AsDeclared<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write_object(self.0, true, serializer)
    }
}

/// Writes the tag, the properties that have a value or are null, and the additional data.
/// `declared` is whether a reader knows the type without a tag.
pub(in crate::engine) fn write_object<S: Serializer>(
    object: &dyn Object,
    declared: bool,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let info = object.type_info();
    let additional = object.additional();
    let tag = additional.tag_text(info, declared);
    let quoted = additional.quoted(info);
    let short_names = additional.short_names(info);
    let any_kept = !additional.all_kept(info).is_empty();
    let blocks = info.blocks();

    // Text formats mark the end of an object; binary formats need its length first.
    let length = (!serializer.is_human_readable()).then(|| {
        let properties = (0..info.properties.len()).map(|position| count(object, position));
        additional.len() + usize::from(tag.is_some()) + properties.sum::<usize>()
    });

    let mut map = serializer.serialize_map(length)?;
    if let Some(tag) = tag {
        map.serialize_entry(tag_name(additional), tag)?;
    }
    for block in 0..blocks {
        let nulls = additional.nulls(block, info);
        for position in positions(block, object.presence(block) | nulls) {
            let Some(property) = info.properties.get(position) else { continue };
            let name = property.wire_name();
            let slot = object.property(position).slot();
            match slot {
                Slot::Absent if nulls >> (position % 64) & 1 == 0 => continue,
                Slot::Absent if !any_kept && short_names.is_empty() => {
                    map.serialize_entry(name, &())?;
                    continue;
                }
                Slot::Relationship(relationship) => {
                    for (name, value) in
                        written(relationship, property).map_err(S::Error::custom)?
                    {
                        map.serialize_entry(&name, &WriteJson(value))?;
                    }
                    continue;
                }
                _ => {}
            }
            let quoted = !quoted.is_empty() && quoted.contains(&position);
            let kept = if any_kept { kept_of(object, position) } else { &[] };
            let written = WriteSlot { name, slot, quoted, kept };
            match short_names.is_empty() {
                true => map.serialize_entry(name, &written)?,
                false => {
                    map.serialize_entry(&*name_of(property, position, short_names), &written)?
                }
            }
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

/// Writes the value of a property.
pub(super) struct WriteSlot<'s> {
    pub(super) name: &'static str,
    pub(super) slot: Slot<'s>,
    /// Whether numbers and booleans are written in quotes, as they were received.
    pub(super) quoted: bool,
    /// What was received beyond the value, and is written with it.
    pub(super) kept: &'s [Kept],
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
        if !self.kept.is_empty() {
            return self.serialize_kept(serializer);
        }
        match self.slot {
            Slot::String(value) => serializer.serialize_str(value),
            Slot::Enum(value) | Slot::Flags(value) => serializer.serialize_str(&value.text()),
            Slot::Bool(value) if self.quoted => serializer.collect_str(&value),
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
            Slot::Single(value) if !value.is_finite() => {
                serializer.serialize_str(special_text(f64::from(value)))
            }
            Slot::Single(value) if self.quoted => serializer.collect_str(&value),
            Slot::Single(value) => write_single(value, serializer),
            Slot::Double(value) if !value.is_finite() => {
                serializer.serialize_str(special_text(value))
            }
            Slot::Double(value) if self.quoted => serializer.collect_str(&value),
            Slot::Double(value) => serializer.serialize_f64(value),
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

    /// Writes the value together with what is kept of its property.
    #[cold]
    fn serialize_kept<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Slot::List(list) = self.slot else {
            return match &self.kept[0].form {
                Form::Unfit(unfit) => WriteJson(&unfit.value).serialize(serializer),
                Form::Spelled(text) if spells(text, self.slot) => serializer.serialize_str(text),
                _ => Self { quoted: true, kept: &[], ..*self }.serialize(serializer),
            };
        };
        let received = received(list.count(), self.kept);
        let mut elements = serializer.serialize_seq(Some(received.len()))?;
        for (kept, position) in received {
            let slot = position.map_or(Slot::Absent, |position| list.item(position));
            let kept = kept.map_or(&[][..], std::slice::from_ref);
            elements.serialize_element(&Self { slot, kept, ..*self })?;
        }
        elements.end()
    }
}
