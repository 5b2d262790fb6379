//! Which types an envelope can hold.

use crate::model::{
    Bound, Boxed, Changed, Collection, Enumeration, Flags, HasTwin, IsTwinOf, Model, NoTwin,
    Primitive, Structured, Union,
};

/// A type of values that a [`Page`](crate::Page), a [`Delta`](crate::Delta) or a
/// [`SingleValue`](crate::SingleValue) holds: every [`Model`] except these three. A page of pages does not
/// exist, so the mistake `list::<Page<User>>` does not compile.
///
/// Implemented by this crate. A function that is generic over the items of a page has it as a bound.
#[diagnostic::on_unimplemented(
    message = "a page cannot hold `{Self}`",
    label = "not the type of an item",
    note = "`list::<User>` reads a `Page<User>`, and `delta::<User>` a `Delta<User>`; write the type of the items"
)]
pub trait PageItem: Model {}

#[diagnostic::do_not_recommend]
impl<T: Model<Kind: ItemKind>> PageItem for T {}

/// A kind of types that an envelope can hold.
#[diagnostic::on_unimplemented(
    message = "a page, a delta or a single value is not an item of a page",
    label = "not the type of an item",
    note = "`list::<User>` reads a `Page<User>`, and `delta::<User>` a `Delta<User>`; write the type of the items"
)]
pub trait ItemKind {}

macro_rules! kinds {
    ($([$($parameters:tt)*] $kind:ty;)*) => {$(
        impl<$($parameters)*> ItemKind for $kind {}
    )*};
}

// All kinds but that of envelopes.
kinds! {
    [] Primitive;
    [const N: usize] Enumeration<N>;
    [] Flags;
    [const N: usize, const TAGGED: bool] Structured<N, TAGGED, NoTwin>;
    [P, const N: usize, const TAGGED: bool] Structured<N, TAGGED, HasTwin<P>>;
    [T, const N: usize, const TAGGED: bool] Structured<N, TAGGED, IsTwinOf<T>>;
    [] Boxed;
    [] Union;
    [] Collection;
    [] Bound;
    [] Changed;
}
