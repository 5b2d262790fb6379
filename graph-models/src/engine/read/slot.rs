//! Reads a value of a serde format into a slot.
//!
//! Reading a slot reads the object in it, and reading an object reads its slots, so `slot`, `object`
//! and `union` import each other.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, Visitor};

use super::accept::{Refusal, Stored, accept_number_text, store_json};
use super::context::Context;
use super::json::{Json, numbers_are_disguised};
use super::number::Number;
use super::object::ObjectReader;
use super::odd::{Holder, OddElements};
use super::union;
use crate::engine::private_names::NUMBER_KEY;
use crate::model::{Fill, ListMut, SlotMut, Step};

/// Reads a value into a slot of any kind.
pub(super) struct ReadSlot<'s, 'c> {
    pub(super) slot: SlotMut<'s>,
    pub(super) context: &'c mut Context,
    pub(super) holder: Holder,
}

impl ReadSlot<'_, '_> {
    fn refused<E: Error>(self, found: &str) -> Result<Stored, E> {
        Err(self.context.refuse(self.slot.mismatch(found)))
    }
}

/// Turns a refusal into an error of the format.
#[inline]
fn stored<E: Error>(result: Result<Stored, Refusal>, context: &mut Context) -> Result<Stored, E> {
    result.map_err(|refusal| context.refuse(refusal))
}

impl<'de> DeserializeSeed<'de> for ReadSlot<'_, '_> {
    type Value = Stored;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Stored, D::Error> {
        match self.slot {
            SlotMut::Json(mut slot) => {
                let value = Json(self.context).deserialize(deserializer)?;
                Ok(store_json(&mut slot, value.is_null(), value))
            }
            SlotMut::Untyped(mut slot) => {
                let value = Json(self.context).deserialize(deserializer)?;
                Ok(store_json(&mut slot, value.is_null(), value.into()))
            }
            SlotMut::Relationship(relationship) => {
                let value = Json(self.context).deserialize(deserializer)?;
                relationship.receive(value.into(), self.context.path());
                Ok(Stored::Value)
            }
            _ => deserializer.deserialize_any(self),
        }
    }
}

