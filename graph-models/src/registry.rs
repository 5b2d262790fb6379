//! Finds types by their full names at run time.

mod own;
mod related;

use std::cmp::Ordering;

use serde::Deserializer;

use crate::model::{
    EnumValue, GraphEnum, Model, Object, TwinInfoKind, TypeInfo, UnionType, member, without_address,
};

/// The types of a set of models by their full names.
///
/// `graph_models::v1::registry()` returns the registry of Microsoft Graph v1.0. graph-codegen
/// generates such a function for every set of models.
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
/// let text = r##"{"@odata.type":"#microsoft.graph.group","displayName":"Sales"}"##;
/// let object = registry.read_json("graph.directoryObject", text.as_bytes()).unwrap()?;
/// assert_eq!(object.odata_type(), "#microsoft.graph.group");
/// assert_eq!(object.to_json()?, text.as_bytes());
/// let group: Box<v1::Group> = object.downcast().unwrap();
/// assert_eq!(group.display_name.as_deref(), Some("Sales"));
/// # }
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Registry {
    /// Structured types and enumerations, sorted by their names in lower case.
    types: &'static [Entry],
    /// Unions, sorted by the names of their base types in lower case.
    unions: &'static [Entry],
    /// The entity containers.
    containers: &'static [Entry],
    /// Alias and namespace.
    aliases: &'static [(&'static str, &'static str)],
    /// Types of the program's own, in any order.
    own: &'static [Entry],
}

/// A type in a registry: an entity or complex type, an enumeration or a union. [`Registry::with`] takes
/// functions that make it.
#[derive(Debug, Clone, Copy)]
pub struct RegisteredType {
    info: &'static TypeInfo,
    /// The patch twin of a structured type, if it has one.
    twin: Option<&'static TypeInfo>,
    /// How a member of an enumeration is read.
    member: Option<ReadMember>,
}

/// Reads a member from its text.
type ReadMember = fn(&str) -> Option<Box<dyn EnumValue>>;

/// An entry of a generated table. It is a function, because the compiler would evaluate a constant
/// of each type whenever it checks the crate.
type Entry = fn() -> RegisteredType;

/// The entry of an entity or complex type.
#[doc(hidden)]
pub fn structure<T: Object + Model<Kind: TwinInfoKind>>() -> RegisteredType {
    RegisteredType { info: T::TYPE, twin: T::Kind::TWIN, member: None }
}

/// The entry of an enumeration.
#[doc(hidden)]
pub fn enumeration<E: GraphEnum>() -> RegisteredType {
    let member = |text: &str| Some(Box::new(member::<E>(text)?) as Box<dyn EnumValue>);
    RegisteredType { info: E::TYPE, twin: None, member: Some(member) }
}

/// The entry of a union.
#[doc(hidden)]
pub fn union<U: UnionType>() -> RegisteredType {
    RegisteredType { info: U::TYPE, twin: None, member: None }
}

impl Registry {
    /// Creates the registry of generated models. `types` and `unions` must be sorted by their full
    /// names in lower case.
    #[doc(hidden)]
    pub const fn new(
        types: &'static [Entry],
        unions: &'static [Entry],
        containers: &'static [Entry],
        aliases: &'static [(&'static str, &'static str)],
    ) -> Self {
        Self { types, unions, containers, aliases, own: &[] }
    }

