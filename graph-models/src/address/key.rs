//! Keys in addresses.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use super::Address;
use super::resource::FieldsKind;
use crate::edm::Uuid;
use crate::model::Model;
use crate::query::{FieldType, Operand, Scalar, literal, wire_name_of};

/// A value that a key can have: a text, a GUID or an integer.
///
/// Implemented for these types; an address accepts any of them, because a service compares their texts.
pub trait Key {
    /// The text of the key.
    fn text(&self) -> Cow<'_, str>;
}

macro_rules! texts {
    ($($ty:ty)*) => {$(
        impl Key for $ty {
            fn text(&self) -> Cow<'_, str> {
                Cow::Borrowed(self)
            }
        }
    )*};
}

texts!(str String Cow<'_, str>);

macro_rules! printed {
    ($($ty:ty)*) => {$(
        impl Key for $ty {
            fn text(&self) -> Cow<'_, str> {
                Cow::Owned(self.to_string())
            }
        }
    )*};
}

printed!(Uuid i16 i32 i64 u8 u16 u32 u64);

impl<K: Key + ?Sized> Key for &K {
    fn text(&self) -> Cow<'_, str> {
        (**self).text()
    }
}

/// A key of an item of `R`, which must be a collection.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the key of an item of `{R}`",
    label = "either not a text, a GUID or an integer, or the path does not lead to a collection here",
    note = "only a collection takes a key: `users[id]`, but not `me[id]`"
)]
pub trait KeyOf<R>: Key {
    /// The type of the items.
    type Item;
}

impl<K: Key, T> KeyOf<Vec<T>> for K {
    type Item = T;
}

/// The names and values of a composite or alternate key, to be written in parentheses; made by
/// [`path!`](crate::path) and [`Address::keys`].
pub struct Keys<S, R, I> {
    address: Address<S, R>,
    parts: String,
    item: PhantomData<fn() -> I>,
}

impl<S, T: Model<Kind: FieldsKind<T>>> Address<S, Vec<T>> {
    /// Starts a composite or alternate key: `applications(appId='…')`. [`path!`](crate::path) writes it
    /// as `applications[app_id = "…"]`.
    ///
    /// Source: OData URL Conventions 4.01, sections 4.3.1 "Canonical URL" and 4.3.5 "Alternate Keys".
    pub fn keys(self) -> Keys<S, Vec<T>, T> {
        Keys { address: self, parts: String::new(), item: PhantomData }
    }
}

impl<S, T> Keys<S, Vec<T>, T>
where
    T: Model<Kind: FieldsKind<T>>,
{
    /// Adds the value of a property. The function is never called; it proves that the property exists.
    #[must_use]
    pub fn and<F: FieldType>(
        mut self,
        _: fn(&<T::Kind as FieldsKind<T>>::Fields) -> &F,
        rust_name: &str,
        value: impl Operand<F::Value>,
    ) -> Self
    where
        <F::Value as Model>::Kind: Scalar,
    {
        if !self.parts.is_empty() {
            self.parts.push(',');
        }
        self.parts.push_str(wire_name_of(T::Kind::FIELDS, rust_name));
        self.parts.push('=');
        self.parts.push_str(&literal::<F::Value>(value.into_value()));
        self
    }

    /// The item with this key.
    pub fn item(self) -> Address<S, T> {
        let Self { address, parts, .. } = self;
        address.in_parentheses(&parts)
    }
}

impl<S, R, I> fmt::Debug for Keys<S, R, I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Keys").field("address", &self.address).finish_non_exhaustive()
    }
}

/// Whether a key can be a segment of its own, `/users/1`. It cannot if a client or a service would take
/// the segment for something else: an empty one for the collection, dots for a step up, and a text like
/// `$count`, `delta()` or `microsoft.graph.user` for what it means after a collection.
pub(super) fn is_segment(key: &str) -> bool {
    !(matches!(key, "" | "." | "..")
        || key.starts_with('$')
        || key.contains(['(', ')'])
        || key.starts_with("microsoft.graph."))
}
