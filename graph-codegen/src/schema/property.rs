//! Properties and the types of their values.

use super::description::Description;
use crate::error::Position;

/// The position of a type in `Schema::types`.
pub type TypeId = usize;

/// A structural or navigation property, or a parameter of an operation.
#[derive(Debug, Clone)]
pub struct Property {
    /// The name on the wire.
    pub name: String,
    /// The name of the field.
    pub rust_name: String,
    /// The type as CSDL writes it, with aliases replaced by namespaces:
    /// `Collection(microsoft.graph.user)`
    pub type_name: String,
    /// The type of the value, or of the elements of a collection.
    pub value: Value,
    /// Whether it is a collection.
    pub collection: bool,
    /// `Nullable`; for a collection, whether its elements may be null.
    pub nullable: bool,
    /// The flags that its declaration and annotations set.
    pub flags: PropertyFlags,
    /// What the document says about it.
    pub description: Description,
    /// Where the document declares it.
    pub position: Position,
}

/// Boolean facts about a property, other than `Nullable`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PropertyFlags {
    /// Part of the key
    pub key: bool,
    /// `Org.OData.Core.V1.Computed`: only the service sets it
    pub computed: bool,
    /// `Org.OData.Core.V1.Immutable`: set when the entity is created, never changed
    pub immutable: bool,
    /// A navigation property
    pub navigation: bool,
    /// A secret: `Debug` does not print it
    pub secret: bool,
    /// `Org.OData.Core.V1.OptionalParameter`: the parameter may be omitted
    pub optional: bool,
    /// `Org.OData.Capabilities.V1.IndexableByKey` is false: no key leads to an entity of the set. Told in
    /// docs only
    pub without_key: bool,
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
    /// Any JSON: an untyped value, or a value of a type that the subset omits
    Json,
}

/// A primitive type of OData that has a Rust type.
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

impl PropertyFlags {
    /// The flags that are set in either.
    pub(super) fn with(self, other: Self) -> Self {
        Self {
            key: self.key | other.key,
            computed: self.computed | other.computed,
            immutable: self.immutable | other.immutable,
            navigation: self.navigation | other.navigation,
            secret: self.secret | other.secret,
            optional: self.optional | other.optional,
            without_key: self.without_key | other.without_key,
        }
    }
}
