//! Writes values of any kind to a serde format.

use graph_table::naming::bound_property;
use serde::ser::{Error, Serialize, SerializeMap, SerializeSeq, Serializer};

use super::entries::{check_name, count, name_of, tag_name, written, written_with_references};
use super::json::WriteJson;
use super::primitive::{write_decimal, write_single, write_text};
use super::received::WriteReceived;
use super::references::references;
use crate::edm::TextBuffer;
use crate::engine::bits::positions;
use crate::engine::kept::{kept_of, received};
use crate::engine::quoted::{member_number, special_text, spells};
use crate::model::{Form, Kept, Object, ObjectExt, Place, PropertyInfo, Slot};

/// Writes a value as in a place.
pub(in crate::engine) struct At<'o> {
    pub(in crate::engine) object: &'o dyn Object,
    pub(in crate::engine) place: Place,
}

impl<'o> At<'o> {
    /// In a property that is declared to be of its type.
    pub(in crate::engine) fn declared(object: &'o dyn Object) -> Self {
        Self { object, place: Place::Declared }
    }
}

impl Serialize for At<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write_object(self.object, self.place, serializer)
    }
}

/// Writes the tag, the properties that have a value or are null, and the additional data.
pub(in crate::engine) fn write_object<S: Serializer>(
    object: &dyn Object,
    place: Place,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let info = object.type_info();
    let additional = object.additional();
    let tag = additional.tag_text(info, place);
    let is_odd = additional.is_odd(info) || info.profile().short_control_information();
    let blocks = info.blocks();

    // Text formats mark the end of an object; binary formats need its length first.
    let length = (!serializer.is_human_readable()).then(|| {
        let properties = (0..info.properties.len()).map(|position| count(object, position));
        additional.len() + usize::from(tag.is_some()) + properties.sum::<usize>()
    });

    let mut map = serializer.serialize_map(length)?;
    if let Some(tag) = tag {
        map.serialize_entry(tag_name(additional, info), tag)?;
    }
    for block in 0..blocks {
        let nulls = additional.nulls(block, info);
        for position in positions(block, object.presence(block) | nulls) {
            let Some(property) = info.properties.get(position) else { continue };
            let name = property.wire_name();
            let slot = object.property(position).slot();
            match slot {
                Slot::Absent if nulls >> (position % 64) & 1 == 0 => {}
                Slot::Absent if !is_odd => map.serialize_entry(name, &())?,
                Slot::Relationship(relationship) => {
                    if info.profile().short_control_information() {
                        let entries = written_with_references(relationship, property);
                        for (name, value) in entries.map_err(S::Error::custom)? {
                            map.serialize_entry(&name, &WriteJson(&value))?;
                        }
                        continue;
                    }
                    for (name, value) in
                        written(relationship, property).map_err(S::Error::custom)?
                    {
                        map.serialize_entry(&name, &WriteReceived(value))?;
                    }
                }
                slot if is_odd => write_odd(object, property, position, slot, &mut map)?,
                slot => {
                    let property = Some(property);
                    map.serialize_entry(name, &WriteSlot { slot, property, odd: None })?;
                }
            }
        }
    }
    if !additional.is_empty() {
        for (name, value) in additional.received() {
            check_name(name, object).map_err(S::Error::custom)?;
            map.serialize_entry(name, &WriteReceived(value))?;
        }
    }
    map.end()
}

/// Writes a property of an object of which something was received in another form than it is written, or
/// is written in a form of its service.
#[cold]
fn write_odd<M: SerializeMap>(
    object: &dyn Object,
    property: &'static PropertyInfo,
    position: usize,
    slot: Slot<'_>,
    map: &mut M,
) -> Result<(), M::Error> {
    let (info, additional) = (object.type_info(), object.additional());
    let quoted = additional.quoted(info).contains(&position);
    let odd = Odd { quoted, kept: kept_of(object, position) };
    if info.profile().short_control_information()
        && let Some(bound) = bound_property(property.wire_name())
    {
        let addresses = WriteSlot::nameless(slot, Some(&odd));
        let addresses = serde_json::to_value(addresses).map_err(M::Error::custom)?;
        return map.serialize_entry(bound, &references(&addresses));
    }
    let name = name_of(property, position, additional.short_names(info));
    map.serialize_entry(&*name, &WriteSlot { slot, property: Some(property), odd: Some(&odd) })
}

