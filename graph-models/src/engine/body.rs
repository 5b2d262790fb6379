//! The types whose values can be a complete JSON body.

use super::misfits::{Misfit, misfits};
use super::read::{read_json_object, read_json_union, read_tolerantly};
use super::write::{top_as, write_body, write_body_at};
use crate::model::{Boxed, Kind, Model, Object, Structured, Union, UnionType};

/// A type whose values are complete bodies: an entity or complex type, also in a `Box`, a patch twin, an
/// envelope, or a union.
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

/// Reads a body from JSON text.
pub(crate) fn read_json<T: Body>(text: &[u8]) -> serde_json::Result<T> {
    T::Kind::read_json(text)
}

/// Reads a body from JSON text, and keeps the values in it that do not fit.
pub(crate) fn read_json_tolerantly<T: Body>(text: &[u8]) -> serde_json::Result<T> {
    read_json(text).or_else(|_| read_tolerantly(text))
}

/// The values in a body that do not fit.
pub(crate) fn misfits_of<T: Body>(value: &T) -> Vec<Misfit<'_>> {
    misfits(T::Kind::object(value))
}

/// Writes a body as JSON text.
pub(crate) fn write_json<T: Body>(value: &T) -> serde_json::Result<Vec<u8>> {
    T::Kind::write_json(value)
}

/// Writes a body for a reader that expects a type.
#[cfg(feature = "http")]
pub(crate) fn write_body_for<T: Body>(
    value: &T,
    expected: &crate::model::TypeInfo,
) -> serde_json::Result<Vec<u8>> {
    let object = T::Kind::object(value);
    write_body_at(top_as(object, expected), object)
}

/// A kind of types whose values are bodies.
pub trait BodyKind<T>: Kind<T> {
    /// The object that is the body.
    fn object(value: &T) -> &dyn Object;

    /// Reads a body from JSON text.
    fn read_json(text: &[u8]) -> serde_json::Result<T>;

    /// Writes a body as JSON text.
    fn write_json(value: &T) -> serde_json::Result<Vec<u8>> {
        write_body(Self::object(value))
    }
}

impl<T, const N: usize, const TAGGED: bool, S> BodyKind<T> for Structured<N, TAGGED, S>
where
    T: Object + Default + Model<Kind = Self>,
    Self: Kind<T>,
{
    fn object(value: &T) -> &dyn Object {
        value
    }

    fn read_json(text: &[u8]) -> serde_json::Result<T> {
        match T::FORM {
            Some(form) => (form.read)(text),
            None => read_json_object(text),
        }
    }

    fn write_json(value: &T) -> serde_json::Result<Vec<u8>> {
        match T::FORM {
            Some(form) => (form.write)(value),
            None => write_body(value),
        }
    }
}

impl<T: Object + Default + Model<Kind: BodyKind<T>>> BodyKind<Box<T>> for Boxed {
    fn object(value: &Box<T>) -> &dyn Object {
        &**value
    }

    fn read_json(text: &[u8]) -> serde_json::Result<Box<T>> {
        T::Kind::read_json(text).map(Box::new)
    }

    fn write_json(value: &Box<T>) -> serde_json::Result<Vec<u8>> {
        T::Kind::write_json(value)
    }
}

impl<U: UnionType> BodyKind<U> for Union {
    fn object(value: &U) -> &dyn Object {
        value.value().1
    }

    fn read_json(text: &[u8]) -> serde_json::Result<U> {
        read_json_union(text)
    }

    fn write_json(value: &U) -> serde_json::Result<Vec<u8>> {
        let object = value.value().1;
        write_body_at(top_as(object, U::TYPE), object)
    }
}
