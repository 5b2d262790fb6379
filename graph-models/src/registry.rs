//! Types by their full names, for programs that learn a type's name only when they run.

use std::cmp::Ordering;
use std::marker::PhantomData;

use serde::Deserializer;

use crate::engine;
use crate::model::{
    Cleared, EnumValue, GraphEnum, Model, Object, TypeInfo, UnionSlot, member,
};

/// An entity or complex value of any type, or a patch twin, that can go to another thread.
pub type AnyObject = dyn Object + Send + Sync;

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
/// let text = r##"{"@odata.type":"#microsoft.graph.group","displayName":"Sales"}"##;
/// let mut deserializer = serde_json::Deserializer::from_str(text);
/// let object = registry.read("graph.directoryObject", &mut deserializer).unwrap()?;
/// assert_eq!(object.odata_type(), "#microsoft.graph.group");
/// assert_eq!(serde_json::to_string(&object)?, text);
/// let group: Box<v1::Group> = object.downcast().unwrap();
/// assert_eq!(group.display_name.as_deref(), Some("Sales"));
/// # }
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Registry {
    /// Structured types and enumerations, in the order of their names in lower case.
    types: &'static [RegisteredType],
    /// Unions, in the order of the names of their bases.
    unions: &'static [&'static TypeInfo],
    /// Alias and namespace.
    aliases: &'static [(&'static str, &'static str)],
}

/// A type in a registry; made by generated code.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub struct RegisteredType {
    info: &'static TypeInfo,
    create: Create,
}

/// How a value of a type is made.
#[derive(Debug, Clone, Copy)]
enum Create {
    Object(fn() -> Box<AnyObject>),
    Member(fn(&str) -> Option<Box<dyn EnumValue + Send + Sync>>),
}

/// An entity or complex type, to be registered; generated code names the constant and calls no
/// function, for the compiler would then refuse the table.
#[doc(hidden)]
#[derive(Debug)]
pub struct Structure<T>(PhantomData<T>);

impl<T: Object + Model + Default + Send + Sync> Structure<T> {
    /// What the registry holds.
    pub const REGISTERED: RegisteredType =
        RegisteredType { info: T::TYPE, create: Create::Object(Self::create) };

    fn create() -> Box<AnyObject> {
        Box::new(T::default())
    }
}

/// An enumeration, to be registered.
#[doc(hidden)]
#[derive(Debug)]
pub struct Enumeration<E>(PhantomData<E>);

impl<E: GraphEnum> Enumeration<E> {
    /// What the registry holds.
    pub const REGISTERED: RegisteredType =
        RegisteredType { info: E::TYPE, create: Create::Member(Self::create) };

    fn create(text: &str) -> Option<Box<dyn EnumValue + Send + Sync>> {
        Some(Box::new(member::<E>(text)?))
    }
}

impl RegisteredType {
    fn name(&self) -> &'static str {
        self.info.name()
    }
}

