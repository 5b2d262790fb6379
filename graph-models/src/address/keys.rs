//! Composite and alternate keys in addresses.

use std::fmt;

use super::resource::FieldsKind;
use super::typed::Address;
use crate::model::Model;
use crate::query::{FieldType, Operand, Scalar, literal, wire_name_of};

/// The names and values of a composite or alternate key, to be written in parentheses; made by
/// [`path!`](crate::path) and [`Address::keys`].
pub struct Keys<S, T> {
    collection: Address<S, Vec<T>>,
    parts: String,
}

impl<S, T: Model<Kind: FieldsKind<T>>> Address<S, Vec<T>> {
    /// Starts a composite or alternate key: `applications(appId='…')`. [`path!`](crate::path) writes it
    /// as `applications[app_id = "…"]`.
    ///
    /// Source: OData URL Conventions 4.01, sections 4.3.1 "Canonical URL" and 4.3.5 "Alternate Keys".
    #[doc(hidden)]
    pub fn keys(self) -> Keys<S, T> {
        Keys { collection: self, parts: String::new() }
    }
}

impl<S, T> Keys<S, T>
where
    T: Model<Kind: FieldsKind<T>>,
{
    /// Adds the value of a property. The function is never called; it proves that the property exists.
    #[doc(hidden)]
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
    #[doc(hidden)]
    pub fn item(self) -> Address<S, T> {
        self.collection.in_parentheses(&self.parts)
    }
}

impl<S, T> fmt::Debug for Keys<S, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Keys").field("collection", &self.collection).finish_non_exhaustive()
    }
}
