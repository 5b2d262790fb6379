//! Reads JSON whose values need not all fit their declared types.
//!
//! A value that does not fit is kept by the property that it is of, or by the collection that it is an
//! element of. If its field must hold a value, the object that has the field does not fit, and so on. It is
//! an error only if nothing around the value can keep it.

use serde_json::{Map, Number, Value};

use super::accept::{Refusal, Stored, accept_number_text, store_json};
use super::context::Context;
use super::json::numbers_are_disguised;
use super::key::Key;
use super::number;
use super::object::{ObjectReader, SECRET};
use super::odd::{Holder, OddElements};
use super::union::variant_of;
use crate::engine::tag::{SHORT_TAG, TAG};
use crate::model::{
    BodyPath, Fill, Form, ListMut, Object, PropertyInfo, SlotMut, Step, Unfit, UnionSlot,
};

type Result<T> = serde_json::Result<T>;

/// Reads a value into a slot.
pub(super) fn read(slot: SlotMut<'_>, mut context: Context, value: &Value) -> Result<Stored> {
    let stored = TolerantReader { context: &mut context }.value(slot, value, Holder::None);
    stored.map_err(|error| context.located(error))
}

/// Reads some of the properties of an object, also if others that must be present are missing.
pub(super) fn read_part(object: &mut dyn Object, entries: &Map<String, Value>) -> Result<()> {
    let context = &mut Context::new(false).of(object.type_info());
    let mut reader = ObjectReader::new(object);
    let read = TolerantReader { context: &mut *context }.entries(&mut reader, entries);
    reader.store_nulls();
    read.map_err(|error| context.located(error))
}

struct TolerantReader<'c> {
    context: &'c mut Context,
}

