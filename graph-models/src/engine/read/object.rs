//! Reads the entries of an object into the slots of its properties.

use graph_table::Tags;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess};
use serde_json::Value;

use super::accept::{Stored, store_json};
use super::context::{Context, TWICE, TWICE_IN_SECRET};
use super::json::Json;
use super::key::{Key, ReadKey};
use super::odd::Holder;
use super::slot::ReadSlot;
use crate::edm::Excerpt;
use crate::engine::bits::Bits;
use crate::engine::tag::TAG;
use crate::model::{
    Arrived, Object, ObjectExt, PropertyInfo, SlotMut, Step, TypeInfo, TypeTag, Untyped, ValueSlot,
};

/// The message for a secret that does not fit, because others may repeat the value.
pub(super) const SECRET: &str = "the value, a secret, is not of the property's type";

/// The message for a property that must be present, before what was expected.
const MISSING: &str = "the property is missing";

/// The messages, or their beginnings, that have no value of the body and do not say `expected`.
pub(crate) const WITHOUT_VALUE: [&str; 4] = [TWICE, MISSING, TWICE_IN_SECRET, SECRET];

/// Reads into one object, and records which properties were received.
pub(super) struct ObjectReader<'o> {
    pub(super) object: &'o mut dyn Object,
    pub(super) info: &'static TypeInfo,
    /// The properties that were received.
    pub(super) seen: Bits,
    /// Those of them that are null and whose slot does not store a null.
    nulls: Bits,
    any_null: bool,
    tag_seen: bool,
    /// Whether there is an array `value` that the type does not declare.
    pub(super) has_values: bool,
    /// The position after that of the last property, which is tried first for the next name.
    next: usize,
}

impl<'o> ObjectReader<'o> {
    #[inline]
    pub(super) fn new(object: &'o mut dyn Object) -> Self {
        let info = object.type_info();
        Self {
            object,
            info,
            seen: Bits::new(),
            nulls: Bits::new(),
            any_null: false,
            tag_seen: false,
            has_values: false,
            next: 0,
        }
    }

    /// The seed for the next name.
    #[inline]
    pub(super) fn next_key(&self) -> ReadKey {
        ReadKey { info: self.info, next: self.next }
    }

