//! Applies a patch to a value.

use graph_table::naming::{bound_property, is_annotation};
use serde_json::Value;

use super::additional_changes::key_of;
use super::carry_over::carry_over;
use super::inner::inner;
use super::overwrite::{Said, store};
use crate::engine::property_to_json;
use crate::model::{
    Fill, Object, ObjectExt, Patchable, Place, Relationship, Slot, SlotMut, Twin, TypeTag,
    UnionValue,
};

/// Merges a patch into a value, as a service does (OData 4.01, Protocol, section 11.4.3, "Update an
/// Entity").
///
/// What a service reports of a value, such as an item of a delta answer, is not a patch. Merge it with
/// [`merge_change`](crate::merge_change()), which also takes over what a client cannot change.
///
/// - Properties that the patch leaves alone are unchanged.
/// - A null empties the property, which is then an [explicit
///   null](crate::ObjectExt::is_explicit_null). A property that the type does not declare is
///   removed.
/// - An inner value is merged or replaced, depending on the [`Change`](crate::Change). An absent
///   one is created from the properties that the patch sets. If the patch is written with the tag
///   of another type, the value is converted to that type. It keeps the properties that both types
///   have, and undeclared properties.
/// - Collections and all other values are replaced. Undeclared JSON objects are merged.
/// - Binds have no effect, because they contain the address of an entity and not its properties. An
///   entity that is sent itself, see [`embed`](crate::embed()), becomes the related entity, or is merged
///   into it if both have the same `id`.
///   Annotations, and properties that a client cannot change, have no effect either. The type of
///   the value itself does not change.
///
/// It cannot fail, and applying a patch twice has the same result as applying it once.
///
/// ```
/// use graph_models::{AdditionalData, ObjectExt, apply, graph_entity, null, set};
///
/// #[graph_entity]
/// pub struct Office {
///     pub name: Option<String>,
///     pub desks: Option<i32>,
///     #[graph(additional)]
///     pub additional_data: AdditionalData,
/// }
///
/// let mut office = Office { name: Some("Pine".to_owned()), ..Office::default() };
/// let patch = OfficePatch { name: null(), desks: set(7), ..OfficePatch::default() };
/// apply(&patch, &mut office);
/// assert_eq!((office.name.as_deref(), office.desks), (None, Some(7)));
/// assert!(office.is_explicit_null("name"));
/// ```
pub fn apply<T>(patch: &T::Patch, value: &mut T)
where
    T: Object + Patchable<Patch: Twin>,
{
    merge(patch, value);
}

/// Merges a twin into a value of its type, or of a type that has some of its properties.
fn merge(twin: &dyn Object, value: &mut dyn Object) {
    let (twin_info, info) = (twin.type_info(), value.type_info());
    for (twin_position, property) in twin_info.properties.iter().enumerate() {
        let said = Said::of(twin, twin_position);
        if let (Slot::Relationship(entity), Some(name)) =
            (said.slot, bound_property(property.wire_name()))
        {
            merge_entity(entity, name, value);
        }
        if said.is_nothing() || property.is_navigation() {
            continue;
        }
        let Some(position) = info.position(property.wire_name()) else {
            // The schema does not have the type of the value, so the Rust type is that of a base.
            merge_additional(property.wire_name(), &property_to_json(twin, twin_position), value);
            continue;
        };
        said.write_over(value, position, set_property);
    }
    for (name, json) in twin.additional().iter() {
        // A client cannot change a declared property that the twin does not have.
        if !is_annotation(name) && info.position(name).is_none() {
            merge_additional(name, json, value);
        }
    }
}

/// Changes a navigation property to the entity that a patch sends itself. The properties that are known
/// of the same entity stay.
fn merge_entity(entity: &Relationship, name: &str, value: &mut dyn Object) {
    let (Some(new), Some(relationship)) = (entity.json(), value.relationship_mut(name)) else {
        return;
    };
    let mut merged = new.clone();
    if let Some(current) = relationship.json()
        && key_of(new).is_some_and(|key| key_of(current) == Some(key))
    {
        merged = current.clone();
        merge_json(&mut merged, new);
    }
    relationship.set_json(merged);
}

