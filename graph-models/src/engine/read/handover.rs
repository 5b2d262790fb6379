//! Hands JSON text through `Deserialize` to the engine.
//!
//! The body of a response may be of any type that implements `Deserialize`. Whether it is one that the
//! engine reads is not known where the type is a parameter. So [`read_any_json`] gives the type a
//! [`Handover`], which is a deserializer that has no values. The engine's visitor asks it for the text,
//! and reads that directly. All other visitors refuse it, and the text is read through serde_json.

use std::cell::Cell;
use std::{fmt, mem};

use serde::de::{
    Deserialize, DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Error, Unexpected,
    VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;

use super::accept::Stored;
use super::context::Context;
use super::{parse, text, tolerant};
use crate::model::SlotMut;

/// Reads JSON text as `serde_json::from_slice` does: directly, if the engine reads the type, and
/// nothing in the text needs serde_json.
pub(crate) fn read_any_json<T: DeserializeOwned>(text: &[u8]) -> serde_json::Result<T> {
    let is_read = Cell::new(false);
    match T::deserialize(Handover { text: Text::Plain(text), is_read: &is_read }) {
        // A type that replaces an error by a value has not read the text.
        Ok(value) if is_read.get() => Ok(value),
        _ => serde_json::from_slice(text),
    }
}

/// Reads JSON text, and keeps the values in it that do not fit, if the engine reads the type.
#[cold]
pub(crate) fn read_any_json_tolerantly<T: DeserializeOwned>(body: &[u8]) -> serde_json::Result<T> {
    let error = match read_any_json(body) {
        Ok(value) => return Ok(value),
        Err(error) => error,
    };
    let Ok(text) = std::str::from_utf8(body) else { return Err(error) };
    let is_read = Cell::new(false);
    match T::deserialize(Handover { text: Text::Odd(text), is_read: &is_read }) {
        Ok(value) if is_read.get() => Ok(value),
        Err(NotRead(message)) if is_read.get() => Err(serde_json::Error::custom(message)),
        _ => Err(error),
    }
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
    match text {
        Text::Plain(text) => {
            let text = std::str::from_utf8(text).ok();
            match text.and_then(|text| text::read(slot, context, text)) {
                Some(()) => handover.unit_variant().map(|()| Stored::Value),
                None => Err(A::Error::custom("")),
            }
        }
        Text::Odd(text) => {
            handover.unit_variant()?;
            let value = parse(text.as_bytes()).map_err(A::Error::custom)?;
            tolerant::read(slot, context, &value).map_err(A::Error::custom)
        }
    }
}

/// The text behind a deserializer.
///
/// To a visitor it is an enum, because no type of the engine is read from one. The name of the variant
/// is the text, which only [`Text`] can read, and the content of the variant is empty.
#[derive(Clone, Copy)]
struct Handover<'t> {
    text: Text<'t>,
    is_read: &'t Cell<bool>,
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
        self.is_read.set(true);
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, _: S) -> Result<S::Value, NotRead> {
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

#[cfg(test)]
mod tests {
    use serde::de;

    use super::*;
    use crate::engine::read::slot::{Holder, ReadSlot};
    use crate::{AdditionalData, Delta, GraphError, Page, SingleValue, graph_entity};

    #[graph_entity(crate = crate)]
    struct Lamp {
        #[graph(key)]
        id: Option<String>,
        watts: Option<i32>,
        #[graph(additional)]
        additional_data: AdditionalData,
    }

    #[graph_entity(crate = crate)]
    enum AnyLamp {
        #[graph(unrecognized)]
        Unrecognized(Box<Lamp>),
    }

    const LAMP: &str = r#"{"id":"1","watts":7}"#;

    /// Whether the engine reads this text directly for this type.
    fn is_read_directly<T: DeserializeOwned>(text: &str) -> bool {
        let is_read = Cell::new(false);
        let value =
            T::deserialize(Handover { text: Text::Plain(text.as_bytes()), is_read: &is_read });
        value.is_ok() && is_read.get()
    }

    #[test]
    fn the_types_of_the_engine_are_read_directly() {
        assert!(is_read_directly::<Lamp>(LAMP));
        assert!(is_read_directly::<LampPatch>(r#"{"watts":null}"#));
        assert!(is_read_directly::<AnyLamp>(LAMP));
        assert!(is_read_directly::<Option<Lamp>>(LAMP));
        assert!(is_read_directly::<Box<Lamp>>(LAMP));
        let page = format!("{{\"value\":[{LAMP}]}}");
        assert!(is_read_directly::<Page<Lamp>>(&page));
        assert!(is_read_directly::<Delta<AnyLamp>>(&page));
        assert!(is_read_directly::<SingleValue<i32>>("{\"value\":1}"));
        assert!(is_read_directly::<GraphError>("{\"error\":{}}"));
    }

    #[test]
    fn other_types_are_read_through_serde_json() {
        assert!(!is_read_directly::<serde_json::Value>(LAMP));
        assert!(!is_read_directly::<de::IgnoredAny>(LAMP));
        assert!(!is_read_directly::<String>("\"a\""));
        assert_eq!(read_any_json::<String>(b"\"a\"").ok().as_deref(), Some("a"));
        assert_eq!(read_any_json::<Vec<i32>>(b"[3, 7]").ok(), Some(vec![3, 7]));
        assert_eq!(read_any_json::<Option<i32>>(b"null").ok(), Some(None));
        let lamps = read_any_json::<Vec<Option<Lamp>>>(format!("[{LAMP}, null]").as_bytes());
        assert_eq!(lamps.map(|lamps| lamps.len()).ok(), Some(2));
    }

    /// A lamp, or nothing if it cannot be read.
    struct Tolerant(Option<Lamp>);

    impl<'de> Deserialize<'de> for Tolerant {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            Ok(Self(Lamp::deserialize(deserializer).ok()))
        }
    }

    #[test]
    fn a_type_that_swallows_errors_is_read_like_through_serde_json() {
        let number = "{\"id\":\"1\",\"watts\":7.0}";
        let late = "{\"watts\":7,\"@odata.type\":\"#microsoft.graph.lantern\"}";
        for text in [LAMP, number, late, "null"] {
            let read = read_any_json::<Tolerant>(text.as_bytes());
            let expected = serde_json::from_str::<Tolerant>(text);
            let lamps = [read, expected].map(|read| read.ok().map(|tolerant| tolerant.0));
            assert_eq!(lamps[0], lamps[1], "{text}");
        }
    }

    #[test]
    fn an_error_is_that_of_serde_json() {
        for text in ["{\"watts\":true}", "{\"watts\":7", "{} 1", "", "[]", "null"] {
            let found = read_any_json::<Lamp>(text.as_bytes()).expect_err("it is refused");
            let expected = serde_json::from_str::<Lamp>(text).expect_err("it is refused");
            assert_eq!(found.to_string(), expected.to_string());
        }
    }

    /// An enum of another format, such as a tagged value of CBOR.
    #[test]
    fn an_enum_that_is_not_a_handover_is_refused() {
        let entries = [("watts", 7)].into_iter();
        let map = de::value::MapDeserializer::<_, de::value::Error>::new(entries);
        let access = de::value::MapAccessDeserializer::new(map);
        let mut value = Lamp::default();
        let mut context = Context::new(false);
        let reader = ReadSlot {
            slot: SlotMut::Item(&mut value),
            context: &mut context,
            holder: Holder::None,
        };
        let error = reader.visit_enum(access).expect_err("it is refused");
        assert_eq!(error.to_string(), "invalid type: enum, expected an object");
    }
}
