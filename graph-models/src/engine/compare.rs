//! Equality of values, and the order of members.

use std::cmp::Ordering;

use super::bits::positions;
use super::kept::{equal_kept, kept_of};
use crate::model::{GraphEnum, List, Object, ObjectExt, Slot, UnionType, UnionValue, equal_sets};

/// Whether two values are equal. `PartialEq` of each type calls it.
pub fn equal<T: Object>(left: &T, right: &T) -> bool {
    equal_objects(left, right)
}

/// Whether two values have the same type, properties and additional data. NaN equals NaN.
pub(crate) fn equal_objects(left: &dyn Object, right: &dyn Object) -> bool {
    let info = left.type_info();
    if !info.is(right.type_info()) {
        return false;
    }
    let blocks = 0..info.blocks();
    blocks.into_iter().all(|block| {
        let bits = left.presence(block);
        bits == right.presence(block)
            && positions(block, bits).all(|position| {
                equal_slots(left.property(position).slot(), right.property(position).slot())
            })
    }) && left.additional() == right.additional()
        && equal_all_kept(left, right)
}

/// Whether two values of a type have the same values that do not fit, in the same places.
#[inline]
fn equal_all_kept(left: &dyn Object, right: &dyn Object) -> bool {
    let info = left.type_info();
    let none = |value: &dyn Object| value.additional().all_kept(info).is_empty();
    none(left) && none(right)
        || (0..info.properties.len())
            .all(|position| equal_kept(kept_of(left, position), kept_of(right, position)))
}

/// Whether two unions hold the same variant with equal values. `PartialEq` of each union calls it.
pub fn equal_unions<U: UnionType>(left: &U, right: &U) -> bool {
    equal_variants(left, right)
}

pub(super) fn equal_variants(left: &dyn UnionValue, right: &dyn UnionValue) -> bool {
    let ((left_variant, left), (right_variant, right)) = (left.value(), right.value());
    left_variant == right_variant && equal_objects(left, right)
}

/// Orders members as declared, followed by unrecognized ones in the order of their texts.
pub fn compare_enums<E: GraphEnum>(left: &E, right: &E) -> Ordering {
    let rank = |value: &E| {
        let position = E::MEMBERS.iter().position(|member| member == value);
        position.unwrap_or(E::MEMBERS.len())
    };
    rank(left).cmp(&rank(right)).then_with(|| left.as_ref().cmp(right.as_ref()))
}

pub(crate) fn equal_slots(left: Slot<'_>, right: Slot<'_>) -> bool {
    match (left, right) {
        (Slot::Absent, Slot::Absent) | (Slot::Null, Slot::Null) => true,
        (Slot::Bool(left), Slot::Bool(right)) => left == right,
        (Slot::Int(left), Slot::Int(right)) => left == right,
        // NaN is one text on the wire. A value is equal to its copy, also with a NaN deep inside.
        (Slot::Single(left), Slot::Single(right)) => {
            left == right || left.is_nan() && right.is_nan()
        }
        (Slot::Double(left), Slot::Double(right)) => {
            left == right || left.is_nan() && right.is_nan()
        }
        (Slot::Decimal(left), Slot::Decimal(right)) => left == right,
        (Slot::String(left), Slot::String(right)) => left == right,
        // chrono compares instants alone, but the offset is part of the value on the wire.
        (Slot::DateTime(left), Slot::DateTime(right)) => {
            left == right && left.offset() == right.offset()
        }
        (Slot::Date(left), Slot::Date(right)) => left == right,
        (Slot::Time(left), Slot::Time(right)) => left == right,
        (Slot::Duration(left), Slot::Duration(right)) => left == right,
        (Slot::Guid(left), Slot::Guid(right)) => left == right,
        (Slot::Binary(left), Slot::Binary(right)) => left == right,
        (Slot::Json(left), Slot::Json(right)) => left == right,
        (Slot::Untyped(left), Slot::Untyped(right)) => left == right,
        (Slot::Relationship(left), Slot::Relationship(right)) => left == right,
        (Slot::Enum(left), Slot::Enum(right)) => left.text() == right.text(),
        (Slot::Flags(left), Slot::Flags(right)) => equal_sets(&left.text(), &right.text()),
        (Slot::Object(left), Slot::Object(right)) => equal_objects(left, right),
        (Slot::Union(left), Slot::Union(right)) => equal_variants(left, right),
        (Slot::List(left), Slot::List(right)) => equal_lists(left, right),
        _ => false,
    }
}

fn equal_lists(left: &dyn List, right: &dyn List) -> bool {
    left.count() == right.count()
        && (0..left.count()).all(|index| equal_slots(left.item(index), right.item(index)))
}
