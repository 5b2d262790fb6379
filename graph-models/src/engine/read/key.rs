//! The names in an object: properties, the tag, anything else.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Visitor};

use super::context::Context;
use super::slot::ReadSlot;
use crate::engine::tag::TAG;
use crate::model::{SlotMut, TypeInfo};

/// What a name in an object stands for.
pub(super) enum Key {
    Property(usize),
    Tag,
    #[allow(clippy::box_collection, reason = "a key is to fit into two registers")]
    Other(Box<String>),
}

/// Tells what a name stands for, without copying it where it is known.
#[derive(Clone, Copy)]
pub(super) struct ReadKey {
    pub(super) info: &'static TypeInfo,
    /// The position that is tried first: bodies mostly follow the order of the schema.
    pub(super) next: usize,
}

impl ReadKey {
    #[inline]
    pub(super) fn known(self, name: &str) -> Option<Key> {
        match self.info.properties.get(self.next) {
            Some(property) if property.wire_name() == name => Some(Key::Property(self.next)),
            _ if name == TAG => Some(Key::Tag),
            _ => self.info.position(name).map(Key::Property),
        }
    }
}

impl<'de> DeserializeSeed<'de> for ReadKey {
    type Value = Key;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Key, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl<'de> Visitor<'de> for ReadKey {
    type Value = Key;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a property")
    }

    #[inline]
    fn visit_str<E>(self, name: &str) -> Result<Key, E> {
        Ok(self.known(name).unwrap_or_else(|| other(name.to_owned())))
    }

    fn visit_string<E>(self, name: String) -> Result<Key, E> {
        Ok(self.known(&name).unwrap_or_else(|| other(name)))
    }
}

/// A name that stands for nothing known.
#[cold]
pub(super) fn other(name: String) -> Key {
    Key::Other(Box::new(name))
}

/// Reads the text of a tag.
pub(super) struct ReadTag<'c>(pub(super) &'c mut Context);

impl<'de> DeserializeSeed<'de> for ReadTag<'_> {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        let mut tag = None;
        ReadSlot { slot: SlotMut::String(&mut tag), context: self.0 }.deserialize(deserializer)?;
        tag.ok_or_else(|| self.0.mismatch("the name of a type", "null"))
    }
}
