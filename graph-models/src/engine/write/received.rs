//! Writes JSON as it was received to a serde format: text is written while it is parsed, in its own order.

use std::cell::Cell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde::ser::{Error as _, Serialize, SerializeMap, SerializeSeq, Serializer};
use serde_json::{Number, Value};

use super::WriteJson;
use crate::engine::private_names::NUMBER_KEY;
use crate::model::{Received, Untyped};

/// Writes JSON as it was received.
pub(super) struct WriteReceived<'v>(pub(super) Received<'v>);

impl Serialize for Untyped {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        WriteReceived(self.received()).serialize(serializer)
    }
}

impl Serialize for WriteReceived<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Received::Value(value) => WriteJson(value).serialize(serializer),
            // A binary format may have to know the number of elements before them.
            Received::Text(..) if !serializer.is_human_readable() => {
                WriteJson(&self.0.once()).serialize(serializer)
            }
            Received::Text(text, _) => {
                write(&mut serde_json::Deserializer::from_str(text), serializer)
            }
        }
    }
}

/// Writes what a deserializer reads. The error of the serializer comes back as it is, because a caller may ask
/// whether it is one of input and output.
fn write<'de, D: Deserializer<'de>, S: Serializer>(
    deserializer: D,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let failed = Cell::new(None);
    let written = deserializer.deserialize_any(Writer { serializer, failed: &failed });
    written.map_err(|error| failed.take().unwrap_or_else(|| S::Error::custom(error)))
}

/// Writes the value that it visits.
struct Writer<'e, S: Serializer> {
    serializer: S,
    failed: &'e Cell<Option<S::Error>>,
}

/// Takes the error of a serializer out of a visitor, which can return only that of the deserializer.
fn keep<T, S, D: serde::de::Error>(result: Result<T, S>, failed: &Cell<Option<S>>) -> Result<T, D> {
    result.map_err(|error| {
        failed.set(Some(error));
        D::custom("")
    })
}

impl<'de, S: Serializer> Visitor<'de> for Writer<'_, S> {
    type Value = S::Ok;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<S::Ok, E> {
        keep(self.serializer.serialize_unit(), self.failed)
    }

    fn visit_bool<E: serde::de::Error>(self, value: bool) -> Result<S::Ok, E> {
        keep(self.serializer.serialize_bool(value), self.failed)
    }

    fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<S::Ok, E> {
        keep(self.serializer.serialize_i64(value), self.failed)
    }

    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<S::Ok, E> {
        keep(self.serializer.serialize_u64(value), self.failed)
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<S::Ok, E> {
        keep(self.serializer.serialize_f64(value), self.failed)
    }

    fn visit_str<E: serde::de::Error>(self, value: &str) -> Result<S::Ok, E> {
        keep(self.serializer.serialize_str(value), self.failed)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<S::Ok, A::Error> {
        let mut seq = keep(self.serializer.serialize_seq(None), self.failed)?;
        while let Some(written) = elements.next_element_seed(Element(&mut seq))? {
            keep(written, self.failed)?;
        }
        keep(seq.end(), self.failed)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<S::Ok, A::Error> {
        let mut name = entries.next_key::<&str>()?;
        if name == Some(NUMBER_KEY) {
            let number =
                entries.next_value::<String>()?.parse::<Number>().map_err(A::Error::custom)?;
            return keep(WriteJson(&Value::Number(number)).serialize(self.serializer), self.failed);
        }
        let mut map = keep(self.serializer.serialize_map(None), self.failed)?;
        while let Some(key) = name {
            keep(map.serialize_key(key), self.failed)?;
            keep(entries.next_value_seed(Entry(&mut map))?, self.failed)?;
            name = entries.next_key()?;
        }
        keep(map.end(), self.failed)
    }
}

/// Writes an element of an array.
struct Element<'s, S>(&'s mut S);

impl<'de, S: SerializeSeq> DeserializeSeed<'de> for Element<'_, S> {
    type Value = Result<(), S::Error>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        Ok(self.0.serialize_element(&Once(Cell::new(Some(deserializer)))))
    }
}

/// Writes the value of an entry.
struct Entry<'s, S>(&'s mut S);

impl<'de, S: SerializeMap> DeserializeSeed<'de> for Entry<'_, S> {
    type Value = Result<(), S::Error>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        Ok(self.0.serialize_value(&Once(Cell::new(Some(deserializer)))))
    }
}

/// A value that is read when it is written, which a serializer does once.
struct Once<D>(Cell<Option<D>>);

impl<'de, D: Deserializer<'de>> Serialize for Once<D> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.take() {
            Some(deserializer) => write(deserializer, serializer),
            None => Err(S::Error::custom("the format writes a value twice")),
        }
    }
}
