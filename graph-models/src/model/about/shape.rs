//! The families of types.

use graph_table::{TableShape, TypeTable};

/// The family that a type belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Shape {
    /// A primitive type such as `Edm.String`, or untyped JSON.
    Primitive,
    /// An enumeration.
    Enum {
        /// Whether a value can hold several members (`IsFlags` in CSDL).
        flags: bool,
        /// Whether a member that the type does not declare is kept. If not, it is an error.
        open: bool,
    },
    /// An entity or complex type.
    Structured,
    /// The patch twin of an entity or complex type.
    Patch,
    /// A polymorphic union over a base type.
    Union,
}

impl Shape {
    /// The family of the type that a table describes.
    pub(super) const fn of(table: TypeTable<'_>) -> Self {
        match table.shape() {
            TableShape::Nothing => Self::Primitive,
            TableShape::Structured => Self::Structured,
            TableShape::Patch => Self::Patch,
            TableShape::Enumeration { flags, open } => Self::Enum { flags, open },
        }
    }
}
