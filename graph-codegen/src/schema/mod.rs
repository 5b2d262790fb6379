//! The types and operations of a document with every reference followed: what models are made from.

mod annotate;
mod flatten;
mod lookup;
mod operation;
mod operations;
mod resolve;

use std::collections::{BTreeMap, HashMap};
use std::fmt;

pub use self::flatten::FlatProperty;
pub use self::operation::{Answer, Binding, Form, Operation, OperationKind};
pub use self::resolve::resolve;

/// The position of a type in [`Schema::types`].
pub type TypeId = usize;

/// The types and operations of all namespaces, in document order, and the other names of namespaces.
#[derive(Debug, Clone, Default)]
pub struct Schema {
    /// The types.
    pub types: Vec<Type>,
    /// The actions and functions.
    pub operations: Vec<Operation>,
    /// Alias and namespace, for each namespace that has one.
    pub aliases: BTreeMap<String, String>,
}

/// A type with its full name.
#[derive(Debug, Clone)]
pub struct Type {
    /// The namespace: `microsoft.graph.security`
    pub namespace: String,
    /// The name in it: `alert`
    pub name: String,
    /// The line of the document that declares it.
    pub line: u32,
    /// What it is.
    pub kind: Kind,
}

/// What a type is.
#[derive(Debug, Clone)]
pub enum Kind {
    /// An entity or complex type
    Structure(Structure),
    /// An enumeration
    Enumeration(Enumeration),
}

/// An entity or complex type.
#[derive(Debug, Clone)]
pub struct Structure {
    /// Whether it is an entity type.
    pub entity: bool,
    /// The type that it is based on.
    pub base: Option<TypeId>,
    /// The full name of that type, which stays when the type itself is left out of a subset.
    pub base_name: Option<String>,
    /// Whether no value is of exactly this type.
    pub is_abstract: bool,
    /// Whether values may have properties that are not declared; inherited.
    pub open: bool,
    /// Whether the entity has a media stream; inherited.
    pub has_stream: bool,
    /// The properties that the type itself declares.
    pub properties: Vec<Property>,
    /// Facets that annotations give to inherited properties: for this type and those based on it.
    pub inherited_facets: Vec<(String, Facets)>,
}

/// A structural or navigation property, or a parameter of an operation.
#[derive(Debug, Clone)]
pub struct Property {
    /// The name on the wire.
    pub name: String,
    /// The type as CSDL writes it, aliases written out: `Collection(microsoft.graph.user)`
    pub type_name: String,
    /// The type of the value, or of the elements.
    pub value: Value,
    /// Whether it is a collection.
    pub collection: bool,
    /// `Nullable`; of a collection, it says so of the elements.
    pub nullable: bool,
    /// What else is known of it.
    pub facets: Facets,
    /// The line of the document that declares it.
    pub line: u32,
}

/// What is known of a property beside its type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Facets {
    /// Part of the key.
    pub key: bool,
    /// `Org.OData.Core.V1.Computed`: set by the service alone
    pub computed: bool,
    /// `Org.OData.Core.V1.Immutable`: set when the entity is created, never changed
    pub immutable: bool,
    /// A navigation property.
    pub navigation: bool,
    /// Kept out of logs.
    pub secret: bool,
    /// `Org.OData.Core.V1.OptionalParameter`: a parameter that may be left out
    pub optional: bool,
}

/// The type of a property's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// A primitive type
    Primitive(Primitive),
    /// An enumeration
    Enumeration(TypeId),
    /// An entity or complex type
    Structure(TypeId),
    /// Any JSON: untyped in the schema, or outside of a subset
    Json,
}

/// A primitive type of OData that a Rust type holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Primitive {
    /// `Edm.Binary`
    Binary,
    /// `Edm.Boolean`
    Boolean,
    /// `Edm.Byte`
    Byte,
    /// `Edm.Date`
    Date,
    /// `Edm.DateTimeOffset`
    DateTimeOffset,
    /// `Edm.Decimal`
    Decimal,
    /// `Edm.Double`
    Double,
    /// `Edm.Duration`
    Duration,
    /// `Edm.Guid`
    Guid,
    /// `Edm.Int16`
    Int16,
    /// `Edm.Int32`
    Int32,
    /// `Edm.Int64`
    Int64,
    /// `Edm.SByte`
    SByte,
    /// `Edm.Single`
    Single,
    /// `Edm.String`
    String,
    /// `Edm.TimeOfDay`
    TimeOfDay,
}

/// An enumeration.
#[derive(Debug, Clone)]
pub struct Enumeration {
    /// Whether a value can hold several members.
    pub flags: bool,
    /// The members, in document order.
    pub members: Vec<Member>,
}

/// A member of an enumeration.
#[derive(Debug, Clone)]
pub struct Member {
    /// The name on the wire.
    pub name: String,
    /// The name of the variant.
    pub rust_name: String,
    /// The line of the document that declares it.
    pub line: u32,
}

impl Type {
    /// The entity or complex type that this is.
    pub fn structure(&self) -> Option<&Structure> {
        match &self.kind {
            Kind::Structure(structure) => Some(structure),
            Kind::Enumeration(_) => None,
        }
    }
}

/// The full name: `microsoft.graph.security.alert`
impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.namespace, self.name)
    }
}

impl Schema {
    /// The positions of the types, by their full names as the document spells them.
    pub fn ids(&self) -> HashMap<String, TypeId> {
        self.types.iter().enumerate().map(|(id, ty)| (ty.to_string(), id)).collect()
    }

    /// The structures, with their positions.
    pub fn structures(&self) -> impl Iterator<Item = (TypeId, &Type, &Structure)> {
        self.types.iter().enumerate().filter_map(|(id, ty)| Some((id, ty, ty.structure()?)))
    }

    /// The types based on another, directly or not, in document order.
    pub fn derived(&self) -> BTreeMap<TypeId, Vec<TypeId>> {
        let mut derived: BTreeMap<TypeId, Vec<TypeId>> = BTreeMap::new();
        for (id, ..) in self.structures() {
            for base in self.ancestry(id).skip(1) {
                derived.entry(base).or_default().push(id);
            }
        }
        derived
    }
}

#[cfg(test)]
mod tests;
