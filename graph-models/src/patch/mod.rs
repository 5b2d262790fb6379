//! What to put into a patch twin: a value, null, a change of a part, an address.
//!
//! Every property of a twin is an `Option`. `None` leaves the property alone. A property that may
//! be null is an `Option<Option<T>>`, and `Some(None)` writes null; one that may not be null is an
//! `Option<T>`, so that the mistake does not compile.

mod apply;
mod bindable;
mod complete;
mod diff;
mod settable;

use crate::model::{Change, Patchable};

pub use apply::apply;
pub use bindable::Bindable;
pub use diff::{diff, into_twin, patch_of};
pub use settable::{Anything, Settable};
use settable::{HoldsChange, MergeFrom};

/// A twin's property set to a value.
///
/// The value may be of any type that converts into the property's. Where the property takes a
/// [`Change`], a twin changes a part of the value that is there, like [`merge`], and a value
/// replaces it whole, like [`replace`].
///
/// ```
/// use graph_models::set;
///
/// let nullable: Option<Option<String>> = set("17.6.1");
/// assert_eq!(nullable, Some(Some("17.6.1".to_owned())));
/// let non_null: Option<bool> = set(true);
/// assert_eq!(non_null, Some(true));
/// ```
pub fn set<V, P: Settable<V>>(value: V) -> P {
    P::from_value(value)
}

/// A twin's property set to null. Only a property that may be null takes it.
///
/// A navigation property that leads to one entity is unbound by it.
///
/// ```
/// use graph_models::null;
///
/// let user_name: Option<Option<String>> = null();
/// assert_eq!(user_name, Some(None));
/// ```
///
/// ```compile_fail
/// let install_status: Option<bool> = graph_models::null();
/// ```
pub const fn null<T>() -> Option<Option<T>> {
    Some(None)
}

/// A twin's property whose value is changed in part, by the twin of the value's type; for a union,
/// by the twin of one of its types.
///
/// ```
/// # #[cfg(feature = "v1")] {
/// use graph_models::v1::{PasswordProfilePatch, UserPatch};
/// use graph_models::{merge, set};
///
/// let patch = UserPatch {
///     password_profile: merge(PasswordProfilePatch {
///         force_change_password_next_sign_in: set(true),
///         ..PasswordProfilePatch::default()
///     }),
///     ..UserPatch::default()
/// };
/// # let _ = patch;
/// # }
/// ```
pub fn merge<T, V, P>(patch: V) -> P
where
    T: Patchable,
    T::Kind: MergeFrom<T, V>,
    P: HoldsChange<Change<T>>,
{
    P::holding(Change::Merge(Box::new(T::Kind::merge(patch))))
}

/// A twin's property whose value is replaced whole, for services that want it so: Exchange replaces
/// addresses and locations.
///
/// ```
/// # #[cfg(feature = "v1")] {
/// use graph_models::v1::{EventPatch, Location};
/// use graph_models::replace;
///
/// let patch = EventPatch {
///     location: replace(Location {
///         display_name: Some("Room 12".to_owned()),
///         ..Location::default()
///     }),
///     ..EventPatch::default()
/// };
/// # let _ = patch;
/// # }
/// ```
pub fn replace<T, V, P>(value: V) -> P
where
    T: Patchable + From<V>,
    P: HoldsChange<Change<T>>,
{
    P::holding(Change::Replace(Box::new(T::from(value))))
}

/// A twin's navigation property bound to the entity with an address, or to those with several; see
/// [`Bind`](crate::Bind).
///
/// ```
/// use graph_models::{Bind, bind};
///
/// let manager: Option<Option<Bind>> = bind("https://graph.microsoft.com/v1.0/users/1");
/// assert_eq!(manager.flatten().map(String::from).as_deref(), Some("https://graph.microsoft.com/v1.0/users/1"));
/// let ids = ["1", "2"];
/// let owners: Option<Vec<Bind>> =
///     bind(ids.map(|id| format!("https://graph.microsoft.com/v1.0/users/{id}")));
/// assert_eq!(owners.map(|owners| owners.len()), Some(2));
/// ```
pub fn bind<V, P: Bindable<V>>(addresses: V) -> P {
    P::from_addresses(addresses)
}

/// Whether a name is that of an annotation, such as `@odata.etag` or `owners@odata.bind`.
fn is_annotation(name: &str) -> bool {
    name.contains('@')
}

/// Whether a name is that of an annotation that binds a navigation property.
fn is_bind(name: &str) -> bool {
    name.strip_suffix(graph_table::naming::BIND).is_some_and(|property| !property.is_empty())
}
