//! What is known about a type, and the answers to questions about it.

use std::any::{Any, TypeId};

use graph_table::index::NameIndex;
use graph_table::limits::PRESENCE_BLOCK;
use graph_table::{MemberNumbers, Profile, TypeFlags, TypeTable};

use super::{PropertyInfo, Shape};

/// The description of a type: its names, its base, and its properties or members.
///
/// Every type that a property can have has one: [`Model::TYPE`](crate::Model::TYPE).
///
/// ```
/// use graph_models::{Model, Shape, graph_entity, AdditionalData};
///
/// #[graph_entity(base = "#microsoft.graph.entity")]
/// pub struct Printer {
///     #[graph(key)]
///     pub id: Option<String>,
///     pub display_name: Option<String>,
///     #[graph(additional)]
///     pub additional_data: AdditionalData,
/// }
///
/// let printer = Printer::TYPE;
/// assert_eq!(printer.name(), "microsoft.graph.printer");
/// assert_eq!(printer.base(), Some("microsoft.graph.entity"));
/// let property = printer.property("displayName").unwrap();
/// assert_eq!(property.rust_name(), "display_name");
/// assert!(!property.is_key());
/// assert_eq!(printer.property_type("displayName").unwrap().to_string(), "Edm.String");
/// ```
#[derive(Debug)]
pub struct TypeInfo {
    /// The full name with a leading `#`.
    pub(super) tag: &'static str,
    pub(super) name: &'static str,
    pub(super) rust_name: &'static str,
    pub(super) base: Option<&'static str>,
    pub(super) shape: Shape,
    pub(super) flags: TypeFlags,
    pub(super) profile: Profile,
    /// Identifies the Rust type that has the properties. Descriptions are compared by it, because the
    /// description of one type can have several addresses.
    pub(super) id: Option<TypeId>,
    pub(crate) properties: &'static [PropertyInfo],
    pub(crate) members: &'static [&'static str],
    /// The numbers of the members.
    pub(super) numbers: MemberNumbers<'static>,
    pub(crate) variants: VariantList,
    pub(crate) index: NameIndex<'static>,
    /// Creates a value. Its type is erased, because this module does not depend on values;
    /// `model::value` stores it and downcasts it.
    pub(in crate::model) constructor: Option<&'static (dyn Any + Send + Sync)>,
    pub(super) checks_missing: bool,
}

/// A type of a union: its type table, and a function that returns the rest of its description.
#[derive(Debug, Clone, Copy)]
pub struct Variant {
    pub(crate) table: TypeTable<'static>,
    pub(super) info: fn() -> &'static TypeInfo,
}

/// The types that a union distinguishes, the fallback last, in groups of [`UNION_GROUP`](graph_table::limits::UNION_GROUP).
#[derive(Debug, Clone, Copy)]
pub struct VariantList(pub(in crate::model) &'static [&'static [Variant]]);

impl TypeInfo {
    /// The full name in the schema, without the `#` of `@odata.type`: `microsoft.graph.user`.
    ///
    /// A union has the name of its base type. [`Page`](crate::Page) and
    /// [`SingleValue`](crate::SingleValue) have an empty name, because no schema declares them.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The value of `@odata.type` for this type: `#microsoft.graph.user`. It is never written for a
    /// type that is not [tagged](Self::is_tagged).
    pub const fn odata_type(&self) -> &'static str {
        self.tag
    }

    /// Whether the type has a name on the wire. Envelopes and types with `tag = false` have none.
    pub const fn is_tagged(&self) -> bool {
        !self.flags.contains(TypeFlags::UNTAGGED)
    }

    /// Whether this is a declared type without a name on the wire. Generic envelopes do not count.
    pub(crate) const fn is_nameless(&self) -> bool {
        !self.is_tagged() && self.id.is_some()
    }

    /// The name of the Rust type, without its path.
    pub const fn rust_name(&self) -> &'static str {
        self.rust_name
    }

    /// The full name of the base type, if one was given.
    pub const fn base(&self) -> Option<&'static str> {
        self.base
    }

    /// Whether this is a complex type, whose values have no key (`ComplexType` in CSDL).
    pub const fn is_complex(&self) -> bool {
        self.flags.contains(TypeFlags::COMPLEX)
    }

    /// Whether the type is abstract, so that every value is of a derived type (`Abstract` in CSDL).
    pub const fn is_abstract(&self) -> bool {
        self.flags.contains(TypeFlags::ABSTRACT)
    }

    /// Whether values may have properties that the type does not declare (`OpenType` in CSDL).
    pub const fn is_open(&self) -> bool {
        self.flags.contains(TypeFlags::OPEN)
    }

    /// Whether an entity of this type has a media stream (`HasStream` in CSDL).
    pub const fn has_stream(&self) -> bool {
        self.flags.contains(TypeFlags::HAS_STREAM)
    }

    /// How the service of the type wants its bodies and addresses: what the attribute's option `profile`
    /// says, or the profile of Microsoft Graph. A union has that of its base type.
    ///
    /// ```
    /// use graph_models::{AdditionalData, Model, Profile, graph_entity};
    ///
    /// #[graph_entity(namespace = "org.shop", profile = "odata")]
    /// pub struct Order {
    ///     #[graph(additional)]
    ///     pub additional_data: AdditionalData,
    /// }
    ///
    /// assert_eq!(Order::TYPE.profile(), Profile::ODATA);
    /// ```
    #[inline]
    pub const fn profile(&self) -> Profile {
        self.profile
    }

    /// Whether JSON escapes the name of a property.
    #[inline]
    pub(crate) const fn has_escaped_names(&self) -> bool {
        self.flags.contains(TypeFlags::ESCAPED)
    }

    /// The family that the type belongs to.
    pub const fn shape(&self) -> Shape {
        self.shape
    }

    /// The declared properties, in declaration order; those of the base type for a union, and empty for all
    /// other types that are not structured.
    pub fn properties(&self) -> &'static [PropertyInfo] {
        match self.variants.last() {
            Some(base) => base.info().properties,
            None => self.properties,
        }
    }

    /// The members of an enumeration in schema spelling; empty for all but enumerations.
    pub const fn members(&self) -> &'static [&'static str] {
        self.members
    }

    /// The number of words in a set that has a bit for each property.
    #[inline]
    pub(crate) const fn blocks(&self) -> usize {
        self.properties.len().div_ceil(PRESENCE_BLOCK)
    }

    /// Whether a body must be checked for missing properties.
    #[inline]
    pub(crate) const fn checks_missing(&self) -> bool {
        self.checks_missing
    }

    /// Whether both describe the same structured Rust type.
    #[inline]
    pub(crate) fn is(&self, other: &Self) -> bool {
        std::ptr::eq(self, other) || (self.id.is_some() && self.id == other.id)
    }

    /// Whether both types have the same names and belong to the same family.
    pub(crate) fn same(&self, other: &Self) -> bool {
        self.tag == other.tag && self.rust_name == other.rust_name && self.shape == other.shape
    }

    /// Whether this describes a patch twin.
    #[inline]
    pub(crate) const fn is_patch(&self) -> bool {
        matches!(self.shape, Shape::Patch)
    }
}
