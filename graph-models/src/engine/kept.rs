//! What is written of a property beyond the value of its field.

use serde_json::Value;

use crate::model::{Kept, Object, ObjectExt, Slot};

/// What was kept of the JSON of a property, if it still belongs to what the field holds.
#[inline]
pub(crate) fn kept_of(object: &dyn Object, position: usize) -> &[Kept] {
    let info = object.type_info();
    match object.additional().all_kept(info).is_empty() {
        true => &[],
        false => valid(object.additional().kept(position, info), object.property(position).slot()),
    }
}

/// What was kept, if the value that it was kept for is still there. A value that does not fit gives way
/// to one that the program sets, and a collection is another one if it has more or fewer elements.
#[cold]
fn valid<'k>(kept: &'k [Kept], slot: Slot<'_>) -> &'k [Kept] {
    let is_valid = match (slot, kept) {
        (Slot::Absent, [kept]) => kept.element.is_none() && kept.unfit().is_some(),
        (Slot::Absent | Slot::Null, _) => false,
        (Slot::List(list), kept) => {
            let unfit = || kept.iter().filter_map(Kept::unfit);
            unfit().next().is_none_or(|first| first.of == list.count() + unfit().count())
        }
        (_, [kept]) => kept.unfit().is_none(),
        _ => false,
    };
    if is_valid { kept } else { &[] }
}

/// The elements of an array as it was received, of which a collection holds `count`: for each, what is kept
/// of it, and its position in the collection unless it does not fit.
pub(super) fn received(
    count: usize,
    kept: &[Kept],
) -> impl ExactSizeIterator<Item = (Option<&Kept>, Option<usize>)> {
    let unfit = kept.iter().filter_map(Kept::unfit).count();
    let mut kept = kept.iter().peekable();
    let mut next = 0;
    (0..count + unfit).map(move |index| {
        let kept = kept.next_if(|kept| kept.element == Some(index));
        let position = kept.and_then(Kept::unfit).is_none().then_some(next);
        next += usize::from(position.is_some());
        (kept, position)
    })
}

/// Whether the same values, which do not fit, are kept of a property of two objects.
pub(crate) fn equal_kept(left: &[Kept], right: &[Kept]) -> bool {
    fn values(kept: &[Kept]) -> impl Iterator<Item = (Option<usize>, &Value)> {
        kept.iter().filter_map(|kept| Some((kept.element, &kept.unfit()?.value)))
    }
    values(left).eq(values(right))
}
