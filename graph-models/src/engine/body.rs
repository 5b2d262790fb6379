//! The types whose values can be a complete JSON body.

use crate::model::{Kind, Model, Object, Structured, Union, UnionType};

/// A type whose values are complete bodies: an entity or complex type, a patch twin, an envelope, or a
/// union.
///
/// Implemented for all of these by this crate; the functions of [`json`](crate::json) take and return
/// them.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the type of a body",
    label = "not an entity, a complex type, a patch, an envelope or a union",
    note = "values of other types are read and written by `serde_json`"
)]
pub trait Body: Model<Kind: BodyKind<Self>> {}

#[diagnostic::do_not_recommend]
impl<T: Model<Kind: BodyKind<T>>> Body for T {}

/// A kind of types whose values are bodies.
pub trait BodyKind<T>: Kind<T> {
    /// The object that is the body.
    fn object(value: &T) -> &dyn Object;
}

impl<T, const N: usize, const TAGGED: bool, S> BodyKind<T> for Structured<N, TAGGED, S>
where
    T: Object + Model<Kind = Self>,
    Self: Kind<T>,
{
    fn object(value: &T) -> &dyn Object {
        value
    }
}

impl<U: UnionType> BodyKind<U> for Union {
    fn object(value: &U) -> &dyn Object {
        value.value().1
    }
}
