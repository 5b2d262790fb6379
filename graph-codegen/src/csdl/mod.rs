//! A CSDL document as it stands: the elements that matter to models, with their lines.
//!
//! Nothing is looked up or corrected here; names are spelled as in the document. The elements and
//! attributes are those of [OData CSDL XML 4.01](https://docs.oasis-open.org/odata/odata-csdl-xml/v4.01/odata-csdl-xml-v4.01.html).

mod operation;
mod read;

pub use operation::{Operation, OperationKind, Parameter, ReturnType};
pub use read::read;

/// A CSDL document.
#[derive(Debug, Default)]
pub struct Document {
    /// The namespaces, in document order.
    pub schemas: Vec<Schema>,
    /// The aliases that `edmx:Include` gives to namespaces of other documents: alias, namespace.
    pub included: Vec<(String, String)>,
}

/// A `Schema` element: a namespace.
#[derive(Debug)]
pub struct Schema {
    /// `Namespace`
    pub namespace: String,
    /// `Alias`
    pub alias: Option<String>,
    /// The line of the element.
    pub line: u32,
    /// The types, in document order.
    pub types: Vec<Type>,
    /// The `TypeDefinition` elements.
    pub definitions: Vec<Definition>,
    /// The `Action` and `Function` elements, in document order.
    pub operations: Vec<Operation>,
    /// The `Annotations` elements.
    pub annotations: Vec<Annotations>,
}

/// An `EntityType`, `ComplexType` or `EnumType` element.
#[derive(Debug)]
pub struct Type {
    /// `Name`, without the namespace.
    pub name: String,
    /// The line of the element.
    pub line: u32,
    /// What kind of type it is.
    pub kind: TypeKind,
}

/// What a type declares.
#[derive(Debug)]
pub enum TypeKind {
    /// `EntityType` or `ComplexType`
    Structure(Structure),
    /// `EnumType`
    Enumeration(Enumeration),
}

/// A `TypeDefinition` element: another name of a primitive type.
#[derive(Debug)]
pub struct Definition {
    /// `Name`, without the namespace.
    pub name: String,
    /// `UnderlyingType`
    pub underlying: String,
    /// The line of the element.
    pub line: u32,
}

/// An `EntityType` or `ComplexType` element.
#[derive(Debug)]
pub struct Structure {
    /// Whether it is an `EntityType`.
    pub entity: bool,
    /// `BaseType`
    pub base: Option<String>,
    /// `Abstract`
    pub is_abstract: bool,
    /// `OpenType`
    pub open: bool,
    /// `HasStream`
    pub has_stream: bool,
    /// The properties that `Key` names.
    pub key: Vec<PropertyRef>,
    /// The structural and navigation properties, in document order.
    pub properties: Vec<Property>,
}

/// A `PropertyRef` element: a part of a key.
#[derive(Debug)]
pub struct PropertyRef {
    /// `Name`: a property, or a path into a complex one, such as `address/city`
    pub name: String,
    /// The line of the element.
    pub line: u32,
}

/// A `Property` or `NavigationProperty` element.
#[derive(Debug)]
pub struct Property {
    /// `Name`
    pub name: String,
    /// `Type`, with its `Collection(…)`
    pub type_name: String,
    /// `Nullable`, where it is given
    pub nullable: Option<bool>,
    /// Whether it is a `NavigationProperty`.
    pub navigation: bool,
    /// The `Annotation` elements in it.
    pub annotations: Vec<Annotation>,
    /// The line of the element.
    pub line: u32,
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
    /// The line of the element.
    pub line: u32,
}

/// An `Annotations` element: annotations of something that stands elsewhere.
#[derive(Debug)]
pub struct Annotations {
    /// `Target`: `graph.user` or `graph.user/displayName`, or something that is no type
    pub target: String,
    /// The `Annotation` elements in it.
    pub annotations: Vec<Annotation>,
}

/// An `Annotation` element.
#[derive(Debug)]
pub struct Annotation {
    /// `Term`
    pub term: String,
    /// The value, if it is a boolean; `None` also where there is none.
    pub bool: Option<bool>,
}
