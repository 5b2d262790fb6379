//! Reads a value of a base type or of a type derived from it, distinguished by its tag.

use serde::de::MapAccess;

use super::context::Context;
use super::json::{Json, put_tags_first};
use super::key::{Key, ReadKey, other};
use super::object::{ObjectReader, read_tag};
use crate::model::{Fill, Tag, TypeInfo, UnionSlot};

/// Reads a value of a union. The tag is usually the first entry. Entries before it are read as the
/// declared type, and read again if the tag names another type. Those that have values in them wait as JSON
/// until the tag is known, because they would otherwise be read again for each union that they are in.
pub(super) fn read<'de, A: MapAccess<'de>>(
    slot: &mut dyn UnionSlot,
    entries: &mut A,
    context: &mut Context,
) -> Result<(), A::Error> {
    let union = slot.union_info();
    let declared = variant_of(union, None);
    let name = match entries.next_key_seed(ReadKey { info: union, next: 0 })? {
        None => return ObjectReader::new(slot.create(declared, Fill::Fresh)).finish(context),
        Some(key @ (Key::Tag | Key::ShortTag)) => {
            let is_short = matches!(key, Key::ShortTag);
            let tag = read_tag(entries, context)?;
            let variant = variant_of(union, Some(&tag));
            let mut reader = ObjectReader::new(slot.create(variant, Fill::Fresh));
            reader.accept_tag(&tag, is_short, context)?;
            return reader.read_rest(entries, context);
        }
        // A union declares no properties; the declared type finds the one that the name means.
        Some(Key::Property(_)) => return Err(context.refuse("the union has a property")),
        Some(Key::Other(name)) => *name,
    };
    let mut reader = ObjectReader::new(slot.create(declared, Fill::Fresh));
    let mut key = Some(reader.next_key().known(&name).unwrap_or_else(|| other(name)));
    let mut waiting = Vec::new();
    let tag = loop {
        match key {
            None => break None,
            Some(Key::Tag) => break Some((read_tag(entries, context)?, false)),
            Some(Key::ShortTag) => break Some((read_tag(entries, context)?, true)),
            Some(Key::Property(position))
                if !context.tags_come_first && reader.slot(position).is_nested() =>
            {
                match entries.next_value_seed(Json(context)) {
                    Ok(value) => waiting.push((reader.wire_name(position), value)),
                    Err(error) => return reader.record(position, Err(error), context),
                }
            }
            Some(key) => reader.read_entry(key, entries, context)?,
        }
        key = entries.next_key_seed(reader.next_key())?;
    };
    let variant = variant_of(union, tag.as_ref().map(|(tag, _)| &**tag));
    if variant != declared && tag.is_some() {
        let entries_before = reader.into_entries();
        reader = ObjectReader::new(slot.replace(variant));
        for (name, value) in entries_before {
            reader.read_json(name, value, context)?;
        }
    }
    let tags_came_first = std::mem::replace(&mut context.tags_come_first, true);
    for (name, mut value) in waiting {
        put_tags_first(&mut value);
        reader.read_json(name.to_owned(), value.into(), context)?;
    }
    context.tags_come_first = tags_came_first;
    let Some((tag, is_short)) = tag else { return reader.finish(context) };
    reader.accept_tag(&tag, is_short, context)?;
    reader.read_rest(entries, context)
}

/// The position of the variant that the tag names or, without a tag, of the declared type. If there
/// is no such variant, it is the position of the fallback, the last variant.
pub(super) fn variant_of(union: &'static TypeInfo, tag: Option<&str>) -> usize {
    let variants = union.variants;
    let fallback = variants.len().saturating_sub(1);
    let named = match tag {
        // The spelling that services send is tried first, then the others that OData allows.
        Some(tag) => variants.iter().position(|variant| variant.table.has_tag(tag)).or_else(|| {
            let tag = Tag::new(tag);
            variants.iter().position(|variant| variant.info().has_name_in(tag))
        }),
        None => variants.iter().position(|variant| variant.table.has_tag(union.odata_type())),
    };
    named.unwrap_or(fallback)
}
