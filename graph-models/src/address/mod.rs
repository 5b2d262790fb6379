//! Addresses of resources, which the compiler checks, or the registry at run time.
//!
//! An address starts from the [`Container`] of a service and goes through its navigation properties,
//! keys and casts. [`path!`](crate::path) writes one; [`Address`] is its type. The words are the Rust
//! names of properties, and a word that is not a property does not compile:
//!
//! ```
//! # #[cfg(feature = "v1")] {
//! use graph_models::address::Address;
//! use graph_models::path;
//! use graph_models::v1::{AnyMessage, GraphService, Group};
//!
//! let (user, message) = ("ada@contoso.com", "AAMk/1=");
//! let address: Address<GraphService, AnyMessage> = path!(GraphService: users[user].messages[message]);
//! assert_eq!(address.to_string(), "/users/ada@contoso.com/messages/AAMk%2F1=");
//!
//! let groups: Address<GraphService, Vec<Group>> = path!(GraphService: me.member_of as Group);
//! assert_eq!(groups.to_string(), "/me/memberOf/microsoft.graph.group");
//!
//! let app = path!(GraphService: applications[app_id = "0f6a"]);
//! assert_eq!(app.to_string(), "/applications(appId='0f6a')");
//!
//! let count = path!(GraphService: device_management.managed_devices).count();
//! assert_eq!(count.to_string(), "/deviceManagement/managedDevices/$count");
//! # }
//! ```
//!
//! With the feature `http`, the methods of `Service` take an address and know from it what is sent and
//! what comes back: `graph.get(path!(GraphService: users[id]))` reads a user, and `update` accepts only
//! its patch. A path that the schema does not have can be written as a text, as before.
//!
//! At run time, [`Registry::resolve`](crate::Registry::resolve) finds out what a text leads to, such as the
//! `resource` of a change notification, and [`ResolvedAddress::typed`] makes an [`Address`] of it.
//!
//! No code is generated per type for this: the compiler checks the fields, and the wire names are looked
//! up in the type table.
//!
//! Source: OData URL Conventions 4.01, section 4 "Resource Path".

mod container;
mod context;
mod derived;
mod key;
mod keys;
mod path;
mod resolve;
mod resource;
mod typed;

pub use container::Container;
pub use derived::{BaseKind, BindingKind, BindingOf, Cast, CastKind, QueryKind};
pub use key::{Key, KeyOf};
pub use keys::Keys;
pub use resolve::{
    AddressKey, AddressProblem, AddressStep, Destination, ResolvedAddress, UnresolvedAddress,
};
pub use resource::{
    Collected, Count, FieldsKind, Media, NeedsKey, NoProperties, Resource, ResourceKind,
};
pub use typed::{Address, Outcome};
