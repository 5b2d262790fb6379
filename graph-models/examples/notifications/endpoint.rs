//! What the program does with a body that was sent to it.

use std::collections::HashMap;

use graph_models::notification::{
    ChangeType, ClientState, LifecycleEvent, Limits, Notification, Notifications, Recent,
};
use graph_models::uuid::Uuid;
use graph_models::{AdditionalData, graph_entity};
use rsa::PrivateKey;
use rsa::pkcs8::DecodePrivateKey;

/// A message in a channel, with the properties that this program needs. `v1::ChatMessage` has all.
#[graph_entity]
pub(crate) struct ChatMessage {
    #[graph(key)]
    pub(crate) id: Option<String>,
    pub(crate) importance: Option<String>,
    #[graph(additional)]
    pub(crate) additional_data: AdditionalData,
}

/// What the program knows of its subscriptions.
pub(crate) struct Endpoint {
    /// The client state of each subscription.
    pub(crate) subscriptions: HashMap<Uuid, ClientState>,
    /// The private key of each certificate. It is in the program only because this is an example; see
    /// `EncryptedContent::decrypt_with` for better places.
    pub(crate) keys: HashMap<String, PrivateKey>,
    /// Verifies a validation token, and returns its tenant.
    pub(crate) verify: fn(&str) -> Option<Uuid>,
    pub(crate) limits: Limits,
    pub(crate) recent: Recent,
}

/// What became of a notification.
#[derive(Debug, PartialEq)]
pub(crate) enum Event {
    /// A resource changed. The program now reads it.
    Changed(Option<ChangeType>, String),
    /// A message came with the notification.
    Message(ChatMessage),
    /// Something happened to a subscription.
    Lifecycle(LifecycleEvent),
    /// The notification is not used, and why. It may be worth a line in a log, without its content.
    Ignored(&'static str),
}

/// The subscription, the client state and the key of the example.
impl Default for Endpoint {
    fn default() -> Self {
        let subscription = Uuid::from_u128(0x7622_2963_cc7b_42d2_882d_8aaa_69cb_2ba3);
        let key = PrivateKey::from_pkcs8_der(include_bytes!("key.der")).ok();
        Self {
            subscriptions: HashMap::from([(subscription, ClientState::new("pjNpYmYZ3ZRQKmqr"))]),
            keys: key.map(|key| ("certificate-of-2026".to_owned(), key)).into_iter().collect(),
            verify: verify_token,
            limits: Limits::new(),
            recent: Recent::new(10_000),
        }
    }
}

/// Stands for a crate that verifies JSON web tokens. `Notifications::proven_tenants` says what it has to check.
fn verify_token(token: &str) -> Option<Uuid> {
    let tenant = Uuid::from_u128(0x84bd_8158_6d4d_4958_8b9f_9d64_4554_2f95);
    (token == "token-of-tenant-84bd").then_some(tenant)
}

impl Endpoint {
    /// Uses the notifications in a body. This is after the response, so the sender learns nothing of it.
    pub(crate) fn receive(&mut self, body: &[u8]) -> Vec<Event> {
        let received = match self.limits.read(body) {
            Ok(received) => received,
            Err(_) => return vec![Event::Ignored("not a body with notifications")],
        };
        received.value.iter().map(|notification| self.handle(&received, notification)).collect()
    }

    fn handle(&mut self, received: &Notifications, notification: &Notification) -> Event {
        let state = notification.subscription_id.and_then(|id| self.subscriptions.get(&id));
        if !state.is_some_and(|state| state.matches(notification)) {
            return Event::Ignored("not of a subscription of this program");
        }
        if !self.recent.is_new(notification) {
            return Event::Ignored("came before");
        }
        if let Some(event) = &notification.lifecycle_event {
            return Event::Lifecycle(event.clone());
        }
        if notification.encrypted_content.is_some() {
            return self.message(received, notification).unwrap_or_else(Event::Ignored);
        }
        let resource = notification.resource.clone().unwrap_or_default();
        Event::Changed(notification.change_type.clone(), resource)
    }

    /// Decrypts the message in a notification.
    fn message(
        &self,
        received: &Notifications,
        notification: &Notification,
    ) -> Result<Event, &'static str> {
        let tenants = received.proven_tenants(self.verify).unwrap_or_default();
        if !notification.tenant().is_some_and(|tenant| tenants.contains(&tenant)) {
            return Err("not proven to be from Graph");
        }
        let encrypted = notification.encrypted_content.as_deref().ok_or("without content")?;
        let decrypt = |certificate: &str, data_key: &[u8]| {
            self.keys.get(certificate)?.oaep_decrypt::<sha1::Sha1>(data_key).ok()
        };
        let content = encrypted.decrypt_with(decrypt).map_err(|_| "cannot be decrypted")?;
        content.read().map(Event::Message).map_err(|_| "not a message")
    }
}
