//! The relation between a type and its patch twin.

use std::marker::PhantomData;

use crate::model::about::TypeInfo;
use crate::model::value::{
    Model, NewTwin, Object, Structured, TwinConstructor, TwinInfo, TwinRelation,
};

/// A type that can be changed in part: an entity or complex type that has a patch twin, or a union.
///
/// This crate implements it for all of these types.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no patch twin",
    label = "not an entity or complex type with a twin, and not a union",
    note = "write `#[graph_entity]` without `patch = false` above the struct"
)]
pub trait Patchable: Model {
    /// The twin; [`UnionPatch`](crate::UnionPatch) for a union.
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

/// The patch twin of an entity or complex type.
///
/// Implemented for each twin that [`graph_entity`](crate::graph_entity) writes.
pub trait Twin: Object + Default + Model {
    /// The type that the twin changes.
    type Of: Model;
}

impl<P, T, const N: usize, const TAGGED: bool> Twin for P
where
    P: Object + Default + Model<Kind = Structured<N, TAGGED, IsTwinOf<T>>>,
    T: Model,
{
    type Of = T;
}

/// The type has the twin `P`.
#[derive(Debug)]
pub struct HasTwin<P>(PhantomData<P>);

/// The type is the twin of `T`.
#[derive(Debug)]
pub struct IsTwinOf<T>(PhantomData<T>);

impl<T, W> TwinRelation<T> for IsTwinOf<W> {
    type Patched = T;
}

impl<T> TwinConstructor for IsTwinOf<T> {
    const TWIN: Option<NewTwin> = None;
}

impl<P: Twin + Send + Sync> TwinConstructor for HasTwin<P> {
    const TWIN: Option<NewTwin> = Some(new_twin::<P>);
}

impl<T> TwinInfo for IsTwinOf<T> {
    const TWIN: Option<&'static TypeInfo> = None;
}

impl<P: Model> TwinInfo for HasTwin<P> {
    const TWIN: Option<&'static TypeInfo> = Some(P::TYPE);
}

pub(super) fn new_twin<P: Twin + Send + Sync>() -> Box<dyn Object + Send + Sync> {
    Box::new(P::default())
}