    /// The entity type, complex type or enumeration with this full name. The name may start with a
    /// `#`, may have the alias of the namespace instead of the namespace, and is not
    /// case-sensitive.
    pub fn get(&self, name: &str) -> Option<&'static TypeInfo> {
        Some(self.find_type(name)?.info)
    }

    /// The union of the type with this full name and the types derived from it. `None` if the
    /// type has no union.
    pub fn union(&self, name: &str) -> Option<&'static TypeInfo> {
        let own = self.find_own(name, true);
        Some(own.or_else(|| self.find(self.unions, name))?.info)
    }

    /// The patch twin of the entity or complex type with this full name, if it has one. On the
    /// wire, a twin has the name of its type.
    ///
    /// ```
    /// # #[cfg(feature = "v1")] {
    /// use graph_models::{serde_json, v1};
    ///
    /// let twin = v1::registry().twin("microsoft.graph.user").unwrap();
    /// assert_eq!(twin.rust_name(), "UserPatch");
    /// let body = serde_json::json!({"@odata.type": "#microsoft.graph.user", "jobTitle": null});
    /// let patch = twin.read(body.clone()).unwrap()?;
    /// assert_eq!(serde_json::to_value(&patch)?, body);
    /// # }
    /// # Ok::<(), graph_models::serde_json::Error>(())
    /// ```
    pub fn twin(&self, name: &str) -> Option<&'static TypeInfo> {
        self.find_type(name)?.twin
    }

    /// All entity types, complex types and enumerations.
    pub fn types(&self) -> impl ExactSizeIterator<Item = &'static TypeInfo> {
        self.all(self.types, false)
    }

    /// All unions.
    pub fn unions(&self) -> impl ExactSizeIterator<Item = &'static TypeInfo> {
        self.all(self.unions, true)
    }

    /// The entity containers: types whose properties are the entity sets and singletons of the service.
    /// A service has one; a subset without any of its types has none.
    pub fn containers(&self) -> impl ExactSizeIterator<Item = &'static TypeInfo> {
        self.containers.iter().map(|entry| entry().info)
    }

    /// The aliases of namespaces, as pairs of alias and namespace.
    pub fn aliases(&self) -> impl ExactSizeIterator<Item = (&'static str, &'static str)> {
        self.aliases.iter().copied()
    }

    /// Creates a value without properties. `None` if no entity or complex type has this name.
    pub fn create(&self, name: &str) -> Option<Box<dyn Object>> {
        self.get(name)?.create()
    }

    /// Reads a member of the enumeration with this full name from its text. `None` if no
    /// enumeration has the name, or if the enumeration is closed and does not have the member.
    pub fn member(&self, name: &str, text: &str) -> Option<Box<dyn EnumValue>> {
        self.find_type(name)?.member?(text)
    }

    /// Reads a value of the type with this full name. If the type has a union, the value may also
    /// be of the derived type that its `@odata.type` names. `microsoft.graph.entity` has no union,
    /// because almost every entity type is derived from it. `None` if no entity or complex type has
    /// this name.
    ///
    /// # Errors
    ///
    /// Those of the type's `Deserialize`.
    pub fn read<'de, D: Deserializer<'de>>(
        &self,
        name: &str,
        deserializer: D,
    ) -> Option<Result<Box<dyn Object>, D::Error>> {
        self.readable(name)?.read(deserializer)
    }

    /// Reads a value from JSON text: like [`read`](Self::read) with a deserializer of serde_json, but
    /// faster, and only if nothing follows the value.
    ///
    /// # Errors
    ///
    /// Those of [`json::from_slice`](crate::json::from_slice).
    pub fn read_json(
        &self,
        name: &str,
        body: &[u8],
    ) -> Option<serde_json::Result<Box<dyn Object>>> {
        self.readable(name)?.read_json(body)
    }

    /// The union of the type with this name, or else the type.
    pub(crate) fn readable(&self, name: &str) -> Option<&'static TypeInfo> {
        match self.find_own(name, false).filter(|_| self.find_own(name, true).is_none()) {
            Some(own) => Some(own.info),
            None => self.union(name).or_else(|| self.get(name)),
        }
    }

    /// The types or unions of the program, and then those of the table.
    fn all(
        &self,
        table: &'static [Entry],
        unions: bool,
    ) -> impl ExactSizeIterator<Item = &'static TypeInfo> + use<> {
        let own: Vec<_> = self.own_types(unions).collect();
        (0..own.len() + table.len()).map(move |position| match own.get(position) {
            Some(own) => own.info,
            None => table[position - own.len()]().info,
        })
    }

    fn find_type(&self, name: &str) -> Option<RegisteredType> {
        self.find_own(name, false).or_else(|| self.find(self.types, name))
    }

    fn find(&self, among: &[Entry], name: &str) -> Option<RegisteredType> {
        let name = without_address(name);
        let exact = |name: &str, namespace: &str| {
            let order = |entry: &Entry| compare(entry().info.name(), namespace, name);
            let found = among.binary_search_by(order).ok();
            found.and_then(|position| among.get(position)).map(|entry| entry())
        };
        exact(name, "").or_else(|| {
            let (namespace, local) = self.unaliased(name)?;
            exact(local, namespace)
        })
    }

    /// The namespace and the local name of a name that starts with an alias.
    pub(crate) fn unaliased<'n>(&self, name: &'n str) -> Option<(&'static str, &'n str)> {
        let (alias, local) = name.rsplit_once('.')?;
        let mut aliases = self.aliases.iter();
        let (_, namespace) = aliases.find(|(known, _)| known.eq_ignore_ascii_case(alias))?;
        Some((namespace, local))
    }
}

