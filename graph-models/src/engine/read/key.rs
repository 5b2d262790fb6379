//! Reads the names in an object and finds the properties that they name.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Visitor};

use crate::engine::tag::{SHORT_TAG, TAG};
use crate::model::TypeInfo;

/// A name in an object.
pub(super) enum Key {
    /// The property at this position.
    Property(usize),
    /// The annotation that names the value's type. Both variants of it are without content, because a key
    /// with a boolean would not be returned in two registers.
    Tag,
    /// The same annotation under its name without `odata.`.
    ShortTag,
    /// A name that the type does not declare.
    #[allow(clippy::box_collection, reason = "a key must fit into two registers")]
    Other(Box<String>),
}

/// Reads a name, and copies it only if the type does not declare it.
#[derive(Clone, Copy)]
pub(super) struct ReadKey {
    pub(super) info: &'static TypeInfo,
    /// The position that is tried first, because most bodies follow the order of the schema.
    pub(super) next: usize,
}

impl ReadKey {
    /// The property or tag with this name.
    #[inline]
    pub(super) fn known(self, name: &str) -> Option<Key> {
        match self.info.properties.get(self.next) {
            Some(property) if property.wire_name() == name => Some(Key::Property(self.next)),
            _ if name == TAG => Some(Key::Tag),
            _ if name == SHORT_TAG => Some(Key::ShortTag),
            _ if !self.info.may_declare(name) => None,
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

/// The key of a name that the type does not declare.
#[cold]
pub(super) fn other(name: String) -> Key {
    Key::Other(Box::new(name))
}