impl Registry {
    /// Called by generated models: `types` and `unions` are in the order of their full names in
    /// lower case.
    #[doc(hidden)]
    pub const fn new(
        types: &'static [RegisteredType],
        unions: &'static [&'static TypeInfo],
        aliases: &'static [(&'static str, &'static str)],
    ) -> Self {
        Self { types, unions, aliases }
    }

    /// The entity type, complex type or enumeration with this full name: with or without a `#`,
    /// with the namespace or its alias, in any case.
    pub fn get(&self, name: &str) -> Option<&'static TypeInfo> {
        self.registered(name).map(|registered| registered.info)
    }

    /// The union over the type with this full name, if there are types based on it.
    pub fn union(&self, name: &str) -> Option<&'static TypeInfo> {
        self.find(self.unions, |info| info.name(), name).copied()
    }

    /// All entity types, complex types and enumerations.
    pub fn types(&self) -> impl ExactSizeIterator<Item = &'static TypeInfo> {
        self.types.iter().map(|registered| registered.info)
    }

    /// All unions.
    pub fn unions(&self) -> impl ExactSizeIterator<Item = &'static TypeInfo> {
        self.unions.iter().copied()
    }

    /// The other names of namespaces: alias and namespace.
    pub fn aliases(&self) -> impl ExactSizeIterator<Item = (&'static str, &'static str)> {
        self.aliases.iter().copied()
    }

    /// A value without properties; `None` if no entity or complex type has this name.
    pub fn create(&self, name: &str) -> Option<Box<AnyObject>> {
        match self.registered(name)?.create {
            Create::Object(create) => Some(create()),
            Create::Member(_) => None,
        }
    }

    /// The member of an enumeration with this text, as it would be read; `None` if no enumeration
    /// has the name, or it is closed and has no such member.
    pub fn member(&self, name: &str, text: &str) -> Option<Box<dyn EnumValue + Send + Sync>> {
        match self.registered(name)?.create {
            Create::Member(create) => create(text),
            Create::Object(_) => None,
        }
    }

    /// Reads a value that is declared as the type with this full name: of that type, or of the type
    /// based on it that its `@odata.type` names. `None` if no entity or complex type has this name.
    ///
    /// # Errors
    ///
    /// Those of the type's `Deserialize`.
    pub fn read<'de, D: Deserializer<'de>>(
        &self,
        name: &str,
        deserializer: D,
    ) -> Option<Result<Box<AnyObject>, D::Error>> {
        let mut value = self.create(name)?;
        let Some(union) = self.union(name) else {
            return Some(engine::deserialize_into(&mut *value, deserializer).map(|()| value));
        };
        let mut place = DescribedUnion { registry: self, union, value };
        let read = engine::deserialize_union_into(&mut place, deserializer);
        Some(read.map(|()| place.value))
    }

    fn registered(&self, name: &str) -> Option<&'static RegisteredType> {
        self.find(self.types, RegisteredType::name, name)
    }

    fn find<T>(
        &self,
        among: &'static [T],
        name_of: impl Fn(&T) -> &'static str,
        name: &str,
    ) -> Option<&'static T> {
        let name = name.rsplit('#').next().unwrap_or(name);
        let exact = |name: &str, namespace: &str| {
            let found = among.binary_search_by(|entry| compare(name_of(entry), namespace, name));
            found.ok().and_then(|position| among.get(position))
        };
        exact(name, "").or_else(|| {
            let (alias, local) = name.rsplit_once('.')?;
            let mut aliases = self.aliases.iter();
            let (_, namespace) = aliases.find(|(known, _)| known.eq_ignore_ascii_case(alias))?;
            exact(local, namespace)
        })
    }
}

/// A place for a value of a union that is known by its description alone.
struct DescribedUnion<'r> {
    registry: &'r Registry,
    union: &'static TypeInfo,
    value: Box<AnyObject>,
}

impl UnionSlot for DescribedUnion<'_> {
    fn union_info(&self) -> &'static TypeInfo {
        self.union
    }
    fn create(&mut self, variant: usize) -> &mut dyn Object {
        // The variants of a union are in the registry that has the union.
        let variant = self.union.variants().get(variant);
        if let Some(value) = variant.and_then(|info| self.registry.create(info.name())) {
            self.value = value;
        }
        &mut *self.value
    }
    fn replace(&mut self, variant: usize) -> &mut dyn Object {
        self.create(variant)
    }
    fn clear(&mut self) -> Cleared {
        Cleared::Refused
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
            &[Enumeration::<Color>::REGISTERED, Structure::<Item>::REGISTERED],
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
    fn a_name_leads_to_values() {
        let registry = registry();
        assert!(registry.create("graph.item").is_some_and(|item| item.is::<Item>()));
        assert!(registry.create("graph.color").is_none());
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
            read.expect("a structured type").expect_err("null is no object").to_string(),
            "expected an object, found null"
        );
    }
}
