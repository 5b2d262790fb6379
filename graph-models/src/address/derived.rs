//! Derived types and base types: what an address can be cast to, read as, queried by, and which
//! operations it has.

use std::marker::PhantomData;

use super::container::Container;
use super::resource::FieldsKind;
use crate::model::{Boxed, Collection, Model, Structured, Union, UnionType};

/// A type that a path can cast an `R` to.
#[diagnostic::on_unimplemented(
    message = "a `{R}` cannot be cast to this type",
    label = "not derived from `{R}`",
    note = "the type after `as` is one that is derived from the type before it"
)]
pub trait Cast<R> {
    /// The full name of the type.
    #[doc(hidden)]
    const NAME: &'static str;

    /// What the address then leads to.
    type To;
}

impl<R: Model<Kind: CastKind<R, D>>, D: Model> Cast<R> for PhantomData<D> {
    type To = <R::Kind as CastKind<R, D>>::To;
    const NAME: &'static str = D::TYPE.name();
}

/// A kind of types that can be cast to `D`, alone or as the items of a collection.
#[diagnostic::on_unimplemented(
    message = "a `{R}` cannot be cast to `{D}`",
    label = "`{D}` is not derived from `{R}`",
    note = "the type after `as` is one that is derived from the type before it"
)]
pub trait CastKind<R, D> {
    /// What the address then leads to.
    type To;
}

#[diagnostic::do_not_recommend]
impl<R: From<D>, D, const N: usize, const TAGGED: bool, S> CastKind<R, D>
    for Structured<N, TAGGED, S>
{
    type To = D;
}

#[diagnostic::do_not_recommend]
impl<U: From<D>, D> CastKind<U, D> for Union {
    type To = D;
}

#[diagnostic::do_not_recommend]
impl<T: Model<Kind: CastKind<T, D>>, D> CastKind<Vec<T>, D> for Collection {
    type To = Vec<<T::Kind as CastKind<T, D>>::To>;
}

/// What an operation is bound to: [`Action::Binding`](crate::Action::Binding). `R` is what an address
/// leads to that the operation is called on.
#[diagnostic::on_unimplemented(
    message = "an operation that is bound to `{Self}` is not called on a `{R}`",
    label = "the address leads to something that does not have the operation",
    note = "`()` is the binding of an unbound operation, which is called on the container alone: \
            `path!(GraphService)`"
)]
pub trait BindingOf<R> {}

#[diagnostic::do_not_recommend]
impl<B: Model<Kind: BindingKind<B, R>>, R> BindingOf<R> for B {}

/// An unbound operation is called on the container.
impl<C: Container> BindingOf<C> for () {}

/// A kind of types that operations are bound to.
pub trait BindingKind<B, R> {}

impl<B, R, const N: usize, const TAGGED: bool, S> BindingKind<B, R> for Structured<N, TAGGED, S>
where
    R: Model<Kind: FieldsKind<R>>,
    B: From<<R::Kind as FieldsKind<R>>::Fields>,
{
}

impl<U, R> BindingKind<U, R> for Union
where
    R: Model<Kind: FieldsKind<R>>,
    U: From<<R::Kind as FieldsKind<R>>::Fields>,
{
}

impl<B: Model<Kind: BindingKind<B, R>>, R> BindingKind<Vec<B>, Vec<R>> for Collection {}

/// A kind of types that can be read as their base type.
pub trait BaseKind<R> {
    /// The base type of a union; any other type itself.
    type Base;
}

impl<T, const N: usize, const TAGGED: bool, S> BaseKind<T> for Structured<N, TAGGED, S> {
    type Base = T;
}

impl<U: UnionType> BaseKind<U> for Union
where
    Union: FieldsKind<U>,
{
    type Base = <Union as FieldsKind<U>>::Fields;
}

impl<T: Model<Kind: BaseKind<T>>> BaseKind<Vec<T>> for Collection {
    type Base = Vec<<T::Kind as BaseKind<T>>::Base>;
}

/// A kind of types that query options on a `Q` can be used for: `Q` itself, a collection of it, or a union
/// that can hold it.
#[diagnostic::on_unimplemented(
    message = "a query on `{Q}` cannot be used for `{R}`",
    label = "not a query on what the address leads to",
    note = "the type in `select!` and the other macros is that of the items"
)]
pub trait QueryKind<R, Q> {}

impl<T, const N: usize, const TAGGED: bool, S> QueryKind<T, T> for Structured<N, TAGGED, S> {}

impl<T> QueryKind<Box<T>, T> for Boxed {}

#[diagnostic::do_not_recommend]
impl<U: From<Q>, Q> QueryKind<U, Q> for Union {}

#[diagnostic::do_not_recommend]
impl<T: Model<Kind: QueryKind<T, Q>>, Q> QueryKind<Vec<T>, Q> for Collection {}
