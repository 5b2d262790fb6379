//! Reads untyped JSON and, as for typed values, refuses a property that appears twice.

use std::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use super::context::{Context, TWICE};
use crate::engine::private_names::NUMBER_KEY;
use crate::engine::tag::{SHORT_TAG, TAG};
use crate::model::{TypeInfo, Untyped};

/// Whether a crate of the program turns on `arbitrary_precision`, which is tested by a number that
/// keeps its spelling only then.
#[cold]
pub(super) fn numbers_are_disguised() -> bool {
    "1.00".parse::<Number>().is_ok_and(|number| number.to_string() == "1.00")
}

/// Reads any value as JSON, in which no property appears twice.
pub(crate) fn deserialize_json<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Value, D::Error> {
    let mut context = Context::new(false);
    Json(&mut context).deserialize(deserializer).map_err(|error| context.located(error))
}

impl<'de> Deserialize<'de> for Untyped {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize_json(deserializer).map(Self::from)
    }
}

/// Reads JSON text as a value, in which no property appears twice, before it is read as a value of a type.
pub(super) fn parse(body: &[u8], info: Option<&'static TypeInfo>) -> serde_json::Result<Value> {
    let mut deserializer = serde_json::Deserializer::from_slice(body);
    let mut context = Context::new(false);
    let value = Json(&mut context).deserialize(&mut deserializer).map_err(|error| {
        let error = context.hide_names_in_secret(info, error);
        context.located(error)
    })?;
    deserializer.end().map(|()| value)
}

/// Reads any value as JSON.
pub(super) struct Json<'c>(pub(super) &'c mut Context);

impl<'de> DeserializeSeed<'de> for Json<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Json<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    /// serde_json has such an integer only with `arbitrary_precision`.
    fn visit_i128<E: serde::de::Error>(self, value: i128) -> Result<Value, E> {
        number(&value.to_string(), self.0)
    }

    fn visit_u128<E: serde::de::Error>(self, value: u128) -> Result<Value, E> {
        number(&value.to_string(), self.0)
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Value, E> {
        match Number::from_f64(value) {
            Some(number) => Ok(number.into()),
            None => Err(refused(self.0, "JSON", format_args!("the number {value}"))),
        }
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, inner: D) -> Result<Value, D::Error> {
        inner.deserialize_any(self)
    }

    fn visit_bytes<E: serde::de::Error>(self, _: &[u8]) -> Result<Value, E> {
        Err(refused(self.0, "JSON", "bytes"))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Value, A::Error> {
        let mut array = Vec::new();
        self.0.open()?;
        loop {
            match elements.next_element_seed(Json(self.0)) {
                Ok(Some(element)) => array.push(element),
                Ok(None) => break,
                Err(error) => return Err(self.0.at(array.len(), error)),
            }
        }
        self.0.close();
        Ok(array.into())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        let mut next = entries.next_key::<String>()?;
        if next.as_deref() == Some(NUMBER_KEY) && numbers_are_disguised() {
            return number(&entries.next_value::<String>()?, self.0);
        }
        self.0.open()?;
        while let Some(name) = next {
            let value = match entries.next_value_seed(Json(self.0)) {
                Ok(value) => value,
                Err(error) => return Err(self.0.under(name, error)),
            };
            if object.contains_key(&name) {
                let error = self.0.refuse_always(TWICE);
                return Err(self.0.under(name, error));
            }
            object.insert(name, value);
            next = entries.next_key()?;
        }
        self.0.close();
        Ok(object.into())
    }
}

/// Moves the tag of each object in a value to the first place. Without the feature `preserve_order` of
/// serde_json there is nothing to do, because the names are in alphabetical order.
pub(super) fn put_tags_first(value: &mut Value) {
    let map: Map<_, _> =
        ["b", "a"].map(|name| (name.to_owned(), Value::Null)).into_iter().collect();
    if map.keys().next().is_some_and(|first| first == "b") {
        put_tags_first_within(value);
    }
}

fn put_tags_first_within(value: &mut Value) {
    match value {
        Value::Array(elements) => elements.iter_mut().for_each(put_tags_first_within),
        Value::Object(entries) => {
            entries.values_mut().for_each(put_tags_first_within);
            let is_tag = |name: &str| name == TAG || name == SHORT_TAG;
            let tag = entries.keys().position(|name| is_tag(name));
            if tag.is_some_and(|position| position > 0) {
                let (tags, others): (Vec<_>, Vec<_>) =
                    std::mem::take(entries).into_iter().partition(|(name, _)| is_tag(name));
                entries.extend(tags.into_iter().chain(others));
            }
        }
        _ => {}
    }
}

/// The number with this text.
fn number<E: serde::de::Error>(text: &str, context: &mut Context) -> Result<Value, E> {
    match text.parse::<Number>() {
        Ok(number) => Ok(number.into()),
        Err(error) => Err(refused(context, "a number", error)),
    }
}

/// Refuses what is not JSON, and so cannot be kept.
fn refused<E: serde::de::Error>(
    context: &mut Context,
    expected: &str,
    found: impl fmt::Display,
) -> E {
    context.refuse_always(format_args!("expected {expected}, found {found}"))
}
