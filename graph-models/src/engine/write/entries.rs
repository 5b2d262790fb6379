//! What is written of an object beyond the values of its properties, and what is refused.

use std::borrow::Cow;

use serde_json::Value;

use crate::engine::tag::{SHORT_TAG, TAG};
use crate::model::{AdditionalData, Object, ObjectExt, PropertyInfo, Relationship, Slot};

/// The name of an object's tag, as it was received.
pub(super) fn tag_name(data: &AdditionalData) -> &'static str {
    if data.has_short_tag() { SHORT_TAG } else { TAG }
}

/// The name of a property, as it was received: control information may be without `odata.`.
#[inline]
pub(in crate::engine) fn name_of(
    property: &'static PropertyInfo,
    position: usize,
    short_names: &[usize],
) -> Cow<'static, str> {
    match short_names.contains(&position) {
        true => property.wire_name().replacen("@odata.", "@", 1).into(),
        false => property.wire_name().into(),
    }
}

/// What is written of a navigation property, or of an entity in place of its bind.
pub(super) fn written<'r>(
    relationship: &'r Relationship,
    property: &'static PropertyInfo,
) -> Result<impl Iterator<Item = (String, &'r Value)>, String> {
    let name = property.relationship_name();
    relationship.entries(name).map_err(|reason| format!("`{name}`: {reason}"))
}

/// How many entries are written of a property.
pub(super) fn count(object: &dyn Object, position: usize) -> usize {
    match object.property(position).slot() {
        Slot::Relationship(relationship) => relationship.entries("").map_or(0, Iterator::count),
        _ => usize::from(has(object, position)),
    }
}

/// Whether a property is written: it has a value or is null.
fn has(object: &dyn Object, position: usize) -> bool {
    object.has_value(position) || object.additional().is_null(position, object.type_info())
}

/// Refuses a name in the additional data that is already written as the tag or a property.
#[inline(never)]
pub(super) fn check_name(name: &str, object: &dyn Object) -> Result<(), String> {
    if name == TAG || name == SHORT_TAG {
        return Err(format!("`{name}` is in the additional data; use `set_foreign_type`"));
    }
    let info = object.type_info();
    // Most names here are annotations. An annotation is a property only in a type table that is
    // written by hand, and such a table has no index.
    if name.starts_with('@') && !info.index.is_empty() {
        return Ok(());
    }
    if let Some((property, annotation)) = name.split_once('@')
        && let Some(Slot::Relationship(relationship)) =
            info.position(property).map(|position| object.property(position).slot())
        && relationship.annotation(annotation).is_some()
    {
        return Err(format!("`{name}` is in the additional data and in the property `{property}`"));
    }
    match info.position(name) {
        Some(position) if has(object, position) => {
            Err(format!("`{name}` is in the additional data of a value that has the property"))
        }
        _ => Ok(()),
    }
}
