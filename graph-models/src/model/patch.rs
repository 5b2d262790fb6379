//! What a patch twin holds for a property, and how a type and its twin belong together.

use std::fmt;
use std::marker::PhantomData;

use super::kind::CreateObject;
use super::list::{last, there};
use super::union_patch::change_of;
use super::{
    Fill, Kind, Model, Object, ObjectSlot, Slot, SlotMut, Structured, TypeInfo, Union, UnionPatch,
    UnionSlot, UnionType,
};

/// What a patch twin holds for a property of type `T`: a [`Change`] for an entity or complex type
/// that has a twin and for a union, else `T` itself.
///
/// Around it stand the `Option`s that say whether the property is left alone or made null.
///
/// ```
/// use graph_models::{Change, Patched, merge, set};
/// # use graph_models::{AdditionalData, graph_entity};
/// # #[graph_entity]
/// # pub struct Address {
/// #     pub street: Option<String>,
/// #     #[graph(additional)]
/// #     pub additional_data: AdditionalData,
/// # }
///
/// let name: Option<Option<Patched<String>>> = set("Ada");
/// assert_eq!(name, Some(Some("Ada".to_owned())));
/// let street = AddressPatch { street: set("Main"), ..AddressPatch::default() };
/// let address: Option<Option<Patched<Address>>> = merge(street);
/// assert!(matches!(address, Some(Some(Change::Merge(_)))));
/// ```
pub type Patched<T> = <<T as Model>::Kind as Kind<T>>::Patched;

/// A type that can be changed in part: an entity or complex type that has a patch twin, or a union.
///
/// Implemented for all of these; nothing is to be written for a type.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no patch twin",
    label = "no entity or complex type with a twin, and no union",
    note = "write `#[graph_entity]` without `patch = false` above the struct"
)]
pub trait Patchable: Model {
    /// The twin; [`UnionPatch`] for a union.
    type Patch;
}

impl<T: Model> Patchable for T
where
    T::Kind: PatchKind<T>,
{
    type Patch = <T::Kind as PatchKind<T>>::Patch;
}

/// A kind of types that have twins.
pub trait PatchKind<T> {
    /// The twin.
    type Patch;
}

impl<T, P, const N: usize, const TAGGED: bool> PatchKind<T> for Structured<N, TAGGED, With<P>>
where
    P: Twin<Of = T>,
{
    type Patch = P;
}

impl<U: UnionType> PatchKind<U> for Union {
    type Patch = UnionPatch<U>;
}

/// The patch twin of an entity or complex type.
///
/// Implemented for each twin that [`graph_entity`](crate::graph_entity) writes.
pub trait Twin: Object + Default + Model {
    /// The type that it changes.
    type Of: Model;
}

impl<P, T, const N: usize, const TAGGED: bool> Twin for P
where
    P: Object + Default + Model<Kind = Structured<N, TAGGED, TwinOf<T>>>,
    T: Model,
{
    type Of = T;
}

/// The type has no twin.
#[derive(Debug)]
pub struct Without;
/// The type has the twin `P`.
#[derive(Debug)]
pub struct With<P>(PhantomData<P>);
/// The type is the twin of `T`.
#[derive(Debug)]
pub struct TwinOf<T>(PhantomData<T>);

/// How a type and a twin belong together, and what a twin holds for a property of the type.
pub trait PatchState<T> {
    /// What a twin holds.
    type Patched;
}

impl<T> PatchState<T> for Without {
    type Patched = T;
}

impl<T, W> PatchState<T> for TwinOf<W> {
    type Patched = T;
}

impl<T: Patchable, P> PatchState<T> for With<P> {
    type Patched = Change<T>;
}

/// Makes a twin that leaves everything alone.
pub type NewTwin = fn() -> Box<dyn Object + Send + Sync>;

/// A state that tells how a twin is made.
pub trait MakeTwin {
    /// The way, where there is a twin.
    const TWIN: Option<NewTwin>;
}

impl MakeTwin for Without {
    const TWIN: Option<NewTwin> = None;
}

impl<T> MakeTwin for TwinOf<T> {
    const TWIN: Option<NewTwin> = None;
}

impl<P: Twin + Send + Sync> MakeTwin for With<P> {
    const TWIN: Option<NewTwin> = Some(new_twin::<P>);
}

pub(super) fn new_twin<P: Twin + Send + Sync>() -> Box<dyn Object + Send + Sync> {
    Box::new(P::default())
}

/// What a patch twin does to a property that holds an entity, a complex value or a union.
///
/// On the wire both are objects, and a service that follows OData merges either (OData 4.01,
/// Protocol, section 11.4.9.3, "Update a Complex Property"). Some services replace certain
/// properties whole, Exchange its addresses and locations; for these, `Replace` takes a complete
/// value. What is read from JSON is always a `Merge`, for the body does not tell.
///
/// The functions [`merge`](crate::merge), [`replace`](crate::replace) and [`set`](crate::set) make
/// both.
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
pub enum Change<T: Patchable> {
    /// Changes a part of the value: written as the twin's properties, without a tag unless the twin
    /// is of another type than the property's.
    Merge(Box<T::Patch>),
    /// Puts a complete value there: written as such a value is in the property.
    Replace(Box<T>),
}