/// How the value of a property was received, if it would be written differently.
pub(super) struct Odd<'s> {
    /// Whether numbers and booleans are written in quotes.
    pub(super) quoted: bool,
    /// What was received beyond the value, and is written with it.
    pub(super) kept: &'s [Kept],
}

/// Writes the value of a property. It is made for each value, so it is small, and what few values have
/// is behind a reference.
pub(super) struct WriteSlot<'s> {
    slot: Slot<'s>,
    /// The property, for a message.
    property: Option<&'static PropertyInfo>,
    odd: Option<&'s Odd<'s>>,
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

impl<'s> WriteSlot<'s> {
    /// Writes the value of a property that has no name in messages.
    pub(super) const fn nameless(slot: Slot<'s>, odd: Option<&'s Odd<'s>>) -> Self {
        Self { slot, property: None, odd }
    }

    #[inline(never)]
    fn serialize_other<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let Some(odd) = self.odd {
            return self.serialize_odd(odd, serializer);
        }
        match self.slot {
            Slot::String(value) => serializer.serialize_str(value),
            Slot::Enum(value) | Slot::Flags(value) => match member_number(value) {
                Some(number) => serializer.serialize_i64(number),
                None => serializer.serialize_str(&value.text()),
            },
            Slot::Bool(value) => serializer.serialize_bool(value),
            Slot::Int(value) => serializer.serialize_i64(value),
            Slot::Object(object) => write_object(object, Place::Declared, serializer),
            Slot::Union(union) => {
                let object = union.value().1;
                let place = Place::within(object.type_info(), union.union_info());
                write_object(object, place, serializer)
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
            Slot::Untyped(value) => value.serialize(serializer),
            Slot::Single(value) if !value.is_finite() => {
                serializer.serialize_str(special_text(f64::from(value)))
            }
            Slot::Single(value) => write_single(value, serializer),
            Slot::Double(value) if !value.is_finite() => {
                serializer.serialize_str(special_text(value))
            }
            Slot::Double(value) => serializer.serialize_f64(value),
            Slot::Decimal(value) => write_decimal(value, serializer),
            Slot::Binary(value) => serializer.serialize_str(&value.encode()),
            Slot::Relationship(relationship) => match relationship.received() {
                Some(value) => WriteReceived(value).serialize(serializer),
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
                    self.property.map_or("", PropertyInfo::wire_name)
                ))),
            },
        }
    }

    /// Writes the value in the form in which it was received, and what is kept of its property.
    #[cold]
    fn serialize_odd<S: Serializer>(
        &self,
        odd: &Odd<'_>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match (self.slot, odd.kept) {
            (Slot::List(list), kept) => {
                let received = received(list.count(), kept);
                let mut elements = serializer.serialize_seq(Some(received.len()))?;
                for (kept, position) in received {
                    let slot = position.map_or(Slot::Absent, |position| list.item(position));
                    let kept = kept.map_or(&[][..], std::slice::from_ref);
                    let odd = Odd { kept, ..*odd };
                    elements.serialize_element(&WriteSlot { slot, odd: Some(&odd), ..*self })?;
                }
                elements.end()
            }
            (slot, [kept, ..]) => match &kept.form {
                Form::Unfit(unfit) => WriteJson(&unfit.value).serialize(serializer),
                Form::Spelled(text) if spells(text, slot) => serializer.serialize_str(text),
                _ => self.serialize_quoted(serializer),
            },
            (_, []) if odd.quoted => self.serialize_quoted(serializer),
            (_, []) => Self { odd: None, ..*self }.serialize_other(serializer),
        }
    }

    /// Writes a number or a boolean in quotes, and another value as it is.
    #[cold]
    fn serialize_quoted<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.slot {
            Slot::Bool(value) => serializer.collect_str(&value),
            Slot::Int(value) => serializer.collect_str(&value),
            Slot::Single(value) if value.is_finite() => serializer.collect_str(&value),
            Slot::Double(value) if value.is_finite() => serializer.collect_str(&value),
            Slot::Decimal(value) => serializer.collect_str(value),
            _ => Self { odd: None, ..*self }.serialize_other(serializer),
        }
    }
}
