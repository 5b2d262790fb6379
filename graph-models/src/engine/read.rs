//! From a serde format into a place.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::context::Context;
use super::json::{Json, NUMBER_KEY, numbers_are_disguised};
use super::object::ObjectReader;
use super::take::{Number, Refusal, Taken};
use crate::model::{
    Cleared, DescribedUnion, Fill, Kind, ListMut, Model, Object, SlotMut, TypeInfo, UnionSlot,
    UnionType,
};

/// Reads an entity or complex value, or a patch twin; what `Deserialize` of each calls.
pub fn deserialize<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: Object + Default,
    D: Deserializer<'de>,
{
    // The value is made where it is returned, for it may be large.
    let mut result = Ok(T::default());
    if let Ok(value) = &mut result {
        let context = Context::new(false).of(value.type_info());
        if let Err(error) = read(SlotMut::Item(value), context, deserializer) {
            result = Err(error);
        }
    }
    result
}

/// Reads a union; what `Deserialize` of each calls.
pub fn deserialize_union<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: UnionType,
    D: Deserializer<'de>,
{
    let mut value = None;
    read(SlotMut::Union(&mut value as &mut dyn UnionSlot), Context::new(false), deserializer)?;
    value.ok_or_else(|| D::Error::custom("expected an object, found null"))
}

/// Reads a body and refuses it if an `@odata.type` in it names another type than the Rust type
/// that the value is read into.
///
/// `Deserialize` keeps such a tag as [foreign](crate::AdditionalData::foreign_type), for the value
/// may be of a type that is newer than the schema. A type that is not
/// [tagged](crate::TypeInfo::is_tagged), such as an envelope, takes any name here too.
///
/// # Errors
///
/// Those of `Deserialize`, and one that names both types.
///
/// ```
/// use graph_models::{AdditionalData, deserialize_strict, graph_entity};
///
/// #[graph_entity]
/// pub struct Printer {
///     #[graph(key)]
///     pub id: Option<String>,
///     #[graph(additional)]
///     pub additional_data: AdditionalData,
/// }
///
/// let body = serde_json::json!({"@odata.type": "#microsoft.graph.printerShare", "id": "1"});
/// let error = deserialize_strict::<Printer, _>(body).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "at @odata.type: expected `#microsoft.graph.printer`, found `#microsoft.graph.printerShare`",
/// );
/// ```
pub fn deserialize_strict<'de, T: Model, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    deserialize_model(Context::new(true), deserializer)
}

/// Reads a value of any type of OData, with the tolerance of `Deserialize`.
pub(crate) fn deserialize_value<'de, T: Model, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    deserialize_model(Context::new(false), deserializer)
}

fn deserialize_model<'de, T: Model, D: Deserializer<'de>>(
    context: Context,
    deserializer: D,
) -> Result<T, D::Error> {
    let mut value = None;
    read(T::Kind::optional(&mut value), context.of(T::TYPE), deserializer)?;
    value.ok_or_else(|| D::Error::custom("expected a value, found null"))
}

/// Reads a value of a described type, or of one of those that a described union tells apart; `None`
/// if no value of it can be made.
pub(super) fn deserialize_object<'de, D: Deserializer<'de>>(
    info: &'static TypeInfo,
    deserializer: D,
) -> Option<Result<Box<dyn Object>, D::Error>> {
    let context = Context::new(false).of(info);
    Some(match info.create() {
        Some(mut value) => read(SlotMut::Item(&mut *value), context, deserializer).map(|()| value),
        None => {
            let mut place = DescribedUnion { value: info.variants().last()?.create()?, info };
            read(SlotMut::Union(&mut place), context, deserializer).map(|()| place.value)
        }
    })
}

fn read<'de, D: Deserializer<'de>>(
    slot: SlotMut<'_>,
    mut context: Context,
    deserializer: D,
) -> Result<(), D::Error> {
    match (ReadSlot { slot, context: &mut context }).deserialize(deserializer) {
        Ok(_) => Ok(()),
        Err(error) => Err(context.located(error)),
    }
}

/// Reads a value into a place, whatever the place takes.
pub(super) struct ReadSlot<'s, 'c> {
    pub(super) slot: SlotMut<'s>,
    pub(super) context: &'c mut Context,
}

impl ReadSlot<'_, '_> {
    fn refused<E: Error>(self, found: &str) -> Result<Taken, E> {
        Err(self.context.refuse(self.slot.mismatch(found)))
    }
}

/// Passes a refusal on as an error of the format.
#[inline]
fn taken<E: Error>(result: Result<Taken, Refusal>, context: &mut Context) -> Result<Taken, E> {
    result.map_err(|refusal| context.refuse(refusal))
}

