//! Creates the descriptions of types.

use std::any::{Any, TypeId};

use graph_table::index::NameIndex;
use graph_table::{MemberNumbers, Profile, TypeFlags, TypeTable};

use super::{PropertyInfo, Shape, TypeInfo, VariantList};

impl TypeInfo {
    /// A type of which only the names are known. `tag` is the full name with a leading `#`.
    const fn new(tag: &'static str, rust_name: &'static str, shape: Shape) -> Self {
        Self {
            tag,
            name: tag.split_at(1).1,
            rust_name,
            base: None,
            shape,
            flags: TypeFlags::NONE,
            profile: Profile::GRAPH,
            id: None,
            properties: &[],
            members: &[],
            numbers: MemberNumbers::NONE,
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

    /// What a table says about its type, without the properties or members.
    const fn described(table: TypeTable<'static>) -> Self {
        Self {
            flags: table.flags(),
            profile: table.profile(),
            base: table.base(),
            index: table.index(),
            ..Self::new(table.tag(), table.rust_name(), Shape::of(table))
        }
    }

    /// A structured type. `id` identifies the Rust type, and `constructor` creates a value of it.
    pub(in crate::model) const fn structured(
        id: TypeId,
        table: TypeTable<'static>,
        constructor: &'static (dyn Any + Send + Sync),
        properties: &'static [PropertyInfo],
    ) -> Self {
        let (id, constructor) = (Some(id), Some(constructor));
        Self { id, constructor, ..Self::described(table) }.with_properties(properties)
    }

    /// A generic envelope. One description serves the envelope of every type, so it cannot create a
    /// value. It has no index, because only the attribute computes one.
    pub(crate) const fn envelope(
        rust_name: &'static str,
        properties: &'static [PropertyInfo],
    ) -> Self {
        let flags = TypeFlags::UNTAGGED;
        Self { flags, ..Self::new("#", rust_name, Shape::Structured) }.with_properties(properties)
    }

    const fn with_properties(self, properties: &'static [PropertyInfo]) -> Self {
        let (mut checks_missing, mut position) = (false, 0);
        while position < properties.len() {
            checks_missing |=
                properties[position].is_required() || properties[position].is_content();
            position += 1;
        }
        Self { properties, checks_missing, ..self }
    }

    /// An enumeration.
    pub(in crate::model) const fn enumeration(
        table: TypeTable<'static>,
        members: &'static [&'static str],
    ) -> Self {
        Self { members, numbers: table.numbers(), ..Self::described(table) }
    }

    /// A union. It has the tag and the base of its fallback, which is the last variant.
    pub(in crate::model) const fn union(rust_name: &'static str, variants: VariantList) -> Self {
        let Some(fallback) = variants.last() else {
            return Self::new("#", rust_name, Shape::Union);
        };
        let (tag, base) = (fallback.table.tag(), fallback.table.base());
        let profile = fallback.table.profile();
        Self { base, profile, variants, ..Self::new(tag, rust_name, Shape::Union) }
    }
}
