//! How a change becomes a slot.

use super::{Change, HasTwin, UnionPatch};
use crate::model::about::TypeInfo;
use crate::model::value::kind::CreateObject;
use crate::model::value::list::{last, there};
use crate::model::value::union::union_slots;
use crate::model::value::{
    Cleared, Fill, Kind, Model, Object, ObjectSlot, Slot, SlotMut, Structured, TwinRelation, Union,
    UnionHasTwin, UnionSlot, UnionType,
};

impl<T, P> TwinRelation<T> for HasTwin<P> {
    type Patched = Change<T, P>;
}

impl<U: UnionType> TwinRelation<U> for UnionHasTwin {
    type Patched = Change<U>;
}

/// The kind of [`Change`].
#[derive(Debug)]
pub struct Changed;

#[diagnostic::do_not_recommend]
impl<T: Model, P: 'static> Model for Change<T, P>
where
    T::Kind: ChangeKind<T, P>,
{
    type Kind = Changed;
}

/// A kind of types that can be changed in part. It turns a change of such a type into a slot.
pub trait ChangeKind<T, P> {
    /// A change, to be written.
    fn slot(change: &Change<T, P>) -> Slot<'_>;

    /// A slot that holds a change or nothing.
    fn optional(change: &mut Option<Change<T, P>>) -> SlotMut<'_>;

    /// A slot that holds nothing, null or a change.
    fn patch(change: &mut Option<Option<Change<T, P>>>) -> SlotMut<'_>;

    /// A slot that always holds a change.
    fn plain(change: &mut Change<T, P>) -> SlotMut<'_>;

    /// A change that sets nothing.
    fn fresh() -> Change<T, P>;
}

impl<T, P, const N: usize, const TAGGED: bool> ChangeKind<T, P>
    for Structured<N, TAGGED, HasTwin<P>>
where
    T: Object + Default + Model<Kind = Self>,
    P: Object + Default,
{
    fn slot(change: &Change<T, P>) -> Slot<'_> {
        match change {
            Change::Merge(patch) => Slot::Object(&**patch),
            Change::Replace(value) => Slot::Object(&**value),
        }
    }
    fn optional(change: &mut Option<Change<T, P>>) -> SlotMut<'_> {
        SlotMut::Object(change as &mut dyn ObjectSlot)
    }
    fn patch(change: &mut Option<Option<Change<T, P>>>) -> SlotMut<'_> {
        SlotMut::Object(change as &mut dyn ObjectSlot)
    }
    fn plain(change: &mut Change<T, P>) -> SlotMut<'_> {
        SlotMut::Item(object_mut(change))
    }
    fn fresh() -> Change<T, P> {
        Change::Merge(Box::default())
    }
}

impl<U: UnionType> ChangeKind<U, UnionPatch<U>> for Union {
    fn slot(change: &Change<U>) -> Slot<'_> {
        match change {
            Change::Merge(patch) => Slot::Union(&**patch),
            Change::Replace(value) => Slot::Union(&**value),
        }
    }
    fn optional(change: &mut Option<Change<U>>) -> SlotMut<'_> {
        SlotMut::Union(change as &mut dyn UnionSlot)
    }
    fn patch(change: &mut Option<Option<Change<U>>>) -> SlotMut<'_> {
        SlotMut::Union(change as &mut dyn UnionSlot)
    }
    fn plain(change: &mut Change<U>) -> SlotMut<'_> {
        SlotMut::Union(change as &mut dyn UnionSlot)
    }
    fn fresh() -> Change<U> {
        change_of(U::VARIANTS.len().saturating_sub(1), Fill::Fresh)
    }
}

impl<T: Model, P> Kind<Change<T, P>> for Changed
where
    T::Kind: ChangeKind<T, P>,
{
    const TYPE: &'static TypeInfo = T::TYPE;
    type Patched = Change<T, P>;
    type Itself = Change<T, P>;

    fn slot(change: &Change<T, P>) -> Slot<'_> {
        <T::Kind as ChangeKind<T, P>>::slot(change)
    }
    fn plain(change: &mut Change<T, P>) -> SlotMut<'_> {
        <T::Kind as ChangeKind<T, P>>::plain(change)
    }
    fn optional(change: &mut Option<Change<T, P>>) -> SlotMut<'_> {
        <T::Kind as ChangeKind<T, P>>::optional(change)
    }
    fn patch(change: &mut Option<Option<Change<T, P>>>) -> SlotMut<'_> {
        <T::Kind as ChangeKind<T, P>>::patch(change)
    }
    fn push(list: &mut Vec<Change<T, P>>) -> SlotMut<'_> {
        list.push(<T::Kind as ChangeKind<T, P>>::fresh());
        <T::Kind as ChangeKind<T, P>>::plain(last(list))
    }
}

impl<T, P, const N: usize, const TAGGED: bool> CreateObject<Change<T, P>> for Changed
where
    T: Object + Default + Model<Kind = Structured<N, TAGGED, HasTwin<P>>>,
    P: Object + Default,
{
    fn create_in(change: &mut Option<Change<T, P>>, fill: Fill) -> &mut dyn Object {
        let new = match (&change, fill) {
            (Some(_), Fill::Existing) => None,
            (_, Fill::Replacement) => Some(Change::Replace(Box::default())),
            _ => Some(Change::Merge(Box::default())),
        };
        if new.is_some() {
            *change = new;
        }
        object_mut(there(change))
    }
}

/// The twin or value of a change.
fn object_mut<T: Object, P: Object>(change: &mut Change<T, P>) -> &mut dyn Object {
    match change {
        Change::Merge(patch) => &mut **patch,
        Change::Replace(value) => &mut **value,
    }
}

/// A change of a variant that sets nothing. A value whose type has no twin can only be replaced.
fn change_of<U: UnionType>(variant: usize, fill: Fill) -> Change<U> {
    match UnionPatch::of(variant) {
        Some(patch) if fill != Fill::Replacement => Change::Merge(Box::new(patch)),
        _ => Change::Replace(Box::new(U::create(variant))),
    }
}

/// The twin or value of a change of a union.
fn union_object_mut<U: UnionType>(change: &mut Change<U>) -> &mut dyn Object {
    match change {
        Change::Merge(patch) => patch.as_object_mut(),
        Change::Replace(value) => value.value_mut(),
    }
}

union_slots!(Change<U>, change_of, union_object_mut);
