//! The type of a property.

use std::fmt;

use super::{PropertyInfo, TypeInfo};

/// The type of a property: a type, or a collection of it.
///
/// A [`Nav`](crate::Nav) only names the type of the related entities. It does not refer to the
/// description, so that a program with the property does not contain the code of that type. A
/// [`Registry`](crate::Registry) finds the description by the name.
///
/// `Display` prints the type as CSDL does: `Edm.String`, `Collection(microsoft.graph.user)`.
#[derive(Debug, Clone, Copy)]
pub struct TypeRef {
    name: &'static str,
    collection: bool,
    info: Option<&'static TypeInfo>,
}

impl TypeRef {
    /// The answer of a field that does not know its type.
    pub(in crate::model) const UNKNOWN: Self = Self { name: "", collection: false, info: None };

    pub(crate) const fn new(info: &'static TypeInfo, collection: bool) -> Self {
        Self { name: info.name(), collection, info: Some(info) }
    }

    /// The type with this name as CSDL writes it: `Collection(microsoft.graph.user)`.
    pub(in crate::model) fn named(text: &'static str) -> Self {
        let element = text.strip_prefix("Collection(").and_then(|rest| rest.strip_suffix(')'));
        Self { name: element.unwrap_or(text), collection: element.is_some(), info: None }
    }

    /// The full name of the type, or of the type of the elements.
    pub const fn name(self) -> &'static str {
        self.name
    }

    /// The description of the type, or of the type of the elements; `None` for a [`Nav`](crate::Nav).
    pub const fn info(self) -> Option<&'static TypeInfo> {
        self.info
    }

    /// Whether the property holds a collection.
    pub const fn is_collection(self) -> bool {
        self.collection
    }

    /// Whether both are the same type.
    pub(crate) fn same(self, other: Self) -> bool {
        let types = match (self.info, other.info) {
            (Some(left), Some(right)) => left.same(right),
            (None, None) => self.name == other.name,
            _ => false,
        };
        types && self.collection == other.collection
    }
}

impl fmt::Display for TypeRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.collection {
            true => write!(f, "Collection({})", self.name),
            false => f.write_str(self.name),
        }
    }
}

impl PropertyInfo {
    /// The type of the related entities, if the property is a [`Nav`](crate::Nav). It is only a name;
    /// a [`Registry`](crate::Registry) finds the description.
    pub fn target(&self) -> Option<TypeRef> {
        (!self.target.is_empty()).then(|| TypeRef::named(self.target))
    }
}
