//! Change notifications: what an endpoint receives from Graph.
//!
//! A program that has subscribed to changes has an address that is public. Graph sends it notifications, and so
//! can everybody else. So this module has what is needed to trust none of them too early:
//!
//! 1. [`ValidationToken`] answers the request by which Graph validates the endpoint.
//! 2. [`Notifications::read`] reads a body within [`Limits`]. Answer 202 at once, whatever is in it: Graph waits
//!    only for 3 seconds, and the sender of a forged body must not learn how far it got.
//! 3. [`ClientState`] tells whether a notification is for a subscription of the program.
//! 4. [`Recent`] recognizes a notification that comes again.
//! 5. For a notification with resource data, [`Notifications::proven_tenants`] checks that it is from Graph.
//!    Then [`EncryptedContent`] is decrypted, with the feature `encrypted-notifications`.
//! 6. [`Notification::address`] resolves the address of the resource, for a request that reads it, and
//!    [`ResourceContent`] and [`ResourceData`] read what came with the notification as its type.
//!
//! ```
//! use std::collections::HashMap;
//!
//! use graph_models::notification::{
//!     ChangeType, ClientState, LifecycleEvent, Notifications, Recent, ValidationToken,
//! };
//! use graph_models::uuid::Uuid;
//!
//! // What the program has stored of its subscriptions.
//! let subscription: Uuid = "76222963-cc7b-42d2-882d-8aaa69cb2ba3".parse()?;
//! let states = HashMap::from([(subscription, ClientState::new("pjNpYmYZ3ZRQKmqr"))]);
//! let mut recent = Recent::new(10_000);
//!
//! // A request: its query, and its body.
//! assert_eq!(ValidationToken::of_query("")?, None);
//! let body = br#"{"value": [{
//!     "id": "lsgTZMr9KwAAA",
//!     "subscriptionId": "76222963-cc7b-42d2-882d-8aaa69cb2ba3",
//!     "clientState": "pjNpYmYZ3ZRQKmqr",
//!     "changeType": "created",
//!     "resource": "Users/7d1f/Messages/AAMk2"
//! }]}"#;
//! let received = Notifications::read(body)?;
//!
//! for notification in &received.value {
//!     let state = notification.subscription_id.and_then(|id| states.get(&id));
//!     if !state.is_some_and(|state| state.matches(notification)) {
//!         continue; // Forged, or of a subscription that no longer exists.
//!     }
//!     if !recent.is_new(notification) {
//!         continue;
//!     }
//!     match (&notification.lifecycle_event, &notification.change_type) {
//!         (Some(LifecycleEvent::ReauthorizationRequired), _) => println!("renew the subscription"),
//!         (Some(event), _) => println!("{event}: read everything again"),
//!         (None, Some(ChangeType::Deleted)) => println!("{:?} is gone", notification.resource),
//!         (None, _) => println!("read {:?}", notification.resource),
//!     }
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Nothing in here depends on the generated models, where the same types are `v1::ChangeNotificationCollection` and
//! so on. Nothing is lost: unknown properties are kept and written back, so a body can be stored and read again.

mod change;
mod client_state;
mod collection;
mod content;
#[cfg(feature = "encrypted-notifications")]
mod decrypt;
mod encrypted;
mod limits;
mod read;
mod repeats;
mod resource_data;
#[cfg(feature = "http")]
mod response;
mod validation;

pub use change::{ChangeType, LifecycleEvent, Notification};
pub use client_state::ClientState;
pub use collection::Notifications;
pub use content::ResourceContent;
#[cfg(feature = "encrypted-notifications")]
pub use decrypt::DecryptError;
pub use encrypted::EncryptedContent;
pub use limits::{Limits, ReadError};
pub use repeats::{Recent, RepeatKey};
pub use resource_data::ResourceData;
#[cfg(feature = "http")]
pub use response::validation_response;
pub use validation::{InvalidValidationToken, ValidationToken};
