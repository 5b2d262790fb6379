//! Reads objects from JSON text.

use std::borrow::Cow;

use super::give_up::GiveUp;
use super::{Stored, TextReader};
use crate::engine::read::key::Key;
use crate::engine::read::object::ObjectReader;
use crate::engine::read::union::variant_of;
use crate::engine::scan::{name_hash, starts_with};
use crate::engine::tag::{SHORT_TAG, TAG};
use crate::model::{Fill, Object, PropertyInfo, TypeInfo, UnionSlot};

/// What was chosen for the value of a union.
pub(super) struct Chosen<'t> {
    union: &'static TypeInfo,
    variant: usize,
    /// The tag that names the variant, if it is the first entry.
    tag: Option<Cow<'t, str>>,
}

impl<'t> TextReader<'t> {
    /// Reads an object, whose bracket is the next byte.
    pub(super) fn object(
        &mut self,
        object: &mut dyn Object,
        chosen: Option<&Chosen<'_>>,
    ) -> Option<Stored> {
        let mut reader = ObjectReader::new(object);
        let info = reader.next_key().info;
        // A name that is written with escapes is not that of the table.
        let properties = if info.has_escaped_names() { &[][..] } else { info.properties };
        self.cursor.open()?;
        if !self.cursor.is_empty(b'}')? {
            // `another_entry` checks the quotes of the other names.
            if self.cursor.byte()? != b'"' {
                return None;
            }
            let order = self.orders.of(info);
            // One more than the position of the last property.
            let mut last = 0;
            loop {
                let expected = self.orders.after(order, last);
                match self.property_name(info, properties, expected) {
                    Some(position) => {
                        if position != expected {
                            self.orders.learn(order, last, position);
                        }
                        last = position + 1;
                        self.property(&mut reader, position)?;
                    }
                    None => self.entry(&mut reader, chosen)?,
                }
                if !self.cursor.another_entry()? {
                    break;
                }
            }
        }
        reader.finish::<GiveUp>(&mut self.context).ok()?;
        Some(Stored::Value)
    }

    /// Reads the name of a property as it is in the type table, and the colon after it. The next byte
    /// is a quote.
    #[inline(always)]
    fn property_name(
        &mut self,
        info: &'static TypeInfo,
        properties: &'static [PropertyInfo],
        expected: usize,
    ) -> Option<usize> {
        let rest = self.cursor.after_next()?;
        if let Some(property) = properties.get(expected)
            && starts_with_name(rest, property)
        {
            self.cursor.advance(property.wire_name().len() + 3);
            return Some(expected);
        }
        self.other_property_name(info, properties)
    }

    /// Reads the name of a property that was not expected.
    #[inline(never)]
    fn other_property_name(
        &mut self,
        info: &'static TypeInfo,
        properties: &'static [PropertyInfo],
    ) -> Option<usize> {
        let rest = self.cursor.after_next()?;
        // Types with an index declare no annotations, and `entry` searches a type without one.
        if let [b'@', ..] = rest {
            return None;
        }
        let (hash, length) = name_hash(rest)?;
        let (name, [_, b':', ..]) = rest.split_at_checked(length)? else { return None };
        let position = info.index.candidate_of(hash)?;
        let found = properties.get(position)?.wire_name();
        if found.len() != length || !starts_with(name, found.as_bytes()) {
            return None;
        }
        // The length is that of the name in the text and not that of the property found, so the processor need
        // not wait for the look-up before it reads on.
        self.cursor.advance(length + 3);
        Some(position)
    }

    /// Reads the value of a property.
    #[inline(always)]
    fn property(&mut self, reader: &mut ObjectReader<'_>, position: usize) -> Option<()> {
        let info = reader.next_key().info;
        let slot = reader.slot(position);
        let stored = self.value(slot, Some((info, position)))?;
        reader.record::<GiveUp>(position, Ok(stored), &mut self.context).ok()
    }

    /// Reads an entry that is not a property, or whose name has escapes or spaces after it.
    #[inline(never)]
    fn entry(&mut self, reader: &mut ObjectReader<'_>, chosen: Option<&Chosen<'_>>) -> Option<()> {
        let name = self.cursor.name()?;
        match reader.next_key().known(&name) {
            Some(Key::Property(position)) => self.property(reader, position),
            Some(key @ (Key::Tag | Key::ShortTag)) => {
                let is_short = matches!(key, Key::ShortTag);
                let tag = self.tag()?;
                if let Some(chosen) = chosen
                    && chosen.tag.as_deref() != Some(&tag)
                    && variant_of(chosen.union, Some(&tag)) != chosen.variant
                {
                    return None;
                }
                reader.accept_tag::<GiveUp>(&tag, is_short, &mut self.context).ok()?;
                Some(())
            }
            _ => {
                let value = self.cursor.received()?;
                reader.insert_additional::<GiveUp>(name, value, &mut self.context).ok()
            }
        }
    }

    fn tag(&mut self) -> Option<Cow<'t, str>> {
        match self.cursor.peek()? {
            b'"' => self.cursor.string(),
            _ => None,
        }
    }

    /// Reads a value of a union. The tag is usually the first entry. If a later tag names a type other
    /// than the declared one, the serde way reads the value, because it can read what came before the
    /// tag again.
    pub(super) fn union(&mut self, slot: &mut dyn UnionSlot) -> Option<Stored> {
        let (union, tag) = (slot.union_info(), self.first_tag());
        let variant = variant_of(union, tag.as_deref());
        let object = slot.create(variant, Fill::Fresh);
        self.object(object, Some(&Chosen { union, variant, tag }))
    }

    /// The tag of an object, if it is the first entry. The cursor stays where it is.
    fn first_tag(&mut self) -> Option<Cow<'t, str>> {
        self.cursor.ahead(|cursor| {
            cursor.open()?;
            let name = cursor.name()?;
            if name != TAG && name != SHORT_TAG || cursor.peek()? != b'"' {
                return None;
            }
            cursor.string()
        })
    }
}

/// Whether text starts with the name of a property, its quote, and a colon.
#[inline(always)]
fn starts_with_name(text: &[u8], property: &PropertyInfo) -> bool {
    let name = property.wire_name().as_bytes();
    starts_with(text, name) && text.get(name.len()..name.len() + 2) == Some(b"\":")
}
