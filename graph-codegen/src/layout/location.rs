//! Locations of types and operations, and the variants of unions.

use std::collections::BTreeMap;

use crate::names;
use crate::schema::TypeId;

/// The location of each type and operation, and the unions.
#[derive(Debug)]
pub struct Layout {
    /// The location of each type, in the order of the schema.
    pub types: Vec<Location>,
    /// The location of the parameters of each operation, in the order of the schema.
    pub operations: Vec<Location>,
    /// The variants of each union, by its base type. There is no union over
    /// `microsoft.graph.entity`, or over a base with more derived types than a union may have
    /// variants. Values of such a base are read as the base itself, and the properties of derived
    /// types as additional data.
    pub unions: BTreeMap<TypeId, Vec<Variant>>,
}

/// Where the Rust type of a type, or of the parameters of an operation, is declared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    /// The path of modules below the outermost one: `["partners", "billing"]`
    pub folder: Vec<String>,
    /// The name of the file, without its extension. Operations share files.
    pub file: String,
    /// The name of the struct or enum.
    pub name: String,
    /// The name of the union over this type, if there is one.
    pub union_name: String,
}

impl Location {
    /// The name of the patch twin.
    pub fn patch_name(&self) -> String {
        names::patch_name(&self.name)
    }
}

/// A variant of a union.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variant {
    /// The name of the variant.
    pub name: String,
    /// The type of the value that it holds.
    pub ty: TypeId,
}