impl<T: Patchable<Patch: fmt::Debug> + fmt::Debug> fmt::Debug for Change<T> {
    /// Like the twin or the value: secrets are not printed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Merge(patch) => patch.fmt(f),
            Self::Replace(value) => value.fmt(f),
        }
    }
}

impl<T: Patchable<Patch: Clone> + Clone> Clone for Change<T> {
    fn clone(&self) -> Self {
        match self {
            Self::Merge(patch) => Self::Merge(patch.clone()),
            Self::Replace(value) => Self::Replace(value.clone()),
        }
    }
}

impl<T: Patchable<Patch: PartialEq> + PartialEq> PartialEq for Change<T> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Merge(left), Self::Merge(right)) => left == right,
            (Self::Replace(left), Self::Replace(right)) => left == right,
            _ => false,
        }
    }
}

/// The kind of [`Change`].
#[derive(Debug)]
pub struct Changed;

impl<T: Patchable> Model for Change<T>
where
    T::Kind: ChangeKind<T>,
{
    type Kind = Changed;
}

/// A kind of types that can be changed in part: how a change of such a type becomes a slot.
pub trait ChangeKind<T: Patchable> {
    /// The change, to be written.
    fn slot(change: &Change<T>) -> Slot<'_>;

    /// A place for a change or nothing.
    fn optional(place: &mut Option<Change<T>>) -> SlotMut<'_>;

    /// A place for nothing, null or a change.
    fn patch(place: &mut Option<Option<Change<T>>>) -> SlotMut<'_>;

    /// A place that holds a change.
    fn plain(place: &mut Change<T>) -> SlotMut<'_>;

    /// A change that leaves everything alone.
    fn fresh() -> Change<T>;
}

impl<T, P, const N: usize, const TAGGED: bool> ChangeKind<T> for Structured<N, TAGGED, With<P>>
where
    T: Object + Default + Model<Kind = Self> + Patchable<Patch = P>,
    P: Twin,
{
    fn slot(change: &Change<T>) -> Slot<'_> {
        match change {
            Change::Merge(patch) => Slot::Object(&**patch),
            Change::Replace(value) => Slot::Object(&**value),
        }
    }
    fn optional(place: &mut Option<Change<T>>) -> SlotMut<'_> {
        SlotMut::Object(place as &mut dyn ObjectSlot)
    }
    fn patch(place: &mut Option<Option<Change<T>>>) -> SlotMut<'_> {
        SlotMut::Object(place as &mut dyn ObjectSlot)
    }
    fn plain(place: &mut Change<T>) -> SlotMut<'_> {
        SlotMut::Item(object_mut(place))
    }
    fn fresh() -> Change<T> {
        Change::Merge(Box::new(P::default()))
    }
}

impl<U: UnionType> ChangeKind<U> for Union {
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

impl<T: Patchable> Kind<Change<T>> for Changed
where
    T::Kind: ChangeKind<T>,
{
    const TYPE: &'static TypeInfo = T::TYPE;
    type Patched = Change<T>;

    fn slot(value: &Change<T>) -> Slot<'_> {
        <T::Kind as ChangeKind<T>>::slot(value)
    }
    fn plain(place: &mut Change<T>) -> SlotMut<'_> {
        <T::Kind as ChangeKind<T>>::plain(place)
    }
    fn optional(place: &mut Option<Change<T>>) -> SlotMut<'_> {
        <T::Kind as ChangeKind<T>>::optional(place)
    }
    fn patch(place: &mut Option<Option<Change<T>>>) -> SlotMut<'_> {
        <T::Kind as ChangeKind<T>>::patch(place)
    }
    fn push(list: &mut Vec<Change<T>>) -> SlotMut<'_> {
        list.push(<T::Kind as ChangeKind<T>>::fresh());
        <T::Kind as ChangeKind<T>>::plain(last(list))
    }
}

impl<T, P, const N: usize, const TAGGED: bool> CreateObject<Change<T>> for Changed
where
    T: Object + Default + Model<Kind = Structured<N, TAGGED, With<P>>> + Patchable<Patch = P>,
    P: Twin,
{
    fn create_in(place: &mut Option<Change<T>>, fill: Fill) -> &mut dyn Object {
        let change = match (&place, fill) {
            (Some(_), Fill::Existing) => None,
            (_, Fill::Whole) => Some(Change::Replace(Box::new(T::default()))),
            _ => Some(Change::Merge(Box::new(P::default()))),
        };
        if change.is_some() {
            *place = change;
        }
        object_mut(there(place))
    }
}

/// The twin or value of a change.
fn object_mut<T: Object + Patchable<Patch: Object>>(change: &mut Change<T>) -> &mut dyn Object {
    match change {
        Change::Merge(patch) => &mut **patch,
        Change::Replace(value) => &mut **value,
    }
}
