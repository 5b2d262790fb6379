//! An address that was resolved.

use std::borrow::Cow;
use std::fmt;

use super::key::AddressKey;
use crate::model::TypeInfo;
use crate::query::{Encoded, IN_SEGMENT, InvalidPath, ResourcePath};

/// An address that a registry has resolved: what it leads to, and the steps to there.
///
/// `Display` prints the canonical address: the names as the schema spells them, each key as a segment, or in
/// parentheses if the [profile](crate::Profile) of the type says so, percent-encoded. A key of several parts and an alternate key are in parentheses. A key that was in
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
/// A call takes it as its path, as `&ResolvedAddress`. Arguments of functions may be secret, so `Debug` does not
/// print them: `ResolvedAddress(/users/1/range(…))`. It prints keys.
#[derive(Clone)]
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

/// A step of an address. `Debug` does not print the values of parameters.
#[derive(Clone, PartialEq, Eq, Hash)]
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
            match (step.segment(), segments.last_mut()) {
                (Err(parentheses), Some(collection)) => collection.push_str(&parentheses),
                (Ok(text) | Err(text), _) => segments.push(text.into_owned()),
            }
        }
        segments
    }
}

impl AddressStep {
    /// The segment, not encoded, or as an error the parentheses that are added to the segment before.
    fn segment(&self) -> Result<Cow<'_, str>, Cow<'_, str>> {
        match self {
            Self::Key(key) => {
                key.segment().map(Cow::Borrowed).ok_or_else(|| key.parentheses().into())
            }
            Self::Property(name) | Self::Cast(name) | Self::Action(name) => Ok((*name).into()),
            Self::Function { name, parameters } => {
                let arguments: Vec<_> =
                    parameters.iter().map(|(name, value)| format!("{name}={value}")).collect();
                Ok(format!("{name}({})", arguments.join(",")).into())
            }
            Self::Count => Ok("$count".into()),
            Self::Reference => Ok("$ref".into()),
            Self::Value => Ok("$value".into()),
        }
    }
}

/// Prints the canonical address without the arguments of functions.
impl fmt::Debug for ResolvedAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ResolvedAddress(")?;
        for step in &self.steps {
            match (step, step.segment()) {
                (AddressStep::Function { name, parameters }, _) if !parameters.is_empty() => {
                    write!(f, "/{name}(…)")
                }
                (_, Ok(text)) => write!(f, "/{}", Encoded { text: &text, plain: IN_SEGMENT }),
                (_, Err(text)) => write!(f, "{}", Encoded { text: &text, plain: IN_SEGMENT }),
            }?;
        }
        f.write_str(")")
    }
}

/// Does not print the values of parameters.
impl fmt::Debug for AddressStep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Property(name) => f.debug_tuple("Property").field(name).finish(),
            Self::Key(key) => f.debug_tuple("Key").field(key).finish(),
            Self::Cast(name) => f.debug_tuple("Cast").field(name).finish(),
            Self::Action(name) => f.debug_tuple("Action").field(name).finish(),
            Self::Function { name, parameters } => {
                let names: Vec<_> = parameters.iter().map(|(name, _)| name).collect();
                f.debug_struct("Function")
                    .field("name", name)
                    .field("parameters", &names)
                    .finish_non_exhaustive()
            }
            Self::Count => f.write_str("Count"),
            Self::Reference => f.write_str("Reference"),
            Self::Value => f.write_str("Value"),
        }
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