/// Sets a property to what the twin's slot holds. Returns whether the additional data must record
/// an explicit null.
fn set_property(slot: Slot<'_>, value: &mut dyn Object, position: usize) -> bool {
    match slot {
        Slot::Object(change) if change.type_info().is_patch() => {
            merge_inner(change, value, position);
        }
        Slot::Union(change) if change.value().1.type_info().is_patch() => {
            merge_union(change, value, position);
        }
        slot => {
            let is_null = store(slot, value, position);
            if let Slot::Object(_) | Slot::Union(_) = slot {
                reset_type_tag(value, position);
            }
            return is_null;
        }
    }
    false
}

/// Merges into an inner value, which is created if it is absent.
fn merge_inner(twin: &dyn Object, value: &mut dyn Object, position: usize) {
    let inner = match value.property_mut(position).slot_mut() {
        SlotMut::Object(slot) => slot.create(Fill::Existing),
        SlotMut::Item(inner) => inner,
        _ => return,
    };
    copy_type_name(twin, Place::Declared, inner);
    merge(twin, inner);
}

/// Merges into the value of a union.
fn merge_union(change: &dyn UnionValue, value: &mut dyn Object, position: usize) {
    let (variant, twin) = change.value();
    let place = Place::within(twin.type_info(), change.union_info());
    let tag = twin.additional().tag_text(twin.type_info(), place);
    let former = match value.property(position).slot() {
        Slot::Union(current) => {
            let (current_variant, current) = current.value();
            let stays = tag.is_none_or(|_| current_variant == variant);
            (!stays).then(|| current.duplicate()).flatten()
        }
        _ => None,
    };
    let SlotMut::Union(slot) = value.property_mut(position).slot_mut() else { return };
    let inner = match former {
        None => slot.create(variant, Fill::Existing),
        Some(former) => {
            let inner = slot.create(variant, Fill::Fresh);
            carry_over(&*former, inner);
            inner
        }
    };
    copy_type_name(twin, place, inner);
    merge(twin, inner);
}

/// Copies the foreign type of a patch that is written with a tag. If the patch has none, the value
/// has the name of its Rust type again.
fn copy_type_name(twin: &dyn Object, place: Place, inner: &mut dyn Object) {
    let data = twin.additional();
    if data.tag_text(twin.type_info(), place).is_some() {
        inner.additional_mut().set_foreign_type(data.foreign_type());
    }
}

/// Resets the type tag, because the tag setting of the patch does not apply to the value.
fn reset_type_tag(value: &mut dyn Object, position: usize) {
    // The slot holds a value, so none is created, and the variant does not matter.
    if let Some(inner) = inner(value.property_mut(position).slot_mut(), 0, Fill::Existing) {
        inner.set_type_tag(TypeTag::Auto);
    }
}

/// Merges a property that the type does not declare.
fn merge_additional(name: &str, change: &Value, value: &mut dyn Object) {
    let data = value.additional_mut();
    if change.is_null() {
        data.remove(name);
        return;
    }
    match data.get_mut(name) {
        Some(current) => merge_json(current, change),
        None => {
            let mut current = Value::Null;
            merge_json(&mut current, change);
            data.insert(name, current);
        }
    }
}

/// Merges JSON into JSON. Objects are merged by name, and null removes a name; other values are
/// replaced.
fn merge_json(current: &mut Value, change: &Value) {
    let Value::Object(changes) = change else {
        *current = change.clone();
        return;
    };
    if !current.is_object() {
        *current = Value::Object(serde_json::Map::new());
    }
    let Value::Object(entries) = current else { return };
    for (name, change) in changes {
        match change {
            Value::Null => _ = entries.remove(name),
            change => merge_json(entries.entry(name.as_str()).or_insert(Value::Null), change),
        }
    }
}
