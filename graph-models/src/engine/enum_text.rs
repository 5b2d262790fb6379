//! The text of enumerations and sets of flags outside a property.

use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::ser::{Serialize, Serializer};

use crate::model::{FlagSet, GraphEnum, UnknownMember, member};

/// The member with this text. `FromStr` and the conversions of each enumeration call it.
pub fn parse_member<E: GraphEnum>(text: &str) -> Result<E, UnknownMember> {
    member(text).ok_or_else(|| UnknownMember::new(text, E::TYPE))
}

/// Writes a member. `Serialize` of each enumeration calls it.
pub fn serialize_enum<E: GraphEnum, S: Serializer>(
    value: &E,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(value.as_ref())
}

/// Reads a member. `Deserialize` of each enumeration calls it.
pub fn deserialize_enum<'de, E: GraphEnum, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<E, D::Error> {
    deserializer.deserialize_str(ReadText { parse: parse_member, expected: PhantomData::<E> })
}

impl<E: GraphEnum> Serialize for FlagSet<E> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de, E: GraphEnum> Deserialize<'de> for FlagSet<E> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let parse = FlagSet::from_str;
        deserializer.deserialize_str(ReadText { parse, expected: PhantomData::<E> })
    }
}

/// Reads a string and parses it as a member, or members, of `E`.
struct ReadText<T, E> {
    parse: fn(&str) -> Result<T, UnknownMember>,
    expected: PhantomData<E>,
}

impl<T, E: GraphEnum> Visitor<'_> for ReadText<T, E> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a string with a member of `{}`", E::TYPE.name())
    }

    fn visit_str<R: Error>(self, text: &str) -> Result<T, R> {
        (self.parse)(text).map_err(R::custom)
    }
}
