//! Functions that fill, compute and apply patch twins, and that merge the changes of a service.
//!
//! Every property of a twin is an `Option`, and `None` leaves the property alone. A nullable
//! property is an `Option<Option<T>>`, in which `Some(None)` is written as null. A property that is
//! not nullable is an `Option<T>`, so setting it to null does not compile.

mod additional_changes;
mod apply;
mod bindable;
mod carry_over;
mod changes;
mod complete;
mod diff;
mod embeddable;
mod inner;
mod keys;
mod mention;
mod merge_change;
mod missing;
mod nullable;
mod overlay;
mod overwrite;
mod settable;
mod towards;
mod unpatchable;

use crate::model::{Change, Patchable};

pub use apply::apply;
pub use bindable::Bindable;
pub use diff::{diff, into_twin, patch_of};
pub use embeddable::Embeddable;
pub use merge_change::{MergeConflict, Mergeable, merge_change};
pub use nullable::Nullable;
pub(crate) use overwrite::overwrite;
use settable::HoldsChange;
pub(crate) use settable::MergeFrom;
pub use settable::{Anything, Settable};
pub use towards::patch_towards;
pub use unpatchable::{Unpatchable, UnpatchableReason, unpatchable};

/// A twin's property set to a value.
///
/// The value can have any type that converts into the property's type. If the property holds a
/// [`Change`], a twin changes a part of the existing value, like [`merge`], and a value replaces
/// it, like [`replace`].
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

/// A twin's property set to null. Only nullable properties accept it.
///
/// For a navigation property that leads to one entity, it removes the relationship.
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
pub const fn null<P: Nullable>() -> P {
    P::NULL
}

/// A twin's property whose value is changed in part, by the twin of the value's type. If the
/// property holds a union, the twin is that of one of its types.
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

/// A twin's property whose value is replaced by a complete value. Some services do not merge: for
/// example, Exchange replaces addresses and locations.
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

/// A navigation property bound to the entity with an address, or to several entities with their
/// addresses: a [`Bind`](crate::Bind) in a patch twin, or a [`Nav`](crate::Nav) in an entity that
/// is created.
///
/// ```
/// use graph_models::{AdditionalData, Bind, Nav, bind, graph_entity};
///
/// #[graph_entity]
/// pub struct User {
///     pub manager: Nav<User>,
///     pub reports: Nav<Vec<User>>,
///     #[graph(additional)]
///     pub additional_data: AdditionalData,
/// }
///
/// let manager: Option<Option<Bind<User>>> = bind("https://graph.microsoft.com/v1.0/users/1");
/// let ids = ["2", "3"];
/// let patch = UserPatch {
///     manager,
///     reports: bind(ids.map(|id| format!("https://graph.microsoft.com/v1.0/users/{id}"))),
///     ..UserPatch::default()
/// };
/// let manager = patch.manager.flatten().expect("it is bound");
/// assert_eq!(manager.address(), Some("https://graph.microsoft.com/v1.0/users/1"));
/// assert_eq!(patch.reports.map(|reports| reports.len()), Some(2));
/// ```
#[doc(alias = "@odata.bind")]
pub fn bind<V, P: Bindable<V>>(addresses: V) -> P {
    P::from_addresses(addresses)
}

/// A navigation property to one entity that is changed by sending the entity itself, of which a service
/// usually wants the key alone: `"authenticationStrength": {"id": "…"}`. Microsoft Graph wants this form
/// inside complex values, where it refuses the [`bind`](bind()) of an address.
///
/// ```
/// # #[cfg(feature = "v1")] {
/// use graph_models::v1::{
///     AuthenticationStrengthPolicy, ConditionalAccessGrantControlsPatch, ConditionalAccessPolicyPatch,
/// };
/// use graph_models::{embed, json, merge};
///
/// let strength = AuthenticationStrengthPolicy { id: Some("1".to_owned()), ..Default::default() };
/// let patch = ConditionalAccessPolicyPatch {
///     grant_controls: merge(ConditionalAccessGrantControlsPatch {
///         authentication_strength: embed(strength),
///         ..Default::default()
///     }),
///     ..Default::default()
/// };
/// assert_eq!(
///     json::to_string(&patch)?,
///     r##"{"@odata.type":"#microsoft.graph.conditionalAccessPolicy","grantControls":{"authenticationStrength":{"id":"1"}}}"##,
/// );
/// # }
/// # Ok::<(), graph_models::serde_json::Error>(())
/// ```
///
/// The entity is of the type that the property leads to. If that is a union, such as
/// `AnyDirectoryObject`, an entity of one of its types is accepted, too. Another type does not compile:
///
/// ```compile_fail,E0277
/// # use graph_models::{AdditionalData, Nav, embed, graph_entity};
/// #[graph_entity]
/// pub struct Policy {
///     pub owner: Nav<User>,
///     #[graph(additional)]
///     pub additional_data: AdditionalData,
/// }
/// # #[graph_entity]
/// # pub struct User {
/// #     #[graph(additional)]
/// #     pub additional_data: AdditionalData,
/// # }
///
/// let patch = PolicyPatch { owner: embed(Policy::default()), ..PolicyPatch::default() };
/// ```
///
/// If the entity has no JSON form, for example because a date is after the year 9999, the error is that
/// of writing the patch.
pub fn embed<V, P: Embeddable<V>>(entity: V) -> P {
    P::from_entity(entity)
}
