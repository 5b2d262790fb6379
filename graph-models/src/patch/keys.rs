//! Keys, by which a change is known to be of the same entity.

use crate::engine::{equal_kept, equal_slots, kept_of};
use crate::model::{Kept, Object, Slot};

/// The name of the first property of the key of which both have a value, but not the same.
pub(super) fn key_that_differs(change: &dyn Object, known: &dyn Object) -> Option<&'static str> {
    let keys = known.type_info().properties.iter().enumerate().filter(|(_, key)| key.is_key());
    keys.filter(|(position, _)| {
        let (said, current) = (Key::of(change, *position), Key::of(known, *position));
        said.is_value() && current.is_value() && !said.equals(current)
    })
    .find(|(position, _)| {
        let is_empty = |empty: &dyn Object| {
            kept_of(known, *position).is_empty()
                && equal_slots(known.property(*position).slot(), empty.property(*position).slot())
        };
        !known.type_info().create().is_some_and(|empty| is_empty(&*empty))
    })
    .map(|(_, key)| key.wire_name())
}

/// What a value says of a property of its key.
#[derive(Clone, Copy)]
struct Key<'v> {
    slot: Slot<'v>,
    kept: &'v [Kept],
}

impl<'v> Key<'v> {
    fn of(object: &'v dyn Object, position: usize) -> Self {
        Self { slot: object.property(position).slot(), kept: kept_of(object, position) }
    }

    fn is_value(self) -> bool {
        let is_value = |kept: &Kept| kept.unfit().is_some_and(|unfit| !unfit.value.is_null());
        !matches!(self.slot, Slot::Absent | Slot::Null) || self.kept.iter().any(is_value)
    }

    fn equals(self, other: Self) -> bool {
        let same = match (self.slot, other.slot) {
            // One instant has several texts.
            (Slot::DateTime(left), Slot::DateTime(right)) => left == right,
            (left, right) => equal_slots(left, right),
        };
        same && equal_kept(self.kept, other.kept)
    }
}
