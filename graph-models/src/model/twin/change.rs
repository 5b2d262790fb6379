//! What a patch twin does to an inner value.

use std::fmt;

use super::Patchable;

/// What a patch twin does to a property that holds an entity, a complex value or a union.
///
/// Both variants are objects on the wire, and a service that follows OData merges either (OData 4.01,
/// Protocol, section 11.4.9.3, "Update a Complex Property"). Some services replace certain properties
/// instead. For example, Exchange replaces addresses and locations. For these, `Replace` holds a
/// complete value. A change that is read from JSON is always a `Merge`, because the body does not tell
/// the variants apart.
///
/// `P` is the patch twin of `T` and can be left out: `Change<Address>`. The functions
/// [`merge`](crate::merge), [`replace`](crate::replace) and [`set`](crate::set) create a change.
///
/// ```
/// use graph_models::{AdditionalData, graph_entity, merge, null, replace, set};
///
/// #[graph_entity(complex)]
/// pub struct Address {
///     pub street: Option<String>,
///     pub floor: Option<i32>,
///     #[graph(additional)]
///     pub additional_data: AdditionalData,
/// }
///
/// #[graph_entity]
/// pub struct Office {
///     pub address: Option<Box<Address>>,
///     #[graph(additional)]
///     pub additional_data: AdditionalData,
/// }
///
/// let no_floor = AddressPatch { floor: null(), ..AddressPatch::default() };
/// let patch = OfficePatch { address: merge(no_floor), ..OfficePatch::default() };
/// assert_eq!(
///     serde_json::to_string(&patch)?,
///     r##"{"@odata.type":"#microsoft.graph.office","address":{"floor":null}}"##,
/// );
///
/// let moved = Address { street: Some("Main".to_owned()), ..Address::default() };
/// let patch = OfficePatch { address: replace(moved), ..OfficePatch::default() };
/// assert_eq!(
///     serde_json::to_string(&patch)?,
///     r##"{"@odata.type":"#microsoft.graph.office","address":{"street":"Main"}}"##,
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, PartialEq)]
pub enum Change<T, P = <T as Patchable>::Patch> {
    /// Changes a part of the value. It is written as the twin's properties, with a tag only if the
    /// twin's type is not the type of the property.
    Merge(Box<P>),
    /// Replaces the value. It is written like a value of the property.
    Replace(Box<T>),
}

impl<T: fmt::Debug, P: fmt::Debug> fmt::Debug for Change<T, P> {
    /// Prints the twin or the value, without its secrets.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Merge(patch) => patch.fmt(f),
            Self::Replace(value) => value.fmt(f),
        }
    }
}