    /// The slot of a property, whose value is then [recorded](Self::record).
    #[inline]
    pub(super) fn slot(&mut self, position: usize) -> SlotMut<'_> {
        self.object.property_mut(position).slot_mut()
    }

    /// Reads the remaining entries.
    #[inline]
    pub(super) fn read_rest<'de, A: MapAccess<'de>>(
        mut self,
        entries: &mut A,
        context: &mut Context,
    ) -> Result<(), A::Error> {
        while let Some(key) = entries.next_key_seed(self.next_key())? {
            self.read_entry(key, entries, context)?;
        }
        self.finish(context)
    }

    /// Reads the value of an entry.
    #[inline(always)]
    pub(super) fn read_entry<'de, A: MapAccess<'de>>(
        &mut self,
        key: Key,
        entries: &mut A,
        context: &mut Context,
    ) -> Result<(), A::Error> {
        match key {
            Key::Property(position) => {
                let slot = self.object.property_mut(position).slot_mut();
                let nested = slot.is_nested();
                if nested {
                    context.enter(Step::Property(self.info, position));
                }
                let stored =
                    entries.next_value_seed(ReadSlot { slot, context, holder: Holder::Property });
                if nested {
                    context.leave();
                }
                self.record(position, stored, context)
            }
            Key::Tag | Key::ShortTag => {
                let tag = read_tag(entries, context)?;
                self.accept_tag(&tag, matches!(key, Key::ShortTag), context)
            }
            Key::Other(name) => match entries.next_value_seed(Json(context)) {
                Ok(value) => self.insert_additional((*name).into(), value.into(), context),
                Err(error) => Err(context.under(*name, error)),
            },
        }
    }

    /// Reads an entry that [`into_entries`](Self::into_entries) of another reader returned.
    pub(super) fn read_json<E: Error>(
        &mut self,
        name: String,
        value: Untyped,
        context: &mut Context,
    ) -> Result<(), E> {
        match self.info.position(&name) {
            Some(position) => self.read_property(position, value, context),
            None => self.insert_additional(name.into(), Arrived::Json(value), context),
        }
    }

    /// Reads the value of a property that was read as JSON.
    pub(super) fn read_property<E: Error>(
        &mut self,
        position: usize,
        value: Untyped,
        context: &mut Context,
    ) -> Result<(), E> {
        context.enter(Step::Property(self.info, position));
        let stored = match self.slot(position) {
            SlotMut::Json(mut slot) => {
                Ok(store_json(&mut slot, value.is_null(), value.into_value()))
            }
            SlotMut::Untyped(mut slot) => Ok(store_json(&mut slot, value.is_null(), value)),
            SlotMut::Relationship(relationship) => {
                relationship.receive(value, context.path());
                Ok(Stored::Value)
            }
            slot => {
                ReadSlot { slot, context, holder: Holder::Property }.deserialize(value.into_value())
            }
        };
        context.leave();
        self.record(position, stored.map_err(E::custom), context)
    }

    /// The name of a property on the wire.
    pub(super) fn wire_name(&self, position: usize) -> &'static str {
        self.info.properties.get(position).map_or("", PropertyInfo::wire_name)
    }

    /// Records how the value of a property was stored.
    #[inline(always)]
    pub(super) fn record<E: Error>(
        &mut self,
        position: usize,
        stored: Result<Stored, E>,
        context: &mut Context,
    ) -> Result<(), E> {
        self.next = position + 1;
        let first = self.seen.insert(position);
        match stored {
            Ok(Stored::Value) if first => Ok(()),
            Ok(Stored::Null) if first && !self.info.is_patch() => {
                self.nulls.insert(position);
                self.any_null = true;
                Ok(())
            }
            other => self.record_rare(position, other, first, context),
        }
    }

    /// Records what the slot did not hold, or returns the error for a value that was refused.
    #[inline(never)]
    fn record_rare<E: Error>(
        &mut self,
        position: usize,
        stored: Result<Stored, E>,
        first: bool,
        context: &mut Context,
    ) -> Result<(), E> {
        let property = self.info.properties.get(position);
        let name = self.wire_name(position);
        if stored.is_err() && property.is_some_and(PropertyInfo::can_be_without_value) {
            context.is_kept_if_tolerant();
        }
        let error = match stored {
            // Messages about strings and bytes do not repeat the value; those about numbers, dates and
            // the like do.
            Err(error) if property.is_some_and(PropertyInfo::is_secret) && context.refused() => {
                context.hide_names();
                match self.slot(position) {
                    SlotMut::String(_) | SlotMut::Binary(_) => error,
                    _ if context.refused_as(TWICE) => context.refuse_always(TWICE_IN_SECRET),
                    _ => context.refuse(SECRET),
                }
            }
            Err(error) => error,
            Ok(_) if !first => context.refuse_always(TWICE),
            Ok(Stored::Null) => {
                let slot = self.slot(position);
                context.refuse(slot.mismatch("null"))
            }
            Ok(Stored::Quoted) => {
                self.object.additional_mut().mark_quoted(position, self.info);
                return Ok(());
            }
            Ok(Stored::Kept) => {
                for (element, form) in context.take_kept() {
                    self.object.additional_mut().keep(position, self.info, element, form);
                }
                return Ok(());
            }
            Ok(Stored::Value | Stored::Spelled) => return Ok(()),
        };
        Err(context.under(name, error))
    }

    /// Checks the tag, and stores it if it must be written again.
    pub(super) fn accept_tag<E: Error>(
        &mut self,
        tag: &str,
        is_short: bool,
        context: &mut Context,
    ) -> Result<(), E> {
        if std::mem::replace(&mut self.tag_seen, true) {
            let error = context.refuse_always(TWICE);
            return Err(context.under(TAG, error));
        }
        if is_short {
            self.object.additional_mut().mark_short_tag();
        }
        if !self.info.is_named(tag) {
            // An untagged type has no name to contradict.
            if context.strict && self.info.is_tagged() {
                let error = context.refuse_always(format_args!(
                    "expected `{}`, found `{}`",
                    self.info.odata_type(),
                    Excerpt::of_name(tag)
                ));
                return Err(context.under(TAG, error));
            }
            self.object.additional_mut().set_foreign_type(tag);
        } else if (context.keep_tags || !self.writes_tag()) && self.info.is_tagged() {
            self.object.additional_mut().set_type_tag(TypeTag::Always);
        }
        Ok(())
    }

    /// Whether the name of the declared type is written by itself, or need not be written. In a patch of an
    /// inner value it converts a value of another type, so it must be written.
    fn writes_tag(&self) -> bool {
        self.info.profile().tags() == Tags::Top && !self.info.is_patch()
    }

    /// Whether the type of the value was received.
    pub(super) fn has_tag(&self) -> bool {
        self.tag_seen
    }

    /// Stores the nulls.
    #[inline]
    pub(super) fn store_nulls(&mut self) {
        if self.any_null {
            for block in 0..self.info.blocks() {
                let nulls = self.nulls.block(block);
                if nulls != 0 {
                    self.object.additional_mut().mark_nulls(block, nulls, self.info);
                }
            }
        }
    }

    /// Stores the nulls, and checks that every required property was received.
    #[inline]
    pub(super) fn finish<E: Error>(&mut self, context: &mut Context) -> Result<(), E> {
        self.store_nulls();
        if self.has_values {
            self.check_values(context)?;
        }
        if !self.info.checks_missing() {
            return Ok(());
        }
        for (position, property) in self.info.properties.iter().enumerate() {
            if self.seen.contains(position) {
                continue;
            }
            if property.is_content() {
                // A client that did not check the status would mistake the error for an empty page.
                if self.object.additional().get("error").is_some_and(Value::is_object) {
                    let error = context.refuse("the body is an error; read it as a `GraphError`");
                    return Err(context.under("error", error));
                }
                self.check_bare(context)?;
                self.object.additional_mut().mark_bare(self.info);
            }
            if property.is_required() {
                let slot = self.object.property_mut(position).slot_mut();
                let expected = slot.expected();
                let error = context.refuse(format_args!("{MISSING}; expected {expected}"));
                return Err(context.under(property.wire_name(), error));
            }
        }
        Ok(())
    }
}

/// Reads the tag, which must be a string.
pub(super) fn read_tag<'de, A: MapAccess<'de>>(
    entries: &mut A,
    context: &mut Context,
) -> Result<String, A::Error> {
    entries.next_value_seed(ReadTag(context)).map_err(|error| context.under(TAG, error))
}

struct ReadTag<'c>(&'c mut Context);

impl<'de> DeserializeSeed<'de> for ReadTag<'_> {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        let mut tag = None;
        let slot = SlotMut::String(ValueSlot::Optional(&mut tag));
        ReadSlot { slot, context: self.0, holder: Holder::None }.deserialize(deserializer)?;
        tag.ok_or_else(|| self.0.mismatch("the name of a type", "null"))
    }
}
