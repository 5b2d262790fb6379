//! Changes of binds, and of properties that the type does not declare.

use graph_table::naming::{bound_property, is_annotation};
use serde_json::{Map, Value};

use super::missing::Missing;
use crate::engine::copy_slot;
use crate::model::{Cleared, KEY, Object, ObjectExt, Relationship, Slot, SlotMut};

/// Writes the changes of additional data into a twin: properties that the types do not declare, and
/// binds of navigation properties that are not `Nav`s.
pub(super) fn change_additional(
    before: Option<&dyn Object>,
    after: &dyn Object,
    missing: Missing,
    twin: &mut dyn Object,
) -> bool {
    let old = |name: &str| before.and_then(|before| before.additional().get(name));
    let mut changes = Vec::new();
    for (name, new) in after.additional().iter().filter(|(name, _)| !is_annotation(name)) {
        if let Some(change) = change_json(old(name), new, before.is_none(), missing) {
            changes.push((name, change));
        }
    }
    let mut changed = false;
    for (name, new) in after.additional().iter().filter(|(name, _)| bound_property(name).is_some())
    {
        if old(name) == Some(new) {
            continue;
        }
        match set_bind(name, new, twin) {
            SetBind::Stored => changed = true,
            SetBind::Undeclared => changes.push((name, new.clone())),
            SetBind::WrongShape => {}
        }
    }
    let vanishing = before.filter(|_| missing == Missing::Null);
    for (name, old) in vanishing.into_iter().flat_map(|before| before.additional().iter()) {
        let vanished = !old.is_null() && after.additional().get(name).is_none();
        if vanished && !is_annotation(name) {
            changes.push((name, Value::Null));
        }
    }
    changed |= !changes.is_empty();
    twin.additional_mut().extend(changes);
    changed
}

/// Copies the bind of a `Nav` to the twin's property with this name, such as `manager@odata.bind`,
/// if it differs from the bind before. Returns whether it does.
pub(super) fn change_bind(
    name: &str,
    before: Option<&dyn Object>,
    after: &dyn Object,
    twin: &mut dyn Object,
) -> bool {
    let Some(property) = bound_property(name) else { return false };
    let Some(new) = bind_of(after, property) else { return false };
    if before.and_then(|before| bind_of(before, property)) == Some(new) {
        return false;
    }
    match set_bind(name, new, twin) {
        SetBind::Stored => true,
        SetBind::Undeclared => {
            twin.additional_mut().insert(name, new.clone());
            true
        }
        SetBind::WrongShape => false,
    }
}

/// Copies the entity that a navigation property of a complex value leads to into the twin's property with
/// this name, by its key, if it is another one than before. Returns whether it is. Such a relationship
/// is changed with the value that has it, because a complex value has no address of its own.
pub(super) fn change_entity(
    name: &str,
    before: Option<&dyn Object>,
    after: &dyn Object,
    twin: &mut dyn Object,
) -> bool {
    let Some(property) = bound_property(name).filter(|_| after.type_info().is_complex()) else {
        return false;
    };
    let Some(new) = after.relationship(property).and_then(Relationship::json) else { return false };
    let old = before.and_then(|before| before.relationship(property)?.json());
    let entity = match (new, key_of(new)) {
        (Value::Null, _) if before.is_none() || old.is_some_and(|old| !old.is_null()) => {
            Value::Null
        }
        (_, Some(key)) if old.and_then(key_of) != Some(key) => entity_with(key),
        _ => return false,
    };
    let info = twin.type_info();
    let Some(position) = info.position(name) else { return false };
    let SlotMut::Bind(slot) = twin.property_mut(position).slot_mut() else { return false };
    let mut relationship = Relationship::EMPTY;
    relationship.set_json(entity);
    slot.store_entity(relationship);
    true
}

/// The key of an entity. A null is not one.
pub(super) fn key_of(entity: &Value) -> Option<&Value> {
    entity.get(KEY).filter(|key| !key.is_null())
}

/// An entity of which only the key is sent.
pub(super) fn entity_with(key: &Value) -> Value {
    Value::Object([(KEY.to_owned(), key.clone())].into_iter().collect())
}

fn bind_of<'v>(value: &'v dyn Object, property: &str) -> Option<&'v Value> {
    value.relationship(property)?.bind_json()
}

/// What became of a bind.
enum SetBind {
    Stored,
    /// The twin has no property for it.
    Undeclared,
    /// The property cannot hold it: several addresses for one entity, or something that is not an address.
    /// It is left out, because the patch could not be read again.
    WrongShape,
}

/// Stores a bind in the twin's property with this name.
fn set_bind(name: &str, bind: &Value, twin: &mut dyn Object) -> SetBind {
    let info = twin.type_info();
    let Some(position) = info.position(name).filter(|&at| info.properties[at].is_navigation())
    else {
        return SetBind::Undeclared;
    };
    match (bind, twin.property_mut(position).slot_mut()) {
        (Value::String(address), SlotMut::Bind(slot)) => slot.store(address.clone()),
        (Value::Null, SlotMut::Bind(slot)) => match slot.clear() {
            Cleared::Stored => {}
            _ => return SetBind::WrongShape,
        },
        (Value::Array(addresses), SlotMut::List(slot))
            if addresses.iter().all(Value::is_string) =>
        {
            let list = slot.create();
            for address in addresses.iter().filter_map(Value::as_str) {
                copy_slot(Slot::String(address), list.push());
            }
        }
        _ => return SetBind::WrongShape,
    }
    SetBind::Stored
}

/// The change from one JSON value to another, if there is any. Null counts as absent unless
/// `keep_null`.
fn change_json(
    old: Option<&Value>,
    new: &Value,
    keep_null: bool,
    missing: Missing,
) -> Option<Value> {
    let old = old.filter(|old| !old.is_null());
    match (old, new) {
        (None, Value::Null) => keep_null.then_some(Value::Null),
        (Some(old), new) if old == new => None,
        (Some(Value::Object(old)), Value::Object(new)) => {
            let set = new.iter().filter_map(|(name, new)| {
                Some((name.clone(), change_json(old.get(name), new, false, missing)?))
            });
            let vanished =
                old.iter().filter(|(name, old)| !old.is_null() && !new.contains_key(*name));
            let vanished = vanished.filter(|_| missing == Missing::Null);
            let vanished = vanished.map(|(name, _)| (name.clone(), Value::Null));
            let changes: Map<_, _> = set.chain(vanished).collect();
            (!changes.is_empty()).then_some(Value::Object(changes))
        }
        (_, new) => Some(new.clone()),
    }
}
