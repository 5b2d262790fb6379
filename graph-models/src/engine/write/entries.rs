//! What is written of an object beyond the values of its properties, and what is refused.

use std::borrow::Cow;

use graph_table::naming::split_annotation;
use serde_json::Value;

use super::references::with_references;
use crate::engine::tag::{SHORT_TAG, TAG};
use crate::model::{
    AdditionalData, Object, ObjectExt, PropertyInfo, Received, Relationship, Slot, TypeInfo,
};

/// The name of an object's tag: as it was received, or as the service wants it.
pub(in crate::engine) fn tag_name(data: &AdditionalData, info: &TypeInfo) -> &'static str {
    match data.has_short_tag() || info.profile().short_control_information() {
        true => SHORT_TAG,
        false => TAG,
    }
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
) -> Result<impl Iterator<Item = (String, Received<'r>)>, String> {
    let name = property.relationship_name();
    relationship.entries(name).map_err(|reason| format!("`{name}`: {reason}"))
}

/// The same, as it is written for a service that wants references in place of binds.
pub(super) fn written_with_references<'r>(
    relationship: &'r Relationship,
    property: &'static PropertyInfo,
) -> Result<Vec<(String, Cow<'r, Value>)>, String> {
    let entries = written(relationship, property)?;
    let entries = entries.map(|(name, value)| (name, value.once())).collect();
    Ok(with_references(entries, property.relationship_name()))
}

/// How many entries are written of a property.
pub(super) fn count(object: &dyn Object, position: usize) -> usize {
    match (object.property(position).slot(), object.type_info().properties.get(position)) {
        (Slot::Relationship(relationship), Some(property)) => {
            match object.type_info().profile().short_control_information() {
                true => written_with_references(relationship, property).map_or(0, |it| it.len()),
                false => written(relationship, property).map_or(0, Iterator::count),
            }
        }
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
    // Most names here are annotations.
    if !info.may_declare(name) {
        return Ok(());
    }
    if let Some((property, annotation)) = split_annotation(name)
        && let Some(Slot::Relationship(relationship)) =
            info.position(property).map(|position| object.property(position).slot())
        && relationship.received_annotation(annotation).is_some()
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
