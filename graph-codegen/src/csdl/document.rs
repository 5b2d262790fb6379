//! A document, its namespaces and their types.

use super::annotation::{Annotation, Annotations};
use super::operation::{Import, Operation};
use crate::error::Position;

/// A CSDL document.
#[derive(Debug, Default)]
pub struct Document {
    /// The `Schema` elements, in document order.
    pub schemas: Vec<Schema>,
    /// The `edmx:Reference` elements.
    pub references: Vec<Reference>,
}

/// An `edmx:Reference` element: another document, and what is used of it.
#[derive(Debug)]
pub struct Reference {
    /// `Uri`
    pub uri: String,
    /// The `edmx:Include` elements.
    pub includes: Vec<Include>,
    /// The `TermNamespace` of each `edmx:IncludeAnnotations` element.
    pub annotations: Vec<String>,
}

/// An `edmx:Include` element: a namespace of another document.
#[derive(Debug)]
pub struct Include {
    /// `Namespace`
    pub namespace: String,
    /// `Alias`: another name of the namespace in this document
    pub alias: Option<String>,
}

impl Document {
    /// A name with its alias replaced by the namespace. An alias of this document's own namespaces has
    /// precedence over one of a namespace of another document.
    pub(crate) fn qualified(&self, name: &str) -> String {
        let Some((alias, local)) = name.rsplit_once('.') else { return name.to_owned() };
        let is_alias = |known: &Option<String>| known.as_deref() == Some(alias);
        let mut own = self.schemas.iter().filter(|it| is_alias(&it.alias)).map(|it| &it.namespace);
        let mut included = self.includes().filter(|it| is_alias(&it.alias)).map(|it| &it.namespace);
        match own.next_back().or_else(|| included.next_back()) {
            Some(namespace) => format!("{namespace}.{local}"),
            None => name.to_owned(),
        }
    }

    /// The namespaces of other documents that this one uses.
    pub fn includes(&self) -> impl DoubleEndedIterator<Item = &Include> {
        self.references.iter().flat_map(|reference| &reference.includes)
    }
}

/// A `Schema` element: a namespace, or a part of one.
#[derive(Debug)]
pub struct Schema {
    /// `Namespace`
    pub namespace: String,
    /// `Alias`
    pub alias: Option<String>,
    /// Where the element starts.
    pub position: Position,
    /// The types, in document order.
    pub types: Vec<Type>,
    /// The `TypeDefinition` elements.
    pub definitions: Vec<Definition>,
    /// The `Action` and `Function` elements, in document order.
    pub operations: Vec<Operation>,
    /// The `ActionImport` and `FunctionImport` elements of the entity container.
    pub imports: Vec<Import>,
    /// The `Annotations` elements.
    pub annotations: Vec<Annotations>,
    /// The `Annotation` elements in it, which apply to the namespace.
    pub own_annotations: Vec<Annotation>,
}

/// An `EntityType`, `ComplexType`, `EnumType` or `EntityContainer` element.
#[derive(Debug)]
pub struct Type {
    /// `Name`, without the namespace.
    pub name: String,
    /// The `Annotation` elements in it.
    pub annotations: Vec<Annotation>,
    /// Where the element starts.
    pub position: Position,
    /// What kind of type it is, and what it declares.
    pub kind: TypeKind,
}

/// The element that declares a type.
#[derive(Debug)]
pub enum TypeKind {
    /// `EntityType`, `ComplexType` or `EntityContainer`
    Structure(Structure),
    /// `EnumType`
    Enumeration(Enumeration),
}

/// A `TypeDefinition` element: another name for a primitive type.
#[derive(Debug)]
pub struct Definition {
    /// `Name`, without the namespace.
    pub name: String,
    /// `UnderlyingType`
    pub underlying: String,
    /// Where the element starts.
    pub position: Position,
}

/// An `EntityType` or `ComplexType` element, or an `EntityContainer` element, whose `EntitySet` and
/// `Singleton` elements are navigation properties.
#[derive(Debug, Default)]
pub struct Structure {
    /// Whether it is an `EntityType`.
    pub entity: bool,
    /// Whether it is an `EntityContainer`.
    pub container: bool,
    /// `BaseType`; `Extends` of a container
    pub base: Option<String>,
    /// `Abstract`
    pub is_abstract: bool,
    /// `OpenType`
    pub open: bool,
    /// `HasStream`
    pub has_stream: bool,
    /// The `PropertyRef` elements of `Key`.
    pub key: Vec<PropertyRef>,
    /// The structural and navigation properties, in document order.
    pub properties: Vec<Property>,
}

impl Structure {
    /// Whether both are entity types, complex types or entity containers, so that one can be the base of
    /// the other.
    pub(crate) fn is_like(&self, other: &Self) -> bool {
        (self.entity, self.container) == (other.entity, other.container)
    }
}

/// A `PropertyRef` element: a part of a key.
#[derive(Debug)]
pub struct PropertyRef {
    /// `Name`: a property or a path such as `address/city`
    pub name: String,
    /// Where the element starts.
    pub position: Position,
}

/// A `Property` or `NavigationProperty` element, or an `EntitySet` or `Singleton` element of a
/// container.
#[derive(Debug)]
pub struct Property {
    /// `Name`
    pub name: String,
    /// `Type`, with its `Collection(…)`
    pub type_name: String,
    /// `Nullable`, if present
    pub nullable: Option<bool>,
    /// Whether it leads to entities.
    pub navigation: bool,
    /// The `Annotation` elements in it.
    pub annotations: Vec<Annotation>,
    /// Where the element starts.
    pub position: Position,
}

/// An `EnumType` element.
#[derive(Debug)]
pub struct Enumeration {
    /// `IsFlags`
    pub flags: bool,
    /// The `Member` elements, in document order.
    pub members: Vec<Member>,
}

/// A `Member` element.
#[derive(Debug)]
pub struct Member {
    /// `Name`
    pub name: String,
    /// `Value`, if present
    pub value: Option<i64>,
    /// The `Annotation` elements in it.
    pub annotations: Vec<Annotation>,
    /// Where the element starts.
    pub position: Position,
}
