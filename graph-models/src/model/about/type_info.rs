//! The static description of a type.

use std::any::{Any, TypeId};

use graph_table::index::NameIndex;
use graph_table::limits::PRESENCE_BLOCK;
use graph_table::{TypeFlags, TypeTable};

use super::type_table::shape;
use super::{PropertyInfo, Variant, VariantList};

/// What is known of a type without a value of it: names, base, properties or members.
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
    /// The name behind a `#`.
    tag: &'static str,
    name: &'static str,
    rust_name: &'static str,
    base: Option<&'static str>,
    shape: Shape,
    flags: TypeFlags,
    /// The Rust type that has the properties; a description need not have one address.
    id: Option<TypeId>,
    pub(crate) properties: &'static [PropertyInfo],
    pub(crate) members: &'static [&'static str],
    pub(crate) variants: VariantList,
    pub(crate) index: NameIndex<'static>,
    /// How a value is created. This module does not depend on values, so `model::value` stores the
    /// constructor here and downcasts it again.
    pub(in crate::model) constructor: Option<&'static (dyn Any + Send + Sync)>,
    checks_missing: bool,
}

/// Which of OData's families a type belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Shape {
    /// A primitive type such as `Edm.String`, or untyped JSON.
    Primitive,
    /// An enumeration; `open` ones keep members that the type does not know.
    Enum {
        /// Whether a value can hold several members (`IsFlags` in CSDL).
        flags: bool,
        /// Whether members that the type does not know are kept instead of refused.
        open: bool,
    },
    /// An entity or complex type.
    Structured,
    /// The patch twin of an entity or complex type.
    Patch,
    /// A polymorphic union over a base type.
    Union,
}

/// Which texts name a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spelling {
    /// That of the schema in any case: what is read.
    Any,
    /// That of the schema alone: what is copied, where another case stands for an unknown member.
    Schema,
}

impl TypeInfo {
    /// A type of which only the names are known; `tag` is the full name with a leading `#`.
    const fn new(tag: &'static str, rust_name: &'static str, shape: Shape) -> Self {
        Self {
            tag,
            name: tag.split_at(1).1,
            rust_name,
            base: None,
            shape,
            flags: TypeFlags::NONE,
            id: None,
            properties: &[],
            members: &[],
            variants: VariantList::NONE,
            index: NameIndex::EMPTY,
            constructor: None,
            checks_missing: false,
        }
    }

    /// A primitive type.
    pub(crate) const fn primitive(tag: &'static str, rust_name: &'static str) -> Self {
        Self::new(tag, rust_name, Shape::Primitive)
    }

    /// A type as its table describes it.
    const fn described(table: TypeTable<'static>) -> Self {
        Self {
            flags: table.flags(),
            base: table.base(),
            index: table.index(),
            ..Self::new(table.tag(), table.rust_name(), shape(table))
        }
    }

    /// The structured Rust type with this id, as its table describes it.
    pub(in crate::model) const fn structured(
        id: TypeId,
        table: TypeTable<'static>,
        constructor: &'static (dyn Any + Send + Sync),
        properties: &'static [PropertyInfo],
    ) -> Self {
        let (id, constructor) = (Some(id), Some(constructor));
        Self { id, constructor, ..Self::described(table) }.with(properties)
    }

    /// An envelope with a type parameter: one description for all its types, so that it can make
    /// no value, and has no index, which only the attribute computes.
    pub(crate) const fn envelope(
        rust_name: &'static str,
        properties: &'static [PropertyInfo],
    ) -> Self {
        let flags = TypeFlags::UNTAGGED;
        Self { flags, ..Self::new("#", rust_name, Shape::Structured) }.with(properties)
    }

    const fn with(self, properties: &'static [PropertyInfo]) -> Self {
        let (mut checks_missing, mut position) = (false, 0);
        while position < properties.len() {
            checks_missing |=
                properties[position].is_required() || properties[position].is_content();
            position += 1;
        }
        Self { properties, checks_missing, ..self }
    }