impl<'de> DeserializeSeed<'de> for ReadSlot<'_, '_> {
    type Value = Taken;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Taken, D::Error> {
        match self.slot {
            SlotMut::Json(place) => {
                match (Json(self.context).deserialize(deserializer)?, place.clear()) {
                    (Value::Null, Cleared::Empty) => Ok(Taken::Null),
                    (Value::Null, Cleared::Stored) => Ok(Taken::Value),
                    // Where there always is a value, null is one.
                    (value, _) => {
                        place.put(value);
                        Ok(Taken::Value)
                    }
                }
            }
            _ => deserializer.deserialize_any(self),
        }
    }
}

impl<'de> Visitor<'de> for ReadSlot<'_, '_> {
    type Value = Taken;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.slot.expected())
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Taken, E> {
        taken(self.slot.take_bool(value), self.context)
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Taken, E> {
        taken(self.slot.take_number(Number::Int(value)), self.context)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Taken, E> {
        let number = i64::try_from(value).map_or(Number::Big(value), Number::Int);
        taken(self.slot.take_number(number), self.context)
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Taken, E> {
        taken(self.slot.take_number(Number::Float(value)), self.context)
    }

    #[inline]
    fn visit_str<E: Error>(self, value: &str) -> Result<Taken, E> {
        // Most values are strings of type `Edm.String`.
        if let SlotMut::String(place) = self.slot {
            place.put(value.to_owned());
            return Ok(Taken::Value);
        }
        taken(self.slot.take_text(value), self.context)
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Taken, E> {
        taken(self.slot.take_string(value), self.context)
    }

    fn visit_unit<E: Error>(self) -> Result<Taken, E> {
        taken(self.slot.take_null(), self.context)
    }

    fn visit_none<E: Error>(self) -> Result<Taken, E> {
        self.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Taken, D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, inner: D) -> Result<Taken, D::Error> {
        self.deserialize(inner)
    }

    fn visit_bytes<E: Error>(self, _: &[u8]) -> Result<Taken, E> {
        self.refused("bytes")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, elements: A) -> Result<Taken, A::Error> {
        match self.slot {
            SlotMut::Items(list) => read_list(list, elements, self.context),
            SlotMut::List(slot) => read_list(slot.create(), elements, self.context),
            _ => self.refused("an array"),
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Taken, A::Error> {
        let context = self.context;
        match self.slot {
            SlotMut::Item(object) => ObjectReader::new(object).read(&mut entries, context)?,
            SlotMut::Object(slot) => {
                ObjectReader::new(slot.create(Fill::Fresh)).read(&mut entries, context)?
            }
            SlotMut::Union(slot) => super::union::read(slot, &mut entries, context)?,
            slot => return read_wrapped_number(slot, entries, context),
        }
        Ok(Taken::Value)
    }
}

fn read_list<'de, A: SeqAccess<'de>>(
    list: &mut dyn ListMut,
    mut elements: A,
    context: &mut Context,
) -> Result<Taken, A::Error> {
    let mut all = Taken::Value;
    for index in 0.. {
        match elements.next_element_seed(ReadElement { list, context }) {
            Ok(Some(Taken::Quoted)) => all = Taken::Quoted,
            Ok(Some(_)) => {}
            Ok(None) => break,
            Err(error) => return Err(context.at(index, error)),
        }
    }
    Ok(all)
}

/// Adds a place to a list only when there is an element to read into it.
struct ReadElement<'l, 'c> {
    list: &'l mut dyn ListMut,
    context: &'c mut Context,
}

impl<'de> DeserializeSeed<'de> for ReadElement<'_, '_> {
    type Value = Taken;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Taken, D::Error> {
        ReadSlot { slot: self.list.push(), context: self.context }.deserialize(deserializer)
    }
}

/// An object where no object belongs: an error, or one of serde_json's numbers in disguise.
#[cold]
fn read_wrapped_number<'de, A: MapAccess<'de>>(
    slot: SlotMut<'_>,
    mut entries: A,
    context: &mut Context,
) -> Result<Taken, A::Error> {
    let name = entries.next_key::<std::borrow::Cow<'_, str>>()?;
    if name.as_deref() != Some(NUMBER_KEY) || !numbers_are_disguised() {
        return Err(context.refuse(slot.mismatch("an object")));
    }
    let text = entries.next_value::<String>()?;
    let result = match (slot, text.parse(), text.parse()) {
        (slot @ SlotMut::Decimal(_), ..) => slot.take_text(&text).map(|_| Taken::Value),
        (slot, Ok(value), _) => slot.take_number(Number::Int(value)),
        (slot, _, Ok(value)) if f64::is_finite(value) => slot.take_number(Number::Float(value)),
        (slot, ..) => Err(slot.mismatch(&text)),
    };
    taken(result, context)
}
