//! Hands JSON text through `Deserialize` to the engine.
//!
//! The body of a response may be of any type that implements `Deserialize`. Whether it is one that the
//! engine reads is not known where the type is a parameter. So [`read_any_json`] gives the type a
//! [`Handover`], which is a deserializer that has no values. The engine's visitor asks it for the text,
//! and reads that directly. All other visitors refuse it, and the text is read through serde_json.
//!
//! Only the engine's visitor knows what the type declares, so it also tells whether the text is that of
//! an error instead of a value.

use std::cell::Cell;
use std::{fmt, mem};

use serde::de::{
    Deserialize, DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Error, IgnoredAny,
    Unexpected, VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;

use super::accept::Stored;
use super::context::Context;
use super::json::parse;
use super::reported::reports_error_instead;
use super::{text, tolerant};
use crate::model::{Fill, Object, SlotMut, TypeInfo};

/// Why JSON text is not a value of a type.
pub(crate) enum NotAValue {
    /// It is that of an error, which the type does not declare; see
    /// [`reports_error`](super::reported::reports_error).
    Error,
    /// It cannot be read.
    Unreadable(serde_json::Error),
}

/// Reads JSON text as `serde_json::from_slice` does: directly, if the engine reads the type, and
/// nothing in the text needs serde_json. An error instead of a value is not read.
pub(crate) fn read_any_json<T: DeserializeOwned>(text: &[u8]) -> Result<T, NotAValue> {
    let outcome = Cell::new(Outcome::NotRead);
    let value = T::deserialize(Handover { text: Text::Plain(text), outcome: &outcome });
    match (value, outcome.get()) {
        (Ok(value), Outcome::Read) => Ok(value),
        (_, Outcome::Error) => Err(NotAValue::Error),
        // A type that replaces an error by a value has not read the text.
        _ => serde_json::from_slice(text).map_err(NotAValue::Unreadable),
    }
}

/// Reads JSON text, and keeps the values in it that do not fit, if the engine reads the type.
#[cold]
pub(crate) fn read_any_json_tolerantly<T: DeserializeOwned>(body: &[u8]) -> Result<T, NotAValue> {
    let error = match read_any_json(body) {
        Err(NotAValue::Unreadable(error)) => error,
        read => return read,
    };
    let Ok(text) = std::str::from_utf8(body) else { return Err(NotAValue::Unreadable(error)) };
    let outcome = Cell::new(Outcome::NotRead);
    match (T::deserialize(Handover { text: Text::Odd(text), outcome: &outcome }), outcome.get()) {
        (Ok(value), Outcome::Read) => Ok(value),
        (Err(NotRead(message)), Outcome::Read) => {
            Err(NotAValue::Unreadable(serde_json::Error::custom(message)))
        }
        _ => Err(NotAValue::Unreadable(error)),
    }
}

/// Whether JSON text is that of an error instead of a value of a type that the engine reads.
pub(crate) fn is_error_instead<T: DeserializeOwned>(text: &[u8]) -> bool {
    let outcome = Cell::new(Outcome::NotRead);
    drop(T::deserialize(Handover { text: Text::Plain(text), outcome: &outcome }));
    outcome.get() == Outcome::Error
}

/// What the engine's visitor made of a text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    NotRead,
    Read,
    Error,
}

/// Reads the text of a [`Handover`] into a slot. The engine's visitor calls it for every enum, and
/// refuses the enums of other formats.
pub(super) fn read<'de, A: EnumAccess<'de>>(
    slot: SlotMut<'_>,
    context: &mut Context,
    access: A,
) -> Result<Stored, A::Error> {
    let Ok((text, handover)) = access.variant() else {
        return Err(A::Error::invalid_type(Unexpected::Enum, &&*slot.expected()));
    };
    let context = mem::replace(context, Context::new(context.strict));
    let text = match text {
        Text::Plain(text) => text,
        Text::Odd(text) => {
            handover.unit_variant()?;
            let value = parse(text.as_bytes(), type_of(&slot)).map_err(A::Error::custom)?;
            return tolerant::read(slot, context, &value).map_err(A::Error::custom);
        }
    };
    match read_text(slot, context, text) {
        Outcome::Read => handover.unit_variant().map(|()| Stored::Value),
        Outcome::NotRead => Err(A::Error::custom("")),
        Outcome::Error => {
            handover.newtype_variant::<IgnoredAny>()?;
            Err(A::Error::custom(""))
        }
    }
}