    /// An enumeration, as its table describes it.
    pub(in crate::model) const fn enumeration(
        table: TypeTable<'static>,
        members: &'static [&'static str],
    ) -> Self {
        Self { members, ..Self::described(table) }
    }

    /// A union, which has the name of its fallback, the last variant.
    pub(in crate::model) const fn union(rust_name: &'static str, variants: VariantList) -> Self {
        let Some(fallback) = variants.last() else {
            return Self::new("#", rust_name, Shape::Union);
        };
        let (tag, base) = (fallback.table.tag(), fallback.table.base());
        Self { base, variants, ..Self::new(tag, rust_name, Shape::Union) }
    }

    /// The full name in the schema, as `@odata.type` has it after the `#`:
    /// `microsoft.graph.user`. A union has the name of its base type; [`Page`](crate::Page) and
    /// [`SingleValue`](crate::SingleValue), which no schema declares, have an empty name.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The value that `@odata.type` has for this type: `#microsoft.graph.user`. A type that is not
    /// [tagged](Self::is_tagged) is never written with it.
    pub const fn odata_type(&self) -> &'static str {
        self.tag
    }

    /// Whether the type has a name on the wire: not if it is an envelope, or has `tag = false`.
    pub const fn is_tagged(&self) -> bool {
        !self.flags.contains(TypeFlags::UNTAGGED)
    }

    /// Whether it is a declared type without a name on the wire, and not an envelope.
    pub(crate) const fn is_nameless(&self) -> bool {
        !self.is_tagged() && self.id.is_some()
    }

    /// The name of the Rust type, without its path.
    pub const fn rust_name(&self) -> &'static str {
        self.rust_name
    }

    /// The full name of the base type, where one was given.
    pub const fn base(&self) -> Option<&'static str> {
        self.base
    }

    /// Whether this is a complex type: a value without a key (`ComplexType` in CSDL).
    pub const fn is_complex(&self) -> bool {
        self.flags.contains(TypeFlags::COMPLEX)
    }

    /// Whether no value is of exactly this type (`Abstract` in CSDL).
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

    /// Which family of types this one belongs to.
    pub const fn shape(&self) -> Shape {
        self.shape
    }

    /// The declared properties, in declaration order; empty for all but structured types.
    pub const fn properties(&self) -> &'static [PropertyInfo] {
        self.properties
    }

    /// The members of an enumeration in schema spelling; empty for all but enumerations.
    pub const fn members(&self) -> &'static [&'static str] {
        self.members
    }

    /// The types that a union distinguishes, the fallback last; empty for all but unions.
    pub fn variants(&self) -> impl DoubleEndedIterator<Item = &'static TypeInfo> {
        self.variants.iter().map(Variant::info)
    }

    /// The property with this name on the wire.
    pub fn property(&self, wire_name: &str) -> Option<&'static PropertyInfo> {
        self.properties.get(self.position(wire_name)?)
    }

    /// The position of the property with this name.
    #[inline]
    pub(crate) fn position(&self, wire_name: &str) -> Option<usize> {
        let Some(position) = self.index.candidate(wire_name) else {
            return self.search(wire_name);
        };
        (self.properties.get(position)?.wire_name == wire_name).then_some(position)
    }

    /// The few properties of a table that was written by hand have no index.
    #[cold]
    fn search(&self, wire_name: &str) -> Option<usize> {
        self.properties.iter().position(|property| property.wire_name == wire_name)
    }

    /// The position of the member with this text: exactly, or else ignoring case.
    #[inline]
    pub(crate) fn member_position(&self, text: &str, spelling: Spelling) -> Option<usize> {
        let candidate = match self.index.candidate(text) {
            None => self.search_members(text),
            candidate => candidate,
        };
        match candidate.filter(|&position| self.members.get(position) == Some(&text)) {
            None if spelling == Spelling::Any => {
                self.members.iter().position(|member| member.eq_ignore_ascii_case(text))
            }
            exact => exact,
        }
    }

    /// The members of a table without an index, which had too many names of one hash.
    #[cold]
    fn search_members(&self, text: &str) -> Option<usize> {
        self.members.iter().position(|member| *member == text)
    }

    /// Whether a tag, however spelled, names this type.
    #[inline]
    pub(crate) fn is_named(&self, tag: &str) -> bool {
        // An untagged type would not write the tag back.
        self.is_tagged() && self.is_tag(tag)
    }

    #[inline]
    fn is_tag(&self, tag: &str) -> bool {
        // The spelling of the services, then all that the wire rules allow.
        tag == self.tag || self.is_named_loosely(tag)
    }

    #[cold]
    fn is_named_loosely(&self, tag: &str) -> bool {
        /// The alias that Graph's schema gives its main namespace.
        const ALIAS: (&str, &str) = ("graph.", "microsoft.graph.");
        let tag = tag.rsplit('#').next().unwrap_or(tag);
        tag.eq_ignore_ascii_case(self.name)
            || match (without(tag, ALIAS.0), without(self.name, ALIAS.1)) {
                (Some(tag), Some(name)) => tag.eq_ignore_ascii_case(name),
                _ => false,
            }
    }

    /// How many blocks of 64 properties there are: words of a set with a bit for each property.
    #[inline]
    pub(crate) const fn blocks(&self) -> usize {
        self.properties.len().div_ceil(PRESENCE_BLOCK)
    }

    /// Whether missing properties must be checked.
    #[inline]
    pub(crate) const fn checks_missing(&self) -> bool {
        self.checks_missing
    }

    /// Whether both describe the same structured Rust type.
    #[inline]
    pub(crate) fn is(&self, other: &Self) -> bool {
        std::ptr::eq(self, other) || (self.id.is_some() && self.id == other.id)
    }

    /// Whether both describe types with the same name and of the same family.
    pub(crate) fn same(&self, other: &Self) -> bool {
        self.tag == other.tag && self.rust_name == other.rust_name && self.shape == other.shape
    }

    /// Whether this describes a patch twin.
    #[inline]
    pub(crate) const fn is_patch(&self) -> bool {
        matches!(self.shape, Shape::Patch)
    }
}

