//! What an address can lead to, by the kind of its type.

use std::marker::PhantomData;

use crate::envelope::{Page, SingleValue};
use crate::model::{
    Boxed, Collection, Enumeration, Flags, Model, Primitive, Structured, TypeInfo, Union,
    UnionType, Variants,
};

/// What an address leads to: an entity, a complex or primitive value, a `Vec` of them for a collection,
/// or a [`Count`].
pub trait Resource {
    /// The type of the body that a service answers with: the type itself for an entity or complex
    /// value, [`Page`] for a collection, [`SingleValue`] for a primitive value.
    type Response;
}

#[diagnostic::do_not_recommend]
impl<R: Model<Kind: ResourceKind<R>>> Resource for R {
    type Response = <R::Kind as ResourceKind<R>>::Response;
}

/// The number of entities in a collection: `$count`. The body is a number.
#[derive(Debug, Clone, Copy)]
pub enum Count {}

impl Resource for Count {
    type Response = u64;
}

/// The bytes of a file, a photo or a value: `$value`. They are read with `Service::download`.
#[derive(Debug, Clone, Copy)]
pub enum Media {}

/// A kind of types that an address can lead to.
pub trait ResourceKind<R> {
    /// The type of the response.
    type Response;
}

/// A kind of types whose properties a path can continue with.
pub trait FieldsKind<R> {
    /// The struct with the properties; for a union, the base type.
    type Fields;

    /// The description of that struct, if there are properties.
    #[doc(hidden)]
    const FIELDS: Option<&'static TypeInfo>;
}

/// A collection, in the compiler's message about a path that continues with a property of its items. Write the
/// key of an item: `users[id].messages` and not `users.messages`.
#[derive(Debug)]
pub struct NeedsKey<T>(PhantomData<T>);

/// The type of a value that is neither an entity nor a complex value, in the compiler's message about a
/// property that the path continues with.
#[derive(Debug)]
pub struct NoProperties<T>(PhantomData<T>);

/// The base type of a union.
type Base<U> = <<U as UnionType>::Variants as Variants>::Base;

macro_rules! resources {
    ($([$($parameters:tt)*] $kind:ty, $resource:ty: $fields:ty, $info:expr, $response:ty;)*) => {$(
        impl<$($parameters)*> FieldsKind<$resource> for $kind {
            type Fields = $fields;
            const FIELDS: Option<&'static TypeInfo> = $info;
        }
        impl<$($parameters)*> ResourceKind<$resource> for $kind {
            type Response = $response;
        }
    )*};
}

resources! {
    [T: Model, const N: usize, const TAGGED: bool, S] Structured<N, TAGGED, S>, T: T, Some(T::TYPE), T;
    [U: UnionType<Variants: Variants>] Union, U: Base<U>, Some(<U::Variants as Variants>::BASE), U;
    [T: Model] Boxed, Box<T>: T, Some(T::TYPE), T;
    [T] Collection, Vec<T>: NeedsKey<T>, None, Page<T>;
    [T] Primitive, T: NoProperties<T>, None, SingleValue<T>;
    [T] Flags, T: NoProperties<T>, None, SingleValue<T>;
    [T, const N: usize] Enumeration<N>, T: NoProperties<T>, None, SingleValue<T>;
}

/// A collection, which has items: `Vec`.
#[diagnostic::on_unimplemented(
    message = "a `{Self}` is not a collection",
    label = "the address does not lead to a collection",
    note = "only a collection has a count: `path!(GraphService: users)`"
)]
pub trait Collected {
    /// The type of the items.
    type Item;
}

impl<T> Collected for Vec<T> {
    type Item = T;
}