/// Compares a full name with a name that is split into namespace and local name, ignoring case.
pub(crate) fn compare(known: &str, namespace: &str, name: &str) -> Ordering {
    let dot = if namespace.is_empty() { "" } else { "." };
    let parts = namespace.bytes().chain(dot.bytes()).chain(name.bytes());
    let lower = |byte: u8| byte.to_ascii_lowercase();
    known.bytes().map(lower).cmp(parts.map(lower))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ObjectExt;

    #[crate::graph_entity]
    struct Item {
        #[graph(additional)]
        additional_data: crate::AdditionalData,
    }

    #[crate::graph_entity]
    enum Color {
        Grey,
        #[graph(unrecognized)]
        Unrecognized(Box<str>),
    }

    fn registry() -> Registry {
        Registry::new(
            &[enumeration::<Color>, structure::<Item>],
            &[],
            &[],
            &[("Graph", "microsoft.graph")],
        )
    }

    #[test]
    fn names_are_found_in_every_spelling() {
        for name in [
            "microsoft.graph.item",
            "#microsoft.graph.item",
            "Microsoft.Graph.ITEM",
            "graph.item",
            "#GRAPH.Item",
            "https://graph.microsoft.com/v1.0/$metadata#microsoft.graph.item",
        ] {
            assert_eq!(registry().get(name).map(TypeInfo::rust_name), Some("Item"), "{name}");
        }
        for name in ["", "#", "item", "microsoft.graph.items", "graph.", ".item", "other.item"] {
            assert!(registry().get(name).is_none(), "{name}");
        }
        assert!(registry().union("graph.item").is_none());
        assert_eq!(registry().types().len(), 2);
    }

    #[test]
    fn values_are_made_by_name() {
        let registry = registry();
        assert!(registry.create("graph.item").is_some_and(|item| item.is::<Item>()));
        assert!(registry.create("graph.color").is_none());
        assert_eq!(registry.twin("graph.item").map(TypeInfo::rust_name), Some("ItemPatch"));
        assert!(registry.twin("graph.color").is_none() && registry.twin("graph.user").is_none());
        for (text, written) in [("grey", "grey"), ("GREY", "grey"), ("teal", "teal")] {
            let member = registry.member("graph.color", text).expect("the enumeration is open");
            assert_eq!(member.text(), written);
        }
        assert!(registry.member("graph.item", "grey").is_none());
        let read = registry.read("graph.item", serde_json::json!({"a": [1]}));
        let item = read.expect("a structured type").expect("an object");
        assert_eq!(item.additional().get("a"), Some(&serde_json::json!([1])));
        assert!(registry.read("graph.color", serde_json::json!("grey")).is_none());
        let read = registry.read("graph.item", serde_json::json!(null));
        assert_eq!(
            read.expect("a structured type").expect_err("null is not an object").to_string(),
            "expected an object, found null"
        );
    }
}
