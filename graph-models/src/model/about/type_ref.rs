//! A reference to a type, as a property has it.

use std::fmt;

use super::TypeInfo;

/// The type of a property: a [`TypeInfo`], or a collection of it.
///
/// `Display` writes it as CSDL does: `Edm.String`, `Collection(microsoft.graph.user)`.
#[derive(Debug, Clone, Copy)]
pub struct TypeRef {
    info: &'static TypeInfo,
    collection: bool,
}

impl TypeRef {
    pub(in crate::model) const fn new(info: &'static TypeInfo, collection: bool) -> Self {
        Self { info, collection }
    }

    /// The type, or that of the elements.
    pub const fn info(self) -> &'static TypeInfo {
        self.info
    }

    /// Whether the property holds a collection.
    pub const fn is_collection(self) -> bool {
        self.collection
    }
}

impl fmt::Display for TypeRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.collection {
            true => write!(f, "Collection({})", self.info.name()),
            false => f.write_str(self.info.name()),
        }
    }
}