impl TolerantReader<'_> {
    fn value(&mut self, slot: SlotMut<'_>, value: &Value, holder: Holder) -> Result<Stored> {
        let accepted = match (value, slot) {
            (_, SlotMut::Json(mut slot)) => {
                return Ok(store_json(&mut slot, value.is_null(), value.clone()));
            }
            (_, SlotMut::Untyped(mut slot)) => {
                return Ok(store_json(&mut slot, value.is_null(), value.clone().into()));
            }
            (_, SlotMut::Relationship(relationship)) => {
                relationship.receive(value.clone().into(), self.context.path());
                return Ok(Stored::Value);
            }
            (Value::Array(elements), SlotMut::Items(list)) => {
                return self.list(list, elements, holder);
            }
            (Value::Array(elements), SlotMut::List(slot)) => {
                return self.list(slot.create(), elements, holder);
            }
            (Value::Object(entries), SlotMut::Item(object)) => {
                return self.object(ObjectReader::new(object), entries);
            }
            (Value::Object(entries), SlotMut::Object(slot)) => {
                let reader = ObjectReader::new(slot.create(Fill::Fresh));
                return self.object(reader, entries).inspect_err(|_| slot.leave());
            }
            (Value::Object(entries), SlotMut::Union(slot)) => {
                return self.union(slot, entries).inspect_err(|_| slot.leave());
            }
            (Value::Null, mut slot) => {
                let stored = slot.store_null().or_else(|| self.context.keep_null(holder));
                stored.ok_or_else(|| slot.mismatch("null"))
            }
            (Value::Bool(value), mut slot) => slot.accept_bool(*value),
            (Value::Number(value), mut slot) => accept_number(&mut slot, value),
            (Value::String(text), mut slot) => {
                slot.accept_text(text).map(|stored| self.context.spelled(stored, text))
            }
            (Value::Array(_), slot) => Err(slot.mismatch("an array")),
            (Value::Object(_), slot) => Err(slot.mismatch("an object")),
        };
        accepted.map_err(|refusal| self.context.refuse(refusal))
    }

    fn list(&mut self, list: &mut dyn ListMut, array: &[Value], holder: Holder) -> Result<Stored> {
        let mut odd = OddElements::default();
        for (index, value) in array.iter().enumerate() {
            let depth = self.context.depth();
            self.context.enter(Step::Index(index));
            let read = self.value(list.push(), value, holder.of_elements());
            let stored = match read {
                Err(_) if holder == Holder::Property => self.keep(value),
                Err(error) => return Err(self.context.at(index, error)),
                Ok(stored) => stored,
            };
            self.context.return_to(depth);
            if !matches!(stored, Stored::Value | Stored::Null) {
                odd.add(index, stored, list, self.context);
            }
        }
        Ok(odd.finish(array.len(), self.context))
    }

    /// Reads a value of a union. Its tag is known, wherever it is.
    fn union(&mut self, slot: &mut dyn UnionSlot, entries: &Map<String, Value>) -> Result<Stored> {
        let union = slot.union_info();
        let tag = entries.get(TAG).or_else(|| entries.get(SHORT_TAG)).and_then(Value::as_str);
        let reader = ObjectReader::new(slot.create(variant_of(union, tag), Fill::Fresh));
        self.object(reader, entries)
    }

    fn object(
        &mut self,
        mut reader: ObjectReader<'_>,
        entries: &Map<String, Value>,
    ) -> Result<Stored> {
        self.entries(&mut reader, entries)?;
        reader.finish(self.context)?;
        Ok(Stored::Value)
    }

    fn entries(
        &mut self,
        reader: &mut ObjectReader<'_>,
        entries: &Map<String, Value>,
    ) -> Result<()> {
        for (name, value) in entries {
            match (reader.next_key().known(name), value) {
                (Some(Key::Property(position)), _) => self.property(reader, position, value)?,
                (Some(key @ (Key::Tag | Key::ShortTag)), Value::String(tag)) => {
                    reader.accept_tag(tag, matches!(key, Key::ShortTag), self.context)?;
                }
                (Some(Key::Tag | Key::ShortTag), _) => {
                    let error = self.context.mismatch("the name of a type", "another value");
                    return Err(self.context.under(name.clone(), error));
                }
                _ => match reader.short_named(name) {
                    Some(position) => {
                        reader.mark_short_name(position);
                        self.property(reader, position, value)?;
                    }
                    None => {
                        reader.insert_additional(name.into(), value.clone().into(), self.context)?
                    }
                },
            }
        }
        Ok(())
    }

    fn property(
        &mut self,
        reader: &mut ObjectReader<'_>,
        position: usize,
        value: &Value,
    ) -> Result<()> {
        let info = reader.next_key().info;
        let can_be_empty =
            info.properties.get(position).is_some_and(PropertyInfo::can_be_without_value);
        let depth = self.context.depth();
        self.context.enter(Step::Property(info, position));
        let stored = match self.value(reader.slot(position), value, Holder::Property) {
            Err(_) if can_be_empty => Ok(self.keep(value)),
            stored => stored,
        };
        self.context.return_to(depth);
        reader.record(position, stored, self.context)
    }

    /// Keeps a value that was refused.
    fn keep(&mut self, value: &Value) -> Stored {
        let (message, inner) = self.context.forgive();
        // Neither the message nor the names in a secret are shown.
        let (reason, inner) = match self.context.is_in_secret() {
            true => (SECRET.into(), BodyPath::default()),
            false => (message, inner),
        };
        let reason = Some(reason);
        let unfit = Unfit { value: value.clone(), reason, inner, of: 0 };
        self.context.keep(None, Form::Unfit(unfit));
        Stored::Kept
    }
}

/// Stores a number as serde_json gives it to a visitor.
fn accept_number(slot: &mut SlotMut<'_>, value: &Number) -> std::result::Result<Stored, Refusal> {
    if numbers_are_disguised() {
        return accept_number_text(slot, &value.to_string());
    }
    match (value.as_i64(), value.as_u64(), value.as_f64()) {
        (Some(value), ..) => slot.accept_number(number::Number::Int(value)),
        (_, Some(value), _) => slot.accept_number(number::Number::Big(value)),
        (.., Some(value)) => slot.accept_number(number::Number::Float(value)),
        _ => Err(slot.mismatch(value)),
    }
}