/// The type of the value or union in a slot.
fn type_of(slot: &SlotMut<'_>) -> Option<&'static TypeInfo> {
    match slot {
        SlotMut::Item(object) => Some(object.type_info()),
        SlotMut::Union(slot) => Some(slot.union_info()),
        _ => None,
    }
}

fn read_text(slot: SlotMut<'_>, context: Context, text: &[u8]) -> Outcome {
    let Ok(text) = std::str::from_utf8(text) else { return Outcome::NotRead };
    let (read, info, value): (_, _, &dyn Object) = match slot {
        SlotMut::Item(object) => {
            let read = text::read(SlotMut::Item(&mut *object), context, text);
            (read.is_some(), object.type_info(), object)
        }
        SlotMut::Union(union) => {
            let read = text::read(SlotMut::Union(&mut *union), context, text);
            // A value that was read stays.
            let (info, value) = (union.union_info(), union.create(0, Fill::Existing));
            (read.is_some(), if read.is_some() { value.type_info() } else { info }, value)
        }
        other => {
            return text::read(other, context, text).map_or(Outcome::NotRead, |()| Outcome::Read);
        }
    };
    match reports_error_instead(text, info, read.then_some(value)) {
        true => Outcome::Error,
        false if read => Outcome::Read,
        false => Outcome::NotRead,
    }
}

/// The text behind a deserializer.
///
/// To a visitor it is an enum, because no type of the engine is read from one. The name of the variant
/// is the text, which only [`Text`] can read, and the content of the variant is empty.
#[derive(Clone, Copy)]
struct Handover<'t> {
    text: Text<'t>,
    outcome: &'t Cell<Outcome>,
}

/// JSON text that is handed over. Every other deserializer refuses to give one.
#[derive(Clone, Copy)]
enum Text<'t> {
    /// Text that is read directly.
    Plain(&'t [u8]),
    /// Text with values that do not fit, which are kept.
    Odd(&'t str),
}

impl<'de> Deserializer<'de> for Handover<'de> {
    type Error = NotRead;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotRead> {
        visitor.visit_enum(self)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotRead> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, NotRead> {
        visitor.visit_newtype_struct(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl<'de> EnumAccess<'de> for Handover<'de> {
    type Error = NotRead;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self), NotRead> {
        Ok((seed.deserialize(VariantName { text: self.text })?, self))
    }
}

impl<'de> VariantAccess<'de> for Handover<'de> {
    type Error = NotRead;

    /// Records that the text was read.
    fn unit_variant(self) -> Result<(), NotRead> {
        self.outcome.set(Outcome::Read);
        Ok(())
    }

    /// Records that the text is that of an error.
    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, _: S) -> Result<S::Value, NotRead> {
        self.outcome.set(Outcome::Error);
        Err(NotRead::default())
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, NotRead> {
        Err(NotRead::default())
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, NotRead> {
        Err(NotRead::default())
    }
}

/// The name by which [`Text`] asks for the text. No other type has it.
const HANDED_TEXT: &str = "$graph_models::private::HandedText";

struct VariantName<'t> {
    text: Text<'t>,
}

impl<'de> Deserializer<'de> for VariantName<'de> {
    type Error = NotRead;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, NotRead> {
        Err(NotRead::default())
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, NotRead> {
        match self.text {
            _ if name != HANDED_TEXT => Err(NotRead::default()),
            Text::Plain(text) => visitor.visit_borrowed_bytes(text),
            Text::Odd(text) => visitor.visit_borrowed_str(text),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl<'de> Deserialize<'de> for Text<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ReadText;

        impl<'de> Visitor<'de> for ReadText {
            type Value = Text<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("JSON text that is handed over")
            }

            fn visit_borrowed_bytes<E: Error>(self, text: &'de [u8]) -> Result<Text<'de>, E> {
                Ok(Text::Plain(text))
            }

            fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Text<'de>, E> {
                Ok(Text::Odd(text))
            }
        }

        deserializer.deserialize_newtype_struct(HANDED_TEXT, ReadText)
    }
}

/// The text was not read. The message is that of reading text with values that do not fit; other text is
/// then read through serde_json, which writes the message.
#[derive(Debug, Default)]
struct NotRead(String);

impl fmt::Display for NotRead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for NotRead {}

impl Error for NotRead {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

#[cfg(all(test, feature = "http"))]
mod tests;