impl<'de> Visitor<'de> for ReadSlot<'_, '_> {
    type Value = Stored;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.slot.expected())
    }

    fn visit_bool<E: Error>(mut self, value: bool) -> Result<Stored, E> {
        stored(self.slot.accept_bool(value), self.context)
    }

    fn visit_i64<E: Error>(mut self, value: i64) -> Result<Stored, E> {
        stored(self.slot.accept_number(Number::Int(value)), self.context)
    }

    fn visit_u64<E: Error>(mut self, value: u64) -> Result<Stored, E> {
        let number = i64::try_from(value).map_or(Number::Big(value), Number::Int);
        stored(self.slot.accept_number(number), self.context)
    }

    /// serde_json has such an integer only with `arbitrary_precision`.
    fn visit_i128<E: Error>(mut self, value: i128) -> Result<Stored, E> {
        stored(accept_number_text(&mut self.slot, &value.to_string()), self.context)
    }

    fn visit_u128<E: Error>(mut self, value: u128) -> Result<Stored, E> {
        stored(accept_number_text(&mut self.slot, &value.to_string()), self.context)
    }

    fn visit_f64<E: Error>(mut self, value: f64) -> Result<Stored, E> {
        stored(self.slot.accept_number(Number::Float(value)), self.context)
    }

    #[inline]
    fn visit_str<E: Error>(mut self, value: &str) -> Result<Stored, E> {
        // Most values are strings of type `Edm.String`.
        if let SlotMut::String(slot) = &mut self.slot {
            slot.store_copy(value);
            return Ok(Stored::Value);
        }
        let accepted = self.slot.accept_text(value);
        stored(accepted.map(|stored| self.context.spelled(stored, value)), self.context)
    }

    fn visit_string<E: Error>(mut self, value: String) -> Result<Stored, E> {
        match &mut self.slot {
            SlotMut::String(slot) => slot.store(value),
            _ => return self.visit_str(&value),
        }
        Ok(Stored::Value)
    }

    fn visit_unit<E: Error>(mut self) -> Result<Stored, E> {
        match self.slot.store_null().or_else(|| self.context.keep_null(self.holder)) {
            Some(stored) => Ok(stored),
            None => self.refused("null"),
        }
    }

    fn visit_none<E: Error>(self) -> Result<Stored, E> {
        self.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Stored, D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, inner: D) -> Result<Stored, D::Error> {
        self.deserialize(inner)
    }

    fn visit_bytes<E: Error>(self, _: &[u8]) -> Result<Stored, E> {
        self.refused("bytes")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, elements: A) -> Result<Stored, A::Error> {
        let list = match self.slot {
            SlotMut::Items(list) => list,
            SlotMut::List(slot) => slot.create(),
            _ => return self.refused("an array"),
        };
        self.context.open()?;
        let stored = read_list(list, elements, self.context, self.holder)?;
        self.context.close();
        Ok(stored)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Stored, A::Error> {
        let context = self.context;
        // A number that serde_json disguises as an object is no level of nesting.
        if let SlotMut::Item(_) | SlotMut::Object(_) | SlotMut::Union(_) = self.slot {
            context.open()?;
        }
        match self.slot {
            SlotMut::Item(object) => ObjectReader::new(object).read_rest(&mut entries, context)?,
            SlotMut::Object(slot) => {
                ObjectReader::new(slot.create(Fill::Fresh)).read_rest(&mut entries, context)?
            }
            SlotMut::Union(slot) => union::read(slot, &mut entries, context)?,
            slot => return read_wrapped_number(slot, entries, context),
        }
        context.close();
        Ok(Stored::Value)
    }

    fn visit_enum<A: EnumAccess<'de>>(self, access: A) -> Result<Stored, A::Error> {
        super::handover::read(self.slot, self.context, access)
    }
}

fn read_list<'de, A: SeqAccess<'de>>(
    list: &mut dyn ListMut,
    mut elements: A,
    context: &mut Context,
    holder: Holder,
) -> Result<Stored, A::Error> {
    let holder = holder.of_elements();
    let mut odd = OddElements::default();
    let mut count = 0;
    context.enter(Step::Index(0));
    loop {
        context.step_to(count);
        match elements.next_element_seed(ReadElement { list, context, holder }) {
            Ok(Some(Stored::Value | Stored::Null)) => {}
            Ok(Some(stored)) => odd.add(count, stored, list, context),
            Ok(None) => break,
            Err(error) => {
                if holder == Holder::Element {
                    context.is_kept_if_tolerant();
                }
                return Err(context.at(count, error));
            }
        }
        count += 1;
    }
    context.leave();
    Ok(odd.finish(count, context))
}

/// Reads an element and adds a slot to the list for it. Its seed does not run at the end of the array,
/// so no slot is added there.
struct ReadElement<'l, 'c> {
    list: &'l mut dyn ListMut,
    context: &'c mut Context,
    holder: Holder,
}

impl<'de> DeserializeSeed<'de> for ReadElement<'_, '_> {
    type Value = Stored;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Stored, D::Error> {
        let Self { list, context, holder } = self;
        ReadSlot { slot: list.push(), context, holder }.deserialize(deserializer)
    }
}

/// Reads an object into a slot that holds no object. It is an error unless serde_json deserializes a
/// number as an object; see [`NUMBER_KEY`].
#[cold]
fn read_wrapped_number<'de, A: MapAccess<'de>>(
    mut slot: SlotMut<'_>,
    mut entries: A,
    context: &mut Context,
) -> Result<Stored, A::Error> {
    let name = entries.next_key::<std::borrow::Cow<'_, str>>()?;
    if name.as_deref() != Some(NUMBER_KEY) || !numbers_are_disguised() {
        return Err(context.refuse(slot.mismatch("an object")));
    }
    let text = entries.next_value::<String>()?;
    stored(accept_number_text(&mut slot, &text), context)
}
