//! From a value and a patch to the value that the patch makes of it.

use serde_json::Value;

use super::is_annotation;
use crate::engine::{copy_slot, property_to_json};
use crate::model::{
    Cleared, Fill, Object, ObjectExt, Patchable, Slot, SlotMut, Twin, TypeTag, UnionValue,
};

/// Merges a patch into a value, as a service does (OData 4.01, Protocol, section 11.4.3, "Update an
/// Entity").
///
/// - What the patch leaves alone stays as it is.
/// - A null empties the property, which is an [explicit
///   null](crate::ObjectExt::is_explicit_null) then; a property that the type does not declare is
///   taken out.
/// - An inner value is changed in part or replaced, as the [`Change`](crate::Change) says. One that
///   is not there is made of what the patch sets. Where the patch is of another type than the value
///   (by a tag that is written), the value becomes one of that type, and keeps what both types have
///   by the same name and what is not declared.
/// - Collections and all other values are replaced. JSON objects that no type declares are merged.
/// - Binds have no effect, because they are the address of an entity and not its content. Annotations,
///   and properties that a caller may not change, have none either. The type of the value stays.
///
/// Nothing can go wrong, and to apply a patch twice makes the same as to apply it once.
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

/// Merges a twin into a value of its type, or of one that has some of its properties.
fn merge(twin: &dyn Object, value: &mut dyn Object) {
    let (twin_info, info) = (twin.type_info(), value.type_info());
    for (place, property) in twin_info.properties.iter().enumerate() {
        let slot = twin.property(place).slot();
        if matches!(slot, Slot::Absent) || property.is_navigation() {
            continue;
        }
        let Some(position) = info.position(property.wire_name()) else {
            // The value is of a type that is not known, and only its base type's properties are.
            merge_additional(property.wire_name(), &property_to_json(twin, place), value);
            continue;
        };
        let quoted = twin.additional().quoted(twin_info).contains(&place);
        match set_property(slot, value, position) {
            true => value.additional_mut().mark_null(position, info),
            false => value.additional_mut().forget_null(position, info),
        }
        value.additional_mut().forget_quoted(position, info);
        if quoted {
            value.additional_mut().mark_quoted(position, info);
        }
    }
    for (name, json) in twin.additional().iter() {
        // What is declared and has no place in the twin is not for the caller to change.
        if !is_annotation(name) && info.position(name).is_none() {
            merge_additional(name, json, value);
        }
    }
}

/// Puts into a property what a twin has for it; whether that is a null to be remembered.
fn set_property(slot: Slot<'_>, value: &mut dyn Object, position: usize) -> bool {
    match slot {
        Slot::Null => {
            return value.property_mut(position).slot_mut().clear() == Cleared::Empty;
        }
        Slot::Object(change) if change.type_info().is_patch() => {
            merge_inner(change, value, position);
        }
        Slot::Union(change) if change.value().1.type_info().is_patch() => {
            merge_union(change, value, position);
        }
        slot => {
            let mut place = value.property_mut(position).slot_mut();
            empty(&mut place);
            copy_slot(slot, place);
            if let Slot::Object(_) | Slot::Union(_) = slot {
                forget_tag(value, position);
            }
        }
    }
    false
}

/// Merges into an inner value, which is made if it is not there.
fn merge_inner(twin: &dyn Object, value: &mut dyn Object, position: usize) {
    let inner = match value.property_mut(position).slot_mut() {
        SlotMut::Object(place) => place.create(Fill::Existing),
        SlotMut::Item(inner) => inner,
        _ => return,
    };
    take_name(twin, true, inner);
    merge(twin, inner);
}

/// Merges into a value whose type is one of several.
fn merge_union(change: &dyn UnionValue, value: &mut dyn Object, position: usize) {
    let (variant, twin) = change.value();
    let declared = twin.type_info().name() == change.union_info().name();
    let tag = twin.additional().tag_text(twin.type_info(), declared);
    let former = match value.property(position).slot() {
        Slot::Union(current) => {
            let (current_variant, current) = current.value();
            let stays = tag.is_none_or(|_| current_variant == variant);
            (!stays).then(|| current.duplicate()).flatten()
        }
        _ => None,
    };
    let SlotMut::Union(place) = value.property_mut(position).slot_mut() else { return };
    let inner = match former {
        None => place.create(variant, Fill::Existing),
        Some(former) => {
            let inner = place.create(variant, Fill::Fresh);
            carry_over(&*former, inner);
            inner
        }
    };
    take_name(twin, declared, inner);
    merge(twin, inner);
}

/// Takes the name of the patch's type, where it is written: one that the schema does not have, or
/// else the type's own.
fn take_name(twin: &dyn Object, declared: bool, inner: &mut dyn Object) {
    let data = twin.additional();
    if data.tag_text(twin.type_info(), declared).is_some() {
        inner.additional_mut().set_foreign_type(data.foreign_type());
    }
}

/// Keeps of a value what one of another type can have: properties of the same name and type.
fn carry_over(former: &dyn Object, inner: &mut dyn Object) {
    let (former_info, info) = (former.type_info(), inner.type_info());
    for (position, property) in info.properties.iter().enumerate() {
        let place = former_info.position(property.wire_name());
        if let Some(place) = place.filter(|&place| {
            let (left, right) = (former.property(place), inner.property(position));
            let (left, right) = (left.type_ref(), right.type_ref());
            left.same(right)
        }) {
            copy_slot(former.property(place).slot(), inner.property_mut(position).slot_mut());
            if former.additional().is_null(place, former_info) {
                inner.additional_mut().mark_null(position, info);
            }
        }
    }
    for (name, json) in former.additional().iter() {
        if info.position(name).is_none() {
            inner.additional_mut().insert(name, json.clone());
        }
    }
}

/// Empties a place that always holds something, where what is copied would be added to it.
fn empty(place: &mut SlotMut<'_>) {
    match place {
        SlotMut::Items(list) => list.empty(),
        SlotMut::Item(object) => {
            for position in 0..object.type_info().properties.len() {
                let mut place = object.property_mut(position).slot_mut();
                if place.clear() == Cleared::Refused {
                    empty(&mut place);
                }
            }
        }
        _ => {}
    }
}

/// That a tag was to be written in the patch says nothing of the value.
fn forget_tag(value: &mut dyn Object, position: usize) {
    let inner = match value.property_mut(position).slot_mut() {
        SlotMut::Object(place) => place.create(Fill::Existing),
        SlotMut::Union(place) => place.create(0, Fill::Existing),
        SlotMut::Item(inner) => inner,
        _ => return,
    };
    inner.set_type_tag(TypeTag::Auto);
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

/// Merges JSON into JSON: objects by their names, where null takes one out; all else is replaced.
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
