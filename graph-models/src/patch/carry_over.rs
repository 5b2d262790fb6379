//! A value that becomes one of another type.

use crate::engine::{copy_slot, kept_of};
use crate::model::{Object, ObjectExt};

/// Copies the properties that a value of another type can have: those of the same name and type,
/// and those that the type does not declare.
pub(super) fn carry_over(former: &dyn Object, inner: &mut dyn Object) {
    let (former_info, info) = (former.type_info(), inner.type_info());
    for (position, property) in info.properties.iter().enumerate() {
        let former_position = former_info.position(property.wire_name());
        if let Some(former_position) = former_position.filter(|&former_position| {
            let (left, right) = (former.property(former_position), inner.property(position));
            let (left, right) = (left.type_ref(), right.type_ref());
            left.same(right)
        }) {
            copy_slot(
                former.property(former_position).slot(),
                inner.property_mut(position).slot_mut(),
            );
            if former.additional().is_null(former_position, former_info) {
                inner.additional_mut().mark_null(position, info);
            }
            inner.additional_mut().copy_kept(position, info, kept_of(former, former_position));
        }
    }
    for (name, json) in former.additional().received() {
        if info.position(name).is_none() {
            inner.additional_mut().receive(name.into(), json.into());
        }
    }
}
