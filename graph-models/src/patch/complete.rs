//! Inner values that replace one of another type.

use super::{is_annotation, is_bind};
use crate::engine::copy_object;
use crate::model::{Fill, Object, ObjectExt, PropertyInfo, Slot, SlotMut, TypeTag};

/// A twin like the one in a place; `None` if what is there is a value, for its type has none.
pub(super) fn twin_for(place: &dyn Object) -> Option<Box<dyn Object>> {
    let info = place.type_info();
    info.is_patch().then(|| info.create()).flatten()
}

/// Copies a value that takes the place of one of another type; the twin is that of the value's type.
pub(super) fn replace(
    old: &dyn Object,
    new: &dyn Object,
    twin: Option<Box<dyn Object>>,
    place: &mut dyn Object,
) {
    copy_object(new, place);
    if let Some(mut twin) = twin {
        leave_out(place, &mut *twin);
    }
    place.set_type_tag(TypeTag::Always);
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
            place.additional_mut().mark_null(position, info);
        }
    }
}

/// Whether a property is not for a client to send, not even in a new value. Keys and immutable
/// properties are: they are set when a value is made.
fn is_left_out(property: &PropertyInfo) -> bool {
    property.is_computed() || property.is_navigation()
}

/// Takes out of a value, and of the values in it, what a service refuses. Values without a twin stay
/// whole: they are compared whole, and what is missing would be a change every time.
fn leave_out(value: &mut dyn Object, twin: &mut dyn Object) {
    let info = value.type_info();
    for (position, property) in info.properties.iter().enumerate() {
        if is_left_out(property) {
            // A field that always holds a value stays, because the type cannot be written without it.
            match value.property_mut(position).slot_mut() {
                SlotMut::Relationship(relationship) => relationship.keep_only_bind(),
                mut slot => _ = slot.clear(),
            }
            value.additional_mut().forget_null(position, info);
        } else if let Some(place) = twin.type_info().position(property.wire_name()) {
            leave_out_within(value, position, twin, place);
        }
    }
    let data = value.additional_mut();
    let is_dropped = |name: &&str| is_annotation(name) && !is_bind(name);
    let dropped: Vec<_> =
        data.iter().map(|(name, _)| name).filter(is_dropped).map(str::to_owned).collect();
    for name in dropped {
        data.remove(&name);
    }
}

/// Goes on in the value that a property holds, if it holds one.
fn leave_out_within(value: &mut dyn Object, position: usize, twin: &mut dyn Object, place: usize) {
    let variant = match value.property(position).slot() {
        Slot::Object(_) => 0,
        Slot::Union(union) => union.value().0,
        _ => return,
    };
    let inner = match value.property_mut(position).slot_mut() {
        SlotMut::Object(place) => place.create(Fill::Existing),
        SlotMut::Union(place) => place.create(variant, Fill::Existing),
        SlotMut::Item(inner) => inner,
        _ => return,
    };
    let twin = match twin.property_mut(place).slot_mut() {
        SlotMut::Object(place) => place.create(Fill::Fresh),
        SlotMut::Union(place) => place.create(variant, Fill::Fresh),
        SlotMut::Item(twin) => twin,
        _ => return,
    };
    if twin.type_info().is_patch() {
        leave_out(inner, twin);
    }
}
