//! Reads a value of a base type or of a type derived from it, distinguished by its tag.

use serde::de::MapAccess;

use super::context::Context;
use super::key::{Key, ReadKey};
use super::object::{ObjectReader, read_tag};
use crate::model::{Fill, TypeInfo, UnionSlot};

/// Reads a value of a union. The tag is usually the first entry. Entries before it are read as the
/// declared type, and read again if the tag names another type.
pub(super) fn read<'de, A: MapAccess<'de>>(
    slot: &mut dyn UnionSlot,
    entries: &mut A,
    context: &mut Context,
) -> Result<(), A::Error> {
    let union = slot.union_info();
    let declared = variant_of(union, None);
    let mut reader = match entries.next_key_seed(ReadKey { info: union, next: 0 })? {
        None => return ObjectReader::new(slot.create(declared, Fill::Fresh)).finish(context),
        Some(key @ (Key::Tag | Key::ShortTag)) => {
            let is_short = matches!(key, Key::ShortTag);
            let tag = read_tag(entries, context)?;
            let variant = variant_of(union, Some(&tag));
            let mut reader = ObjectReader::new(slot.create(variant, Fill::Fresh));
            reader.accept_tag(&tag, is_short, context)?;
            reader.keep_tag(union);
            return reader.read_rest(entries, context);
        }
        // A union declares no properties; the declared type finds the one that the name means.
        Some(Key::Property(_)) => return Err(context.refuse("the union has a property")),
        Some(Key::Other(name)) => {
            let mut reader = ObjectReader::new(slot.create(declared, Fill::Fresh));
            reader.read_named(*name, entries, context)?;
            reader
        }
    };
    let (tag, is_short) = loop {
        match entries.next_key_seed(reader.next_key())? {
            None => return reader.finish(context),
            Some(Key::Tag) => break (read_tag(entries, context)?, false),
            Some(Key::ShortTag) => break (read_tag(entries, context)?, true),
            Some(key) => reader.read_entry(key, entries, context)?,
        }
    };
    let variant = variant_of(union, Some(&tag));
    if variant != declared {
        let entries_before = reader.into_entries();
        reader = ObjectReader::new(slot.replace(variant));
        for (name, value) in entries_before {
            reader.read_json(name, value, context)?;
        }
    }
    reader.accept_tag(&tag, is_short, context)?;
    reader.keep_tag(union);
    reader.read_rest(entries, context)
}

/// The position of the variant that the tag names or, without a tag, of the declared type. If there
/// is no such variant, it is the position of the fallback, the last variant.
pub(super) fn variant_of(union: &'static TypeInfo, tag: Option<&str>) -> usize {
    let variants = union.variants;
    let fallback = variants.len().saturating_sub(1);
    let named = match tag {
        // The spelling that services send is tried first, then the others that OData allows.
        Some(tag) => variants
            .iter()
            .position(|variant| variant.table.has_tag(tag))
            .or_else(|| variants.iter().position(|variant| variant.info().is_named(tag))),
        None => variants.iter().position(|variant| variant.table.has_tag(union.odata_type())),
    };
    named.unwrap_or(fallback)
}
