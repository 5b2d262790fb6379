//! Which values a twin's property accepts. Each trait answers one question, and is implemented for
//! the kinds of types.

use crate::model::{
    Bound, Boxed, Change, Changed, Collection, Enumeration, Flags, HasTwin, IsTwinOf, Model,
    NoTwin, Patchable, Primitive, Structured, Twin, Union, UnionPatch, UnionType,
};

/// A twin's property that can be [`set`](crate::set) to a `V`.
#[diagnostic::on_unimplemented(
    message = "a property of type `{Self}` cannot be set to `{V}`",
    label = "not the type of the property",
    note = "the value is converted with `Into`: write a list as a `Vec` of the elements' type and an \
            integer of another size with a suffix, such as `5_i16`; parse a date or a GUID",
    note = "a relation is changed with `bind`, to an address, or with `embed`, to an entity"
)]
pub trait Settable<V> {
    /// The property set to the value.
    fn from_value(value: V) -> Self;
}

#[diagnostic::do_not_recommend]
impl<T: Model, V> Settable<V> for Option<T>
where
    T::Kind: Conversion<T, V>,
{
    fn from_value(value: V) -> Self {
        Some(T::Kind::convert(value))
    }
}

#[diagnostic::do_not_recommend]
impl<T: Model, V> Settable<V> for Option<Option<T>>
where
    T::Kind: Conversion<T, V>,
{
    fn from_value(value: V) -> Self {
        Some(Some(T::Kind::convert(value)))
    }
}

/// Replaces the type of a property in the twin if that type was reported, so that setting the
/// property does not cause a second error.
#[doc(hidden)]
#[derive(Debug)]
pub enum Anything {}

#[diagnostic::do_not_recommend]
impl<V> Settable<V> for Option<Option<Anything>> {
    fn from_value(_: V) -> Self {
        None
    }
}

/// A kind of types `T` that can be made from a `V`.
pub trait Conversion<T, V> {
    /// The value as the property holds it.
    fn convert(value: V) -> T;
}

macro_rules! convert_with_into {
    ($([$($parameters:tt)*] $kind:ty;)*) => {$(
        impl<T, V: Into<T>, $($parameters)*> Conversion<T, V> for $kind {
            fn convert(value: V) -> T {
                value.into()
            }
        }
    )*};
}

convert_with_into! {
    [] Primitive;
    [const N: usize] Enumeration<N>;
    [] Flags;
    [] Bound;
    [const N: usize, const TAGGED: bool, S] Structured<N, TAGGED, S>;
    [] Boxed;
    [] Union;
    [] Collection;
}

impl<T: Patchable, V: Model> Conversion<Change<T>, V> for Changed
where
    V::Kind: ChangeFrom<T, V>,
{
    fn convert(value: V) -> Change<T> {
        V::Kind::change(value)
    }
}

/// A kind of values `V` that change a `T`: a twin is merged into it, a value replaces it.
pub trait ChangeFrom<T: Patchable, V> {
    /// The change.
    fn change(value: V) -> Change<T>;
}

impl<T, V, W, const N: usize, const TAGGED: bool> ChangeFrom<T, V>
    for Structured<N, TAGGED, IsTwinOf<W>>
where
    T: Patchable,
    T::Kind: MergeFrom<T, V>,
{
    fn change(value: V) -> Change<T> {
        Change::Merge(Box::new(T::Kind::merge(value)))
    }
}

macro_rules! replace_by_converted {
    ($([$($parameters:tt)*] $kind:ty, $value:ty, |$from:ident| $converted:expr;)*) => {$(
        impl<T: Patchable + From<V>, V, $($parameters)*> ChangeFrom<T, $value> for $kind {
            fn change($from: $value) -> Change<T> {
                Change::Replace(Box::new($converted))
            }
        }
    )*};
}

replace_by_converted! {
    [const N: usize, const TAGGED: bool, P] Structured<N, TAGGED, HasTwin<P>>, V, |value| value.into();
    [const N: usize, const TAGGED: bool] Structured<N, TAGGED, NoTwin>, V, |value| value.into();
    [] Union, V, |value| value.into();
    [] Boxed, Box<V>, |value| (*value).into();
}

impl<T: Patchable> ChangeFrom<T, Change<T>> for Changed {
    fn change(value: Change<T>) -> Change<T> {
        value
    }
}

/// A kind of types `T` that the twin `P` can be merged into.
#[diagnostic::on_unimplemented(
    message = "a `{T}` is not changed in part by a `{P}`",
    label = "not the twin of the property's type",
    note = "write the twin of the property's type; for a union, that of one of its types"
)]
pub trait MergeFrom<T: Patchable, P> {
    /// The twin as a change of a `T`.
    fn merge(patch: P) -> T::Patch;
}

impl<T, P, const N: usize, const TAGGED: bool> MergeFrom<T, P> for Structured<N, TAGGED, HasTwin<P>>
where
    T: Patchable<Patch = P>,
{
    fn merge(patch: P) -> P {
        patch
    }
}

impl<U, P> MergeFrom<U, P> for Union
where
    U: UnionType + From<P::Of>,
    P: Twin + Send + Sync,
{
    fn merge(patch: P) -> UnionPatch<U> {
        UnionPatch::new(patch)
    }
}

/// A twin's property that holds a `T`.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "a property of type `{Self}` cannot be merged",
    label = "not a property with an entity, a complex value or a union",
    note = "set the property to a complete value, with `set`"
)]
pub trait HoldsChange<T> {
    /// The property with the value.
    fn holding(value: T) -> Self;
}

impl<T: Patchable> HoldsChange<Change<T>> for Option<Change<T>> {
    fn holding(value: Change<T>) -> Self {
        Some(value)
    }
}

impl<T: Patchable> HoldsChange<Change<T>> for Option<Option<Change<T>>> {
    fn holding(value: Change<T>) -> Self {
        Some(Some(value))
    }
}
