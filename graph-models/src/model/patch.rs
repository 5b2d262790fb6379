//! What a patch twin holds for a property, and how a type and its twin belong together.

use std::marker::PhantomData;

use super::{Change, Kind, Model, Object, Structured, TypeInfo, Union, UnionPatch, UnionType};

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

/// `T`, if it is a [`Model`].
///
/// An expansion casts a field whose type it does not know to this before it hands it out. For a type
/// that is not a model the compiler reports the projection, always in the same words and the same
/// place and so only once, and stays silent about the cast to `dyn Field` that follows.
#[doc(hidden)]
pub type Checked<T> = <<T as Model>::Kind as Kind<T>>::Itself;

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

impl<T, P, const N: usize, const TAGGED: bool> PatchKind<T> for Structured<N, TAGGED, HasTwin<P>>
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
    P: Object + Default + Model<Kind = Structured<N, TAGGED, IsTwinOf<T>>>,
    T: Model,
{
    type Of = T;
}

/// The type has no twin.
#[derive(Debug)]
pub struct NoTwin;
/// The type has the twin `P`.
#[derive(Debug)]
pub struct HasTwin<P>(PhantomData<P>);
/// The type is the twin of `T`.
#[derive(Debug)]
pub struct IsTwinOf<T>(PhantomData<T>);

/// How a type and a twin belong together, and what a twin holds for a property of the type.
pub trait TwinRelation<T> {
    /// What a twin holds.
    type Patched;
}

impl<T> TwinRelation<T> for NoTwin {
    type Patched = T;
}

impl<T, W> TwinRelation<T> for IsTwinOf<W> {
    type Patched = T;
}

impl<T, P> TwinRelation<T> for HasTwin<P> {
    type Patched = Change<T, P>;
}

/// Makes a twin that leaves everything alone.
pub type NewTwin = fn() -> Box<dyn Object + Send + Sync>;

/// A state that tells how a twin is made.
pub trait MakeTwin {
    /// The way, where there is a twin.
    const TWIN: Option<NewTwin>;
}

impl MakeTwin for NoTwin {
    const TWIN: Option<NewTwin> = None;
}

impl<T> MakeTwin for IsTwinOf<T> {
    const TWIN: Option<NewTwin> = None;
}

impl<P: Twin + Send + Sync> MakeTwin for HasTwin<P> {
    const TWIN: Option<NewTwin> = Some(new_twin::<P>);
}

/// A state that tells what is known of a twin. Registries ask it, which make no twins: of each of
/// thousands of twins there is less to prove and to compile than for [`MakeTwin`].
pub trait DescribeTwin {
    /// The description, where there is a twin.
    const TWIN: Option<&'static TypeInfo>;
}

impl DescribeTwin for NoTwin {
    const TWIN: Option<&'static TypeInfo> = None;
}

impl<T> DescribeTwin for IsTwinOf<T> {
    const TWIN: Option<&'static TypeInfo> = None;
}

impl<P: Model> DescribeTwin for HasTwin<P> {
    const TWIN: Option<&'static TypeInfo> = Some(P::TYPE);
}

pub(super) fn new_twin<P: Twin + Send + Sync>() -> Box<dyn Object + Send + Sync> {
    Box::new(P::default())
}
