//! One notification.

use chrono::{DateTime, FixedOffset};
use uuid::Uuid;

use super::encrypted::EncryptedContent;
use super::resource_data::ResourceData;
use crate::address::{ResolvedAddress, UnresolvedAddress};
use crate::registry::Registry;
use crate::{AdditionalData, ObjectExt, graph_entity};

/// One notification: of a change of a resource, or of the state of a subscription.
///
/// ```json
/// {
///   "id": "lsgTZMr9KwAAA",
///   "subscriptionId": "76222963-cc7b-42d2-882d-8aaa69cb2ba3",
///   "subscriptionExpirationDateTime": "2026-11-30T11:00:00Z",
///   "tenantId": "84bd8158-6d4d-4958-8b9f-9d6445542f95",
///   "clientState": "pjNpYmYZ3ZRQKmqr",
///   "changeType": "created",
///   "resource": "Users/7d1f/Messages/AAMk2",
///   "resourceData": {"@odata.type": "#Microsoft.Graph.Message", "id": "AAMk2"}
/// }
/// ```
///
/// - A notification of a change has a [`change_type`](Self::change_type).
/// - One with resource data also has [`encrypted_content`](Self::encrypted_content), or the properties
///   that the subscription selected in [`resource_data`](Self::resource_data).
/// - One of the lifecycle of a subscription has a [`lifecycle_event`](Self::lifecycle_event) instead.
///
/// Everybody who knows the address of the endpoint can send one, so check
/// [`client_state`](Self::client_state) with [`ClientState`](super::ClientState) before anything else.
///
/// It is `microsoft.graph.changeNotification`. As a part of the body that Graph sends it has no tag, so none is
/// written.
#[graph_entity(tag = false, patch = false)]
pub struct Notification {
    /// `id`: the identifier of the notification. Not every service sends one.
    pub id: Option<String>,
    /// `subscriptionId`: the subscription that the notification is for.
    pub subscription_id: Option<Uuid>,
    /// `subscriptionExpirationDateTime`: when the subscription ends.
    pub subscription_expiration_date_time: Option<DateTime<FixedOffset>>,
    /// `clientState`: the secret of the subscription.
    #[graph(secret)]
    pub client_state: Option<String>,
    /// `tenantId`: the tenant of the resource; see [`tenant`](Self::tenant).
    pub tenant_id: Option<Uuid>,
    /// `organizationId`: what some notifications of the lifecycle have in place of `tenantId`.
    pub organization_id: Option<Uuid>,
    /// `changeType`: what happened to the resource.
    pub change_type: Option<ChangeType>,
    /// `lifecycleEvent`: what happened to the subscription.
    pub lifecycle_event: Option<LifecycleEvent>,
    /// `resource`: the address of the resource, relative to the service; see [`address`](Self::address).
    pub resource: Option<String>,
    /// `resourceData`: the type and the identifiers of the resource, and what the subscription selected.
    pub resource_data: Option<Box<ResourceData>>,
    /// `encryptedContent`: the resource, encrypted.
    pub encrypted_content: Option<Box<EncryptedContent>>,
    /// All other properties of the notification.
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

/// What happened to a resource.
#[graph_entity]
pub enum ChangeType {
    /// `created`
    Created,
    /// `updated`; some services also send it when an item was moved to the deleted ones.
    Updated,
    /// `deleted`
    Deleted,
    /// A change that this version of the crate does not know.
    #[graph(unrecognized)]
    Unrecognized(Box<str>),
}

/// What happened to a subscription.
#[graph_entity]
pub enum LifecycleEvent {
    /// `missed`: some notifications were not delivered. Read the resources again, for example with a
    /// delta query.
    Missed,
    /// `subscriptionRemoved`: the service removed the subscription. Create it again.
    SubscriptionRemoved,
    /// `reauthorizationRequired`: the subscription, or the token that it was created with, is about to
    /// end. Reauthorize the subscription, or renew it, which does both.
    ReauthorizationRequired,
    /// An event that this version of the crate does not know.
    #[graph(unrecognized)]
    Unrecognized(Box<str>),
}

impl Notification {
    /// The tenant that the notification is from: `tenantId`, or `organizationId`. A personal account
    /// has none.
    pub fn tenant(&self) -> Option<Uuid> {
        self.tenant_id.or(self.organization_id)
    }

    /// The address of the resource, resolved through the registry of the models. A request to this address reads the
    /// resource. It cannot lead outside the service, whoever wrote the notification, but it can lead to
    /// any place in it, so check the [`ClientState`](super::ClientState) first.
    ///
    /// ```
    /// # #[cfg(feature = "v1")] {
    /// use graph_models::notification::Notifications;
    /// use graph_models::v1::{self, AnyMessage, GraphService};
    ///
    /// let body = r#"{"value": [{"resource": "Users/7d1f/Messages/AAMk2"}]}"#;
    /// let received = Notifications::read(body.as_bytes())?;
    /// let address = received.value[0].address(v1::registry())?;
    /// let message = address.typed::<GraphService, AnyMessage>().unwrap();
    /// assert_eq!(message.to_string(), "/users/7d1f/messages/AAMk2");
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// [`Operations::resolve`](crate::Operations::resolve) also takes the address of a function, such as
    /// `communications/onlineMeetings/getAllTranscripts`.
    ///
    /// # Errors
    ///
    /// Those of [`Registry::resolve`]. The address of a notification without a `resource` is empty, which is an
    /// error as well.
    pub fn address(&self, registry: Registry) -> Result<ResolvedAddress, UnresolvedAddress> {
        registry.resolve(self.resource.as_deref().unwrap_or_default())
    }

    /// The name of the type of the resource, as the service wrote it: `#Microsoft.Graph.Message`. The
    /// [`Registry`] finds it in any case. `None` if the notification does not say the type.
    pub fn resource_type(&self) -> Option<&str> {
        let name = self.resource_data.as_deref()?.odata_type();
        (!name.is_empty()).then_some(name)
    }
}
