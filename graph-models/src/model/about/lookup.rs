//! Finds properties and members by their names, and tells whether a tag names a type.

use super::{PropertyInfo, TypeInfo};

/// Which spellings of an enumeration's member are accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spelling {
    /// The spelling of the schema in any case. Reading accepts it.
    Any,
    /// Only the spelling of the schema. Copying uses it, because in a value a text in another case is
    /// an unknown member.
    Schema,
}

impl TypeInfo {
    /// The property with this name on the wire.
    ///
    /// A union has the properties of its base type, and also those that only a derived type declares. So a
    /// program that hides secrets finds them before it knows the type of the value.
    pub fn property(&self, wire_name: &str) -> Option<&'static PropertyInfo> {
        match self.position(wire_name) {
            Some(position) => self.properties.get(position),
            None => self.declaring(wire_name)?.property(wire_name),
        }
    }

    /// The first type of a union that declares a property; the base type, which is the last, before the others.
    pub(in crate::model) fn declaring(&self, wire_name: &str) -> Option<&'static TypeInfo> {
        self.variants().rev().find(|variant| variant.position(wire_name).is_some())
    }

    /// The position of the property with this name.
    #[inline]
    pub(crate) fn position(&self, wire_name: &str) -> Option<usize> {
        let Some(position) = self.index.candidate(wire_name) else {
            return self.search(wire_name);
        };
        (self.properties.get(position)?.wire_name == wire_name).then_some(position)
    }

    /// Whether a property may have this name. An annotation of the object is a property only in a type table
    /// that is written by hand, and such a table has no index; the attribute refuses such a name.
    #[inline]
    pub(crate) fn may_declare(&self, name: &str) -> bool {
        !name.starts_with('@') || self.index.is_empty()
    }

    /// Searches a type without an index. Envelopes have none, but they have few properties.
    #[cold]
    fn search(&self, wire_name: &str) -> Option<usize> {
        self.properties.iter().position(|property| property.wire_name == wire_name)
    }

    /// The position of the member with this text. An exact match is preferred to one in another case.
    #[inline]
    pub(crate) fn member_position(&self, text: &str, spelling: Spelling) -> Option<usize> {
        let Some(position) = self.index.candidate_in_any_case(text) else {
            return self.search_members(text, spelling);
        };
        let member = *self.members.get(position)?;
        let is_it =
            member == text || spelling == Spelling::Any && member.eq_ignore_ascii_case(text);
        is_it.then_some(position)
    }

    /// Searches an enumeration without an index, which has none if two names have the same hash, for
    /// example because they differ only in case.
    #[cold]
    fn search_members(&self, text: &str, spelling: Spelling) -> Option<usize> {
        let in_any_case =
            || self.members.iter().position(|member| member.eq_ignore_ascii_case(text));
        let exact = self.members.iter().position(|member| *member == text);
        exact.or_else(|| (spelling == Spelling::Any).then(in_any_case)?)
    }

    /// Whether a tag names this type, in any spelling that OData allows.
    #[inline]
    pub(crate) fn is_named(&self, tag: &str) -> bool {
        // A type without a name on the wire would not write the tag back.
        // The spelling that services use is compared first, because that is cheap.
        self.is_tagged() && (tag == self.tag || self.is_named_loosely(tag))
    }

    #[cold]
    fn is_named_loosely(&self, tag: &str) -> bool {
        Tag::new(tag).names(self.name)
    }

    /// [`is_named`](Self::is_named) for a tag that is compared with many types.
    pub(crate) fn has_name_in(&self, tag: Tag<'_>) -> bool {
        self.is_tagged() && tag.names(self.name)
    }
}

/// Whether two tags name the same type, in any spelling that OData allows.
pub(crate) fn same_tag(left: &str, right: &str) -> bool {
    Tag::new(left).names(without_address(right)) || Tag::new(right).names(without_address(left))
}

/// The name of a type in a tag.
#[derive(Clone, Copy)]
pub(crate) struct Tag<'t> {
    name: &'t str,
    /// The name within Graph's main namespace, if the tag has the alias of that.
    after_alias: Option<&'t str>,
}

impl<'t> Tag<'t> {
    pub(crate) fn new(tag: &'t str) -> Self {
        /// The alias that Graph's schema gives its main namespace.
        const ALIAS: &str = "graph.";
        let name = without_address(tag);
        // The alias does not stand for the namespaces inside: `graph.security` is none of them.
        let after_alias = strip_namespace(name, ALIAS).filter(|name| !name.contains('.'));
        Self { name, after_alias }
    }

    /// Whether this is the full name of a type.
    fn names(self, name: &str) -> bool {
        same_in_any_case(self.name, name)
            || self.after_alias.is_some_and(|tag| {
                let name = strip_namespace(name, "microsoft.graph.");
                name.is_some_and(|name| same_in_any_case(tag, name))
            })
    }
}

/// Whether two names differ at most in case. The names of a union's types begin alike, so the last letter is
/// compared first.
fn same_in_any_case(left: &str, right: &str) -> bool {
    let last = |name: &str| name.bytes().last().map(|byte| byte.to_ascii_lowercase());
    left.len() == right.len() && last(left) == last(right) && left.eq_ignore_ascii_case(right)
}

/// The name in a tag, which may have the address of the metadata or only a `#` before it.
pub(crate) fn without_address(tag: &str) -> &str {
    tag.rsplit('#').next().unwrap_or(tag)
}

/// The text after a namespace, whose case is ignored.
fn strip_namespace<'t>(text: &'t str, namespace: &str) -> Option<&'t str> {
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
        assert!(info.may_declare("@a") && info.may_declare("c"));
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

    #[test]
    fn the_alias_of_a_namespace_is_not_that_of_the_namespaces_in_it() {
        let alert = TypeInfo::primitive("#microsoft.graph.security.alert", "Alert");
        assert!(alert.is_named("#microsoft.graph.security.Alert"));
        assert!(!alert.is_named("#graph.security.alert"));
        assert!(!same_tag("#graph.security.alert", "#microsoft.graph.security.alert"));
    }

    #[test]
    fn two_spellings_of_a_tag_name_the_same_type() {
        for (left, right, same) in [
            ("#contoso.robot", "contoso.Robot", true),
            ("#graph.robot", "https://example.org/$metadata#microsoft.graph.robot", true),
            ("#microsoft.graph.robot", "graph.robot", true),
            ("#contoso.robot", "#contoso.robots", false),
            ("#graph.security.robot", "#microsoft.graph.robot", false),
        ] {
            assert_eq!(same_tag(left, right), same, "{left} {right}");
            assert_eq!(same_tag(right, left), same, "{right} {left}");
        }
    }
}
