//! Types by their full names, for programs that learn a type's name only when they run.

use std::cmp::Ordering;

use serde::Deserializer;

use crate::model::{Object, TypeInfo};

/// The types of a set of models by their full names.
///
/// `graph_models::v1::registry()` has all of Microsoft Graph v1.0; graph-codegen writes such a
/// function for every set of models.
///
/// ```
/// # #[cfg(feature = "v1")] {
/// use graph_models::{ObjectExt, v1};
///
/// let registry = v1::registry();
/// let user = registry.get("#microsoft.graph.user").unwrap();
/// assert_eq!(user.rust_name(), "User");
/// assert!(user.property("mailNickname").is_some());
///
/// let text = r##"{"@odata.type": "#microsoft.graph.group", "displayName": "Sales"}"##;
/// let read = registry.read("graph.directoryObject", &mut serde_json::Deserializer::from_str(text));
/// let object = read.unwrap()?;
/// assert_eq!(object.odata_type(), "#microsoft.graph.group");
/// let group: Box<v1::Group> = object.downcast().unwrap();
/// assert_eq!(group.display_name.as_deref(), Some("Sales"));
/// # }
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Registry {
    /// Structured types and enumerations, in the order of their names in lower case.
    types: &'static [&'static TypeInfo],
    /// Unions, in the order of the names of their bases.
    unions: &'static [&'static TypeInfo],
    /// Alias and namespace.
    aliases: &'static [(&'static str, &'static str)],
}

impl Registry {
    /// Called by generated models: `types` and `unions` are in the order of their full names in
    /// lower case.
    #[doc(hidden)]
    #[inline]
    pub const fn new(
        types: &'static [&'static TypeInfo],
        unions: &'static [&'static TypeInfo],
        aliases: &'static [(&'static str, &'static str)],
    ) -> Self {
        Self { types, unions, aliases }
    }

    /// The entity type, complex type or enumeration with this full name: with or without a `#`,
    /// with the namespace or its alias, in any case.
    ///
    /// From the description comes all else: [`TypeInfo::create`] makes a value without properties.
    pub fn get(&self, name: &str) -> Option<&'static TypeInfo> {
        self.find(self.types, name)
    }

    /// The union over the type with this full name, if there are types based on it.
    pub fn union(&self, name: &str) -> Option<&'static TypeInfo> {
        self.find(self.unions, name)
    }

    /// All entity types, complex types and enumerations.
    pub fn types(&self) -> impl ExactSizeIterator<Item = &'static TypeInfo> {
        self.types.iter().copied()
    }

    /// All unions.
    pub fn unions(&self) -> impl ExactSizeIterator<Item = &'static TypeInfo> {
        self.unions.iter().copied()
    }

    /// The other names of namespaces: alias and namespace.
    pub fn aliases(&self) -> impl ExactSizeIterator<Item = (&'static str, &'static str)> {
        self.aliases.iter().copied()
    }

    /// Reads a value that is declared as the type with this full name: of that type, or of the type
    /// based on it that its `@odata.type` names. `None` if there is no such entity or complex type.
    ///
    /// # Errors
    ///
    /// Those of the type's `Deserialize`.
    pub fn read<'de, D: Deserializer<'de>>(
        &self,
        name: &str,
        deserializer: D,
    ) -> Option<Result<Box<dyn Object>, D::Error>> {
        self.union(name).or_else(|| self.get(name))?.read(deserializer)
    }

    fn find(&self, among: &[&'static TypeInfo], name: &str) -> Option<&'static TypeInfo> {
        let name = name.rsplit('#').next().unwrap_or(name);
        let exact = |name: &str, namespace: &str| {
            let found = among.binary_search_by(|info| compare(info.name(), namespace, name));
            Some(among[found.ok()?])
        };
        exact(name, "").or_else(|| {
            let (alias, local) = name.rsplit_once('.')?;
            let (_, namespace) =
                self.aliases.iter().find(|(known, _)| known.eq_ignore_ascii_case(alias))?;
            exact(local, namespace)
        })
    }
}

/// Compares a full name with another in two parts, without regard to case.
fn compare(known: &str, namespace: &str, name: &str) -> Ordering {
    let dot = if namespace.is_empty() { "" } else { "." };
    let parts = namespace.bytes().chain(dot.bytes()).chain(name.bytes());
    let lower = |byte: u8| byte.to_ascii_lowercase();
    known.bytes().map(lower).cmp(parts.map(lower))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Model;

    #[test]
    fn names_are_found_in_every_spelling() {
        static TYPES: &[&TypeInfo] = &[bool::TYPE, i32::TYPE, String::TYPE];
        let registry = Registry::new(TYPES, &[], &[("e", "Edm")]);
        for name in
            ["Edm.Int32", "#Edm.Int32", "edm.INT32", "e.Int32", "#E.int32", "https://a#Edm.Int32"]
        {
            assert_eq!(registry.get(name).map(TypeInfo::name), Some("Edm.Int32"), "{name}");
        }
        for name in ["", "#", "Int32", "Edm.Int3", "Edm.Int321", "e.", ".Int32", "f.Int32"] {
            assert!(registry.get(name).is_none(), "{name}");
        }
        assert!(registry.union("Edm.Int32").is_none());
        assert_eq!(registry.types().len(), 3);
    }
}