/// What follows a namespace, in any case.
fn without<'t>(text: &'t str, namespace: &str) -> Option<&'t str> {
    let (start, rest) = text.split_at_checked(namespace.len())?;
    start.eq_ignore_ascii_case(namespace).then_some(rest)
}

#[cfg(test)]
mod tests {
    use graph_table::PropertyFlags;

    use super::*;

    #[test]
    fn names_are_found_without_an_index() {
        const PROPERTIES: &[PropertyInfo] = &[
            PropertyInfo::new("@a", "a", PropertyFlags::NONE),
            PropertyInfo::new("b", "b", PropertyFlags::NONE),
        ];
        let info = TypeInfo::envelope("Envelope", PROPERTIES);
        assert_eq!((info.position("@a"), info.position("b")), (Some(0), Some(1)));
        assert_eq!((info.position("a"), info.position("")), (None, None));
        assert!(!info.is_named("#") && !info.is_named(""));
    }

    #[test]
    fn a_tag_names_its_type_in_every_allowed_spelling() {
        let user = TypeInfo::primitive("#microsoft.graph.user", "User");
        for tag in [
            "#microsoft.graph.user",
            "microsoft.graph.user",
            "#graph.user",
            "graph.User",
            "#Microsoft.Graph.User",
            "https://graph.microsoft.com/v1.0/$metadata#microsoft.graph.user",
        ] {
            assert!(user.is_named(tag), "{tag}");
        }
        for tag in ["", "#", "user", "#user", "#microsoft.graph.users", "#graph.security.user"] {
            assert!(!user.is_named(tag), "{tag}");
        }
    }
}
