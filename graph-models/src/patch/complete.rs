//! Inner values that replace a value of another type.

use graph_table::naming::{bound_property, is_annotation};

use super::additional_changes::{entity_with, key_of};
use super::inner::inner;
use crate::engine::{copy_object, kept_of};
use crate::model::{Fill, Object, ObjectExt, PropertyInfo, Slot, SlotMut, TypeTag};

/// An empty twin of the same type as the twin in a slot. `None` if the slot holds a value, because
/// a type whose changes are values has no twin.
pub(super) fn twin_for(target: &dyn Object) -> Option<Box<dyn Object>> {
    let info = target.type_info();
    info.is_patch().then(|| info.create()).flatten()
}

/// Copies a value that replaces one of another type. `twin` is an empty twin of the new type, if it
/// has a twin.
pub(super) fn replace(
    old: &dyn Object,
    new: &dyn Object,
    twin: Option<Box<dyn Object>>,
    target: &mut dyn Object,
) {
    copy_object(new, target);
    if let Some(mut twin) = twin {
        leave_out(target, &mut *twin);
    }
    target.set_type_tag(TypeTag::Always);
    let info = new.type_info();
    for (position, property) in info.properties.iter().enumerate() {
        let vanished = matches!(new.property(position).slot(), Slot::Absent)
            && property.is_nullable()
            && !is_left_out(property)
            && old
                .type_info()
                .position(property.wire_name())
                .is_some_and(|position| !matches!(old.property(position).slot(), Slot::Absent));
        if vanished {
            target.additional_mut().mark_null(position, info);
        }
    }
}

/// Whether a client must not send a property, not even in a new value. Keys and immutable
/// properties are sent, because they are set when a value is created.
fn is_left_out(property: &PropertyInfo) -> bool {
    property.is_computed() || property.is_navigation()
}

/// Removes what a service refuses from a value and from the values in it. Values without a twin
/// stay complete: they are compared as a unit, and a missing property would be a change every time.
fn leave_out(value: &mut dyn Object, twin: &mut dyn Object) {
    let info = value.type_info();
    for (position, property) in info.properties.iter().enumerate() {
        if is_left_out(property) {
            // A field that always holds a value keeps it, because it cannot be absent.
            match value.property_mut(position).slot_mut() {
                SlotMut::Relationship(relationship) => {
                    let key = relationship.json().and_then(key_of);
                    let entity = key.filter(|_| info.is_complex()).map(entity_with);
                    relationship.keep_only_bind();
                    // As `diff` says it of a complex value that is merged.
                    if let Some(entity) = entity {
                        relationship.set_json(entity);
                    }
                }
                mut slot => _ = slot.clear(),
            }
            value.additional_mut().forget_null(position, info);
        } else if !property.is_nullable()
            && matches!(value.property(position).slot(), Slot::Absent)
            && kept_of(value, position).is_empty()
        {
            // A null that the schema does not allow could not be read again as a part of a patch.
            value.additional_mut().forget_null(position, info);
        } else if let Some(twin_position) = twin.type_info().position(property.wire_name()) {
            leave_out_within(value, position, twin, twin_position);
        }
    }
    let data = value.additional_mut();
    let is_dropped = |name: &&str| is_annotation(name) && bound_property(name).is_none();
    let dropped: Vec<_> =
        data.received().map(|(name, _)| name).filter(is_dropped).map(str::to_owned).collect();
    for name in dropped {
        data.remove(&name);
    }
}

/// Continues in the value that a property holds, if it holds one.
fn leave_out_within(
    value: &mut dyn Object,
    position: usize,
    twin: &mut dyn Object,
    twin_position: usize,
) {
    let variant = match value.property(position).slot() {
        Slot::Object(_) => 0,
        Slot::Union(union) => union.value().0,
        _ => return,
    };
    let value = inner(value.property_mut(position).slot_mut(), variant, Fill::Existing);
    let twin = inner(twin.property_mut(twin_position).slot_mut(), variant, Fill::Fresh);
    if let (Some(value), Some(twin)) = (value, twin)
        && twin.type_info().is_patch()
    {
        leave_out(value, twin);
    }
}
