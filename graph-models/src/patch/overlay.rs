//! Writes what one value mentions over another value.

use graph_table::naming::{bound_property, is_annotation};
use serde_json::Value;

use super::carry_over::carry_over;
use super::inner::inner;
use super::mention::{Mention, as_type_of, structured, union_of};
use super::overwrite::{Said, store};
use crate::engine::{copy_object, positions};
use crate::model::{Fill, Object, ObjectExt, PropertyInfo, Slot, SlotMut};

/// What happens to inner values.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Inner {
    /// A service sends them completely, so they replace those that are known.
    Replaced,
    /// They mention what is wanted, so the rest of those that are known stays.
    Merged,
}

/// Writes everything that a value mentions over a value of the same type: values, nulls, and additional
/// data. What it does not mention stays.
pub(super) fn overlay(said: &dyn Object, known: &mut dyn Object, inner: Inner) {
    let (info, data) = (said.type_info(), said.additional());
    for block in 0..info.blocks() {
        let written = said.presence(block) | data.nulls(block, info);
        for position in positions(block, written) {
            overlay_property(said, known, position, inner);
        }
    }
    for (name, json) in data.iter() {
        overlay_additional(name, json, known, inner);
    }
    if let Some(tag) = data.foreign_type() {
        known.additional_mut().set_foreign_type(tag);
    }
    if data.has_short_tag() {
        known.additional_mut().mark_short_tag();
    }
}

/// Makes an empty value what another becomes by what a third one mentions, which may name another type.
pub(super) fn complete(known: &dyn Object, said: &dyn Object, target: &mut dyn Object) {
    match known.type_info().is(target.type_info()) {
        true => copy_object(known, target),
        false => carry_over(known, target),
    }
    overlay(said, target, Inner::Merged);
}

fn overlay_property(
    object: &dyn Object,
    known: &mut dyn Object,
    position: usize,
    inner_values: Inner,
) {
    let said = Said::of(object, position);
    if said.is_nothing() {
        return;
    }
    let slots = (said.slot, known.property_mut(position).slot_mut());
    if let (Slot::Relationship(said), SlotMut::Relationship(known)) = slots {
        known.merge(said);
    } else if inner_values == Inner::Merged && is_fixed(known, position) {
        return;
    } else if inner_values == Inner::Replaced || !merge_inner(said.slot, known, position) {
        said.write_over(known, position, store);
    }
    // The program may have put a property into the additional data that it belongs to no longer.
    if let Some(name) = known.type_info().properties.get(position).map(PropertyInfo::wire_name) {
        known.additional_mut().remove(name);
    }
}

/// Whether a client cannot change a property of a value. A key and an immutable property are set when the
/// value is created.
fn is_fixed(known: &dyn Object, position: usize) -> bool {
    let info = known.type_info();
    let is_known = || known.has_value(position) || known.additional().is_null(position, info);
    info.properties.get(position).is_some_and(|property| {
        property.is_computed()
            || property.is_navigation()
            || (property.is_key() || property.is_immutable()) && is_known()
    })
}

/// Merges what an inner value mentions into the one that is known. `false` if there is none.
fn merge_inner(said: Slot<'_>, known: &mut dyn Object, position: usize) -> bool {
    let (Some((variant, new)), Some((old_variant, old))) =
        (structured(said), structured(known.property(position).slot()))
    else {
        return false;
    };
    let mention = as_type_of(old, new, union_of(said));
    let former = match mention.is_some() || old_variant == variant {
        true => None,
        false => old.duplicate(),
    };
    let slot = known.property_mut(position).slot_mut();
    match former {
        Some(former) => {
            let Some(target) = inner(slot, variant, Fill::Fresh) else { return false };
            complete(&*former, new, target);
        }
        None => {
            let Some(target) = inner(slot, old_variant, Fill::Existing) else { return false };
            overlay(mention.as_ref().map_or(new, Mention::value), target, Inner::Merged);
        }
    }
    true
}

fn overlay_additional(name: &str, json: &Value, known: &mut dyn Object, inner: Inner) {
    let info = known.type_info();
    if inner == Inner::Merged && is_annotation(name) && bound_property(name).is_none() {
        return;
    }
    // The program may have put a declared property there, which is written once only.
    if let Some(position) = info.position(name) {
        _ = store(Slot::Null, known, position);
        known.additional_mut().forget_null(position, info);
    }
    let data = known.additional_mut();
    match (data.get_mut(name), inner) {
        (Some(known), Inner::Merged) => merge_json(known, json),
        _ => _ = data.insert(name, json.clone()),
    }
}

/// Merges objects by name; a null is kept. Any other value is replaced.
fn merge_json(known: &mut Value, said: &Value) {
    match (known, said) {
        (Value::Object(known), Value::Object(said)) => {
            for (name, said) in said {
                merge_json(known.entry(name.as_str()).or_insert(Value::Null), said);
            }
        }
        (known, said) => known.clone_from(said),
    }
}
