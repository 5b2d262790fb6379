//! What a patch twin does to an inner value.

use std::fmt;

use super::union_patch::change_of;
use super::{HasTwin, Patchable, UnionPatch};
use crate::model::about::TypeInfo;
use crate::model::value::kind::CreateObject;
use crate::model::value::list::{last, there};
use crate::model::value::{
    Fill, Kind, Model, Object, ObjectSlot, Slot, SlotMut, Structured, Union, UnionSlot, UnionType,
};

/// What a patch twin does to a property that holds an entity, a complex value or a union.
///
/// On the wire both are objects, and a service that follows OData merges either (OData 4.01,
/// Protocol, section 11.4.9.3, "Update a Complex Property"). Some services replace certain
/// properties whole, Exchange its addresses and locations; for these, `Replace` takes a complete
/// value. A change that is read from JSON is always a `Merge`, because the body does not say which it is.
///
/// `P` is what changes a `T` in part, its patch twin, and needs no mention: `Change<Address>`. The
/// functions [`merge`](crate::merge), [`replace`](crate::replace) and [`set`](crate::set) make both.
///
/// ```
/// use graph_models::{AdditionalData, graph_entity, merge, null, replace, set};
///
/// #[graph_entity(complex)]
/// pub struct Address {
///     pub street: Option<String>,
///     pub floor: Option<i32>,
///     #[graph(additional)]
///     pub additional_data: AdditionalData,
/// }
///
/// #[graph_entity]
/// pub struct Office {
///     pub address: Option<Box<Address>>,
///     #[graph(additional)]
///     pub additional_data: AdditionalData,
/// }
///
/// let no_floor = AddressPatch { floor: null(), ..AddressPatch::default() };
/// let patch = OfficePatch { address: merge(no_floor), ..OfficePatch::default() };
/// assert_eq!(
///     serde_json::to_string(&patch)?,
///     r##"{"@odata.type":"#microsoft.graph.office","address":{"floor":null}}"##,
/// );
///
/// let moved = Address { street: Some("Main".to_owned()), ..Address::default() };
/// let patch = OfficePatch { address: replace(moved), ..OfficePatch::default() };
/// assert_eq!(
///     serde_json::to_string(&patch)?,
///     r##"{"@odata.type":"#microsoft.graph.office","address":{"street":"Main"}}"##,
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, PartialEq)]
pub enum Change<T, P = <T as Patchable>::Patch> {
    /// Changes a part of the value: written as the twin's properties, without a tag unless the twin
    /// is of another type than the property's.
    Merge(Box<P>),
    /// Replaces the value: written like a complete value of the property.
    Replace(Box<T>),
}

impl<T: fmt::Debug, P: fmt::Debug> fmt::Debug for Change<T, P> {
    /// Like the twin or the value: secrets are not printed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Merge(patch) => patch.fmt(f),
            Self::Replace(value) => value.fmt(f),
        }
    }
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

/// A kind of types that can be changed in part: how a change of such a type becomes a slot.
pub trait ChangeKind<T, P> {
    /// The change, to be written.
    fn slot(change: &Change<T, P>) -> Slot<'_>;

    /// A place for a change or nothing.
    fn optional(place: &mut Option<Change<T, P>>) -> SlotMut<'_>;

    /// A place for nothing, null or a change.
    fn patch(place: &mut Option<Option<Change<T, P>>>) -> SlotMut<'_>;

    /// A place that holds a change.
    fn plain(place: &mut Change<T, P>) -> SlotMut<'_>;

    /// A change that leaves everything alone.
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
    fn optional(place: &mut Option<Change<T, P>>) -> SlotMut<'_> {
        SlotMut::Object(place as &mut dyn ObjectSlot)
    }
    fn patch(place: &mut Option<Option<Change<T, P>>>) -> SlotMut<'_> {
        SlotMut::Object(place as &mut dyn ObjectSlot)
    }
    fn plain(place: &mut Change<T, P>) -> SlotMut<'_> {
        SlotMut::Item(object_mut(place))
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
    fn optional(place: &mut Option<Change<U>>) -> SlotMut<'_> {
        SlotMut::Union(place as &mut dyn UnionSlot)
    }
    fn patch(place: &mut Option<Option<Change<U>>>) -> SlotMut<'_> {
        SlotMut::Union(place as &mut dyn UnionSlot)
    }
    fn plain(place: &mut Change<U>) -> SlotMut<'_> {
        SlotMut::Union(place as &mut dyn UnionSlot)
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

    fn slot(value: &Change<T, P>) -> Slot<'_> {
        <T::Kind as ChangeKind<T, P>>::slot(value)
    }
    fn plain(place: &mut Change<T, P>) -> SlotMut<'_> {
        <T::Kind as ChangeKind<T, P>>::plain(place)
    }
    fn optional(place: &mut Option<Change<T, P>>) -> SlotMut<'_> {
        <T::Kind as ChangeKind<T, P>>::optional(place)
    }
    fn patch(place: &mut Option<Option<Change<T, P>>>) -> SlotMut<'_> {
        <T::Kind as ChangeKind<T, P>>::patch(place)
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
    fn create_in(place: &mut Option<Change<T, P>>, fill: Fill) -> &mut dyn Object {
        let change = match (&place, fill) {
            (Some(_), Fill::Existing) => None,
            (_, Fill::Replacement) => Some(Change::Replace(Box::default())),
            _ => Some(Change::Merge(Box::default())),
        };
        if change.is_some() {
            *place = change;
        }
        object_mut(there(place))
    }
}

/// The twin or value of a change.
fn object_mut<T: Object, P: Object>(change: &mut Change<T, P>) -> &mut dyn Object {
    match change {
        Change::Merge(patch) => &mut **patch,
        Change::Replace(value) => &mut **value,
    }
}
