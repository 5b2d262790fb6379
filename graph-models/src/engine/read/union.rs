//! A value of a base type or of one derived from it, told by its tag.

use serde::de::MapAccess;

use super::context::Context;
use super::key::{Key, ReadKey, ReadTag};
use super::object::ObjectReader;
use crate::engine::tag::TAG;
use crate::model::{Fill, TypeInfo, UnionSlot};

/// Reads a value of a union. The tag may stand anywhere. Mostly it comes first; what comes before
/// it is read as the declared type, and read anew if the tag then names another.
pub(super) fn read<'de, A: MapAccess<'de>>(
    slot: &mut dyn UnionSlot,
    entries: &mut A,
    context: &mut Context,
) -> Result<(), A::Error> {
    let union = slot.union_info();
    let declared = variant_of(union, None);
    let mut reader = match entries.next_key_seed(ReadKey { info: union, next: 0 })? {
        None => return ObjectReader::new(slot.create(declared, Fill::Fresh)).finish(context),
        Some(Key::Tag) => {
            let tag = read_tag(entries, context)?;
            let variant = variant_of(union, Some(&tag));
            let mut reader = ObjectReader::new(slot.create(variant, Fill::Fresh));
            reader.tag(&tag, context)?;
            reader.keep_tag(union);
            return reader.read(entries, context);
        }
        // A union has no properties of its own, so the declared type tells what the name means.
        Some(Key::Property(_)) => return Err(context.refuse("the union has a property")),
        Some(Key::Other(name)) => {
            let mut reader = ObjectReader::new(slot.create(declared, Fill::Fresh));
            reader.named(*name, entries, context)?;
            reader
        }
    };
    let tag = loop {
        match entries.next_key_seed(reader.key())? {
            None => return reader.finish(context),
            Some(Key::Tag) => break read_tag(entries, context)?,
            Some(key) => reader.entry(key, entries, context)?,
        }
    };
    let variant = variant_of(union, Some(&tag));
    if variant != declared {
        let read = reader.into_entries();
        reader = ObjectReader::new(slot.replace(variant));
        for (name, value) in read {
            reader.replay(name, value, context)?;
        }
    }
    reader.tag(&tag, context)?;
    reader.keep_tag(union);
    reader.read(entries, context)
}

fn read_tag<'de, A: MapAccess<'de>>(
    entries: &mut A,
    context: &mut Context,
) -> Result<String, A::Error> {
    entries.next_value_seed(ReadTag(context)).map_err(|error| context.under(TAG, error))
}

/// The position of the variant that a tag names, else the fallback's; without a tag, that of the
/// declared type.
fn variant_of(union: &'static TypeInfo, tag: Option<&str>) -> usize {
    let variants = union.variants;
    let fallback = variants.len().saturating_sub(1);
    let named = match tag {
        // The spelling of the services, then all that the wire rules allow.
        Some(tag) => variants
            .iter()
            .position(|variant| variant.table.has_tag(tag))
            .or_else(|| variants.iter().position(|variant| variant.info().is_named(tag))),
        None => variants.iter().position(|variant| variant.table.has_tag(union.odata_type())),
    };
    named.unwrap_or(fallback)
}
