//! The types of a schema.

use std::collections::{BTreeMap, HashMap};
use std::fmt;

use super::description::Description;
use super::operation::Operation;
use super::property::{Property, PropertyFlags, TypeId};
use crate::error::Position;

/// The types and operations of all namespaces, in document order.
#[derive(Debug, Clone, Default)]
pub struct Schema {
    /// The types.
    pub types: Vec<Type>,
    /// The actions and functions.
    pub operations: Vec<Operation>,
    /// The aliases of namespaces: alias, namespace.
    pub aliases: BTreeMap<String, String>,
    /// The Rust module of each namespace, and of each beginning of one, such as `microsoft`. Empty
    /// until names are chosen.
    pub modules: BTreeMap<String, String>,
    /// What the document says about namespaces.
    pub descriptions: BTreeMap<String, Description>,
    /// Alternate keys that are left out, in no order. The fix-ups remove those that are known.
    pub wrong_keys: Vec<WrongKey>,
}

/// A type with its full name.
#[derive(Debug, Clone)]
pub struct Type {
    /// The namespace: `microsoft.graph.security`
    pub namespace: String,
    /// The name in it: `alert`
    pub name: String,
    /// The name of the struct or enum.
    pub rust_name: String,
    /// What the document says about it.
    pub description: Description,
    /// Where the document declares it.
    pub position: Position,
    /// Its kind, and what it declares.
    pub kind: Kind,
}

/// The kind of a type.
#[derive(Debug, Clone)]
pub enum Kind {
    /// An entity or complex type, or an entity container
    Structure(Structure),
    /// An enumeration
    Enumeration(Enumeration),
}

/// An entity or complex type, or an entity container.
#[derive(Debug, Clone)]
pub struct Structure {
    /// Whether it is an entity type.
    pub entity: bool,
    /// Whether it is the entity container, whose entity sets and singletons are the properties.
    pub container: bool,
    /// The base type.
    pub base: Option<TypeId>,
    /// The full name of the base type. It is kept when a subset omits the base type itself.
    pub base_name: Option<String>,
    /// Whether the type is abstract: each value is of a derived type.
    pub is_abstract: bool,
    /// Whether values may have undeclared properties; inherited.
    pub open: bool,
    /// Whether the entity has a media stream; inherited.
    pub has_stream: bool,
    /// `Org.OData.Core.V1.AlternateKeys` of the type and of entity sets of it; inherited. They are told
    /// in docs only.
    pub alternate_keys: Vec<AlternateKey>,
    /// `Org.OData.Capabilities.V1.KeyAsSegmentSupported` of a container, told in docs only
    pub key_as_segment: Option<bool>,
    /// The properties that the type itself declares.
    pub properties: Vec<Property>,
    /// Flags that annotations set on inherited properties, for this type and its derived types.
    pub inherited_flags: Vec<(String, PropertyFlags)>,
    /// What the document says about inherited properties, for this type and its derived types.
    pub inherited_descriptions: Vec<(String, Description)>,
}

/// Properties that identify an entity as its key does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlternateKey {
    /// The parts, in document order.
    pub parts: Vec<KeyPart>,
    /// The name of the entity set, if it is a key only there.
    pub set: Option<String>,
}

/// A part of an alternate key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyPart {
    /// A property, or a path such as `address/city`
    pub path: String,
    /// Its name in addresses, if that is another one.
    pub alias: Option<String>,
}

/// A part of an alternate key that is not a property.
#[derive(Debug, Clone)]
pub struct WrongKey {
    /// The type, or the entity set after its container: `microsoft.graph.user`
    pub subject: String,
    /// What the part names.
    pub path: String,
    /// What is wrong, with the position.
    pub note: String,
}

/// An enumeration.
#[derive(Debug, Clone)]
pub struct Enumeration {
    /// Whether a value may combine several members.
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
    /// What the document says about it.
    pub description: Description,
    /// The number; `None` for flags whose numbers are not known.
    pub value: Option<i64>,
    /// Where the document declares it.
    pub position: Position,
}

impl Type {
    /// The structure, if this is an entity or complex type, or an entity container.
    pub fn structure(&self) -> Option<&Structure> {
        match &self.kind {
            Kind::Structure(structure) => Some(structure),
            Kind::Enumeration(_) => None,
        }
    }

    /// Whether this is an entity container.
    pub fn is_container(&self) -> bool {
        self.structure().is_some_and(|structure| structure.container)
    }
}

/// The full name: `microsoft.graph.security.alert`
impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.namespace, self.name)
    }
}

impl Schema {
    /// Adds flags to a property that a type declares or inherits, if there is one.
    pub(super) fn set_flags(&mut self, id: TypeId, property: &str, flags: PropertyFlags) {
        if flags == PropertyFlags::default() {
            return;
        }
        let inherited = self.inherited(id).any(|(_, inherited)| inherited.name == property);
        let Kind::Structure(structure) = &mut self.types[id].kind else { return };
        let declared = structure.properties.iter_mut().find(|declared| declared.name == property);
        if let Some(declared) = declared {
            declared.flags = declared.flags.with(flags);
        } else if inherited {
            structure.inherited_flags.push((property.to_owned(), flags));
        }
    }

    /// The positions of the types by full name, spelled as in the document.
    pub fn ids(&self) -> HashMap<String, TypeId> {
        self.types.iter().enumerate().map(|(id, ty)| (ty.to_string(), id)).collect()
    }

    /// The namespaces of all types and operations.
    pub fn namespaces(&self) -> impl Iterator<Item = &str> {
        let types = self.types.iter().map(|ty| &*ty.namespace);
        types.chain(self.operations.iter().map(|operation| &*operation.namespace))
    }

    /// The entity and complex types, with their positions.
    pub fn structures(&self) -> impl Iterator<Item = (TypeId, &Type, &Structure)> {
        self.types.iter().enumerate().filter_map(|(id, ty)| Some((id, ty, ty.structure()?)))
    }
}
