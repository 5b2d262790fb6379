//! Which bodies update an entity.

use serde_json::{Map, Value};

use crate::model::{
    Boxed, Collection, Enumeration, Envelope, Flags, HasTwin, Model, NoTwin, Patchable, Primitive,
    Structured, Twin, Union, UnionType, Untyped,
};
use crate::patch::MergeFrom;

/// A response to an update with the body `P`: an entity that `P` is the patch of, or a union one of whose
/// types it is the patch of, also in an `Option`.
///
/// Implemented by this crate; [`Service::update`](super::Service::update) has it as a bound. Untyped JSON
/// is a body for every response, and `()`, untyped JSON and types without a patch are responses to every
/// body. A program can implement it for a response type of its own:
/// `impl UpdatedBy<UserPatch> for UserName {}`.
#[diagnostic::on_unimplemented(
    message = "`{P}` is not the patch of `{Self}`",
    label = "not the patch of what the call reads",
    note = "the patch of a `User` is a `UserPatch`; `patch_of` makes one of a `User`, and `serde_json::to_value` \
            makes a body of any type"
)]
pub trait UpdatedBy<P> {}

impl<P> UpdatedBy<P> for () {}

#[diagnostic::do_not_recommend]
impl<T: UpdatedBy<P>, P> UpdatedBy<P> for Option<T> {}

#[diagnostic::do_not_recommend]
impl<T: Model<Kind: UpdatedKind<T, P>>, P> UpdatedBy<P> for T {}

/// A kind of response types `T` to an update with the body `P`.
#[diagnostic::on_unimplemented(
    message = "`{P}` is not the patch of `{T}`",
    label = "not the patch of what the call reads",
    note = "the patch of a `User` is a `UserPatch`; `patch_of` makes one of a `User`, and `serde_json::to_value` \
            makes a body of any type"
)]
pub trait UpdatedKind<T, P> {}

macro_rules! kinds {
    ($([$($parameters:tt)*] $kind:ty, $response:ty, $body:ty;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($parameters)*> UpdatedKind<$response, $body> for $kind {}
    )*};
}

kinds! {
    [T, P: BodyOf<T>, W, const N: usize, const TAGGED: bool] Structured<N, TAGGED, HasTwin<W>>, T, P;
    [U: UnionType, P: BodyOf<U>] Union, U, P;
    [T: UpdatedBy<P>, P] Boxed, Box<T>, P;
    [T, P, const N: usize, const TAGGED: bool] Structured<N, TAGGED, NoTwin>, T, P;
    [T, P] Structured<0, false, Envelope>, T, P;
    [T, P] Collection, T, P;
    [T, P] Primitive, T, P;
    [T, P] Flags, T, P;
    [T, P, const N: usize] Enumeration<N>, T, P;
}

/// A body that updates a `T`: its patch, or untyped JSON.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the patch of `{T}`",
    label = "not the patch of what the call reads",
    note = "the patch of a `User` is a `UserPatch`; `patch_of` makes one of a `User`, and `serde_json::to_value` \
            makes a body of any type"
)]
pub trait BodyOf<T> {}

impl<T> BodyOf<T> for Value {}
impl<T> BodyOf<T> for Untyped {}
impl<T> BodyOf<T> for Map<String, Value> {}

#[diagnostic::do_not_recommend]
impl<P: Twin, T: Patchable<Kind: MergeFrom<T, P>>> BodyOf<T> for P {}
