//! An address that was resolved.

use std::fmt;

use super::key::AddressKey;
use crate::model::TypeInfo;
use crate::query::{Encoded, IN_SEGMENT, InvalidPath, ResourcePath};

/// An address that a registry has resolved: what it leads to, and the steps to there.
///
/// `Display` prints the canonical address: the names as the schema spells them, each key as a segment,
/// percent-encoded. A key of several parts and an alternate key are in parentheses. A key that was in
/// parentheses stays there if a service could take it for something else, such as an operation: `('delta')`. This
/// holds for each key of ASCII letters and dots only, `('ada')`, because a registry may not have all
/// operations of a service. Two addresses are equal if their canonical addresses are.
///
/// ```
/// # #[cfg(feature = "v1")] {
/// use graph_models::address::{AddressKey, Destination};
/// use graph_models::v1;
///
/// // As a change notification writes it.
/// let message = v1::registry().resolve("Users/ada%40contoso.com/Messages('AAMk2')")?;
/// assert_eq!(message.to_string(), "/users/ada@contoso.com/messages/AAMk2");
/// assert_eq!(message.type_name(), "microsoft.graph.message");
/// assert_eq!(message.destination(), Destination::One);
/// let keys: Vec<_> = message.keys().map(AddressKey::value).collect();
/// assert_eq!(keys, ["ada@contoso.com", "AAMk2"]);
/// # }
/// # Ok::<(), graph_models::address::UnresolvedAddress>(())
/// ```
///
/// A call takes it as its path, as `&ResolvedAddress`.
#[derive(Debug, Clone)]
pub struct ResolvedAddress {
    pub(super) steps: Vec<AddressStep>,
    pub(super) destination: Destination,
    /// The type of the resource.
    pub(super) type_name: &'static str,
    pub(super) type_info: Option<&'static TypeInfo>,
    /// The parameters of the operation that the address ends with.
    pub(super) operation: Option<&'static TypeInfo>,
}

/// What an address leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Destination {
    /// One entity or value.
    One,
    /// A collection of entities or values.
    Collection,
    /// The number of elements of a collection: `$count`.
    Count,
    /// The reference to an entity, or the references to the entities of a collection: `$ref`.
    Reference,
    /// The bytes of an entity's media, or a value as it is, without JSON: `$value`.
    Bytes,
    /// What an action returns.
    Action,
    /// What a function returns.
    Function,
}

/// A step of an address.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AddressStep {
    /// An entity set, a singleton or a property, by its name in the schema.
    Property(&'static str),
    /// A key, which selects an entity of a collection.
    Key(AddressKey),
    /// A type cast, by the full name of the type.
    Cast(&'static str),
    /// A call of an action, by its name as the address has it.
    Action(&'static str),
    /// A call of a function.
    Function {
        /// The name as the address has it: without the namespace `microsoft.graph`.
        name: &'static str,
        /// The names of the parameters, and their values as an address writes them: `'D7'`. A value that
        /// starts with `@` is the name of a query option with the value.
        parameters: Vec<(&'static str, String)>,
    },
    /// `$count`
    Count,
    /// `$ref`
    Reference,
    /// `$value`
    Value,
}

impl ResolvedAddress {
    /// What the address leads to.
    pub const fn destination(&self) -> Destination {
        self.destination
    }

    /// The full name of the type of the entity or value, or of the elements of the collection. For a
    /// count, a reference or bytes, it is the type of what is counted, referred to, or in the bytes.
    /// For an operation, it is the type that the operation is called on; empty if it is unbound.
    pub const fn type_name(&self) -> &'static str {
        self.type_name
    }

    /// The description of the type, if the registry has it or if it is a primitive type. A type that
    /// others are derived from is described without them; [`Registry::union`](crate::Registry::union)
    /// has its union.
    pub const fn type_info(&self) -> Option<&'static TypeInfo> {
        self.type_info
    }

    /// The parameters of the action or function that the address ends with.
    pub const fn operation(&self) -> Option<&'static TypeInfo> {
        self.operation
    }

    /// The steps, from the service on.
    pub fn steps(&self) -> &[AddressStep] {
        &self.steps
    }

    /// The keys, from the service on.
    pub fn keys(&self) -> impl Iterator<Item = &AddressKey> {
        self.steps.iter().filter_map(|step| match step {
            AddressStep::Key(key) => Some(key),
            _ => None,
        })
    }

    /// The segments of the canonical address, not encoded.
    fn segments(&self) -> Vec<String> {
        let mut segments: Vec<String> = Vec::with_capacity(self.steps.len());
        for step in &self.steps {
            match step {
                AddressStep::Key(key) => match (key.segment(), segments.last_mut()) {
                    (None, Some(collection)) => collection.push_str(&key.parentheses()),
                    (segment, _) => segments.push(segment.unwrap_or_default().to_owned()),
                },
                AddressStep::Property(name)
                | AddressStep::Cast(name)
                | AddressStep::Action(name) => segments.push((*name).to_owned()),
                AddressStep::Function { name, parameters } => {
                    let arguments: Vec<_> =
                        parameters.iter().map(|(name, value)| format!("{name}={value}")).collect();
                    segments.push(format!("{name}({})", arguments.join(",")));
                }
                AddressStep::Count => segments.push("$count".to_owned()),
                AddressStep::Reference => segments.push("$ref".to_owned()),
                AddressStep::Value => segments.push("$value".to_owned()),
            }
        }
        segments
    }
}

/// Prints the canonical address, percent-encoded, with a slash at the start.
impl fmt::Display for ResolvedAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.segments()
            .iter()
            .try_for_each(|text| write!(f, "/{}", Encoded { text, plain: IN_SEGMENT }))
    }
}

impl PartialEq for ResolvedAddress {
    fn eq(&self, other: &Self) -> bool {
        self.steps == other.steps
    }
}

impl Eq for ResolvedAddress {}

/// The path of the canonical address. It is never an error.
impl TryFrom<&ResolvedAddress> for ResourcePath {
    type Error = InvalidPath;

    fn try_from(address: &ResolvedAddress) -> Result<Self, InvalidPath> {
        Self::from_segments(address.segments())
    }
}
