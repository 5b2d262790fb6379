//! The body of a request that brings notifications.

use uuid::Uuid;

use super::change::Notification;
use crate::{AdditionalData, graph_entity};

/// The body of a request that brings notifications.
///
/// ```json
/// {
///   "value": [{"subscriptionId": "76222963-cc7b-42d2-882d-8aaa69cb2ba3", "changeType": "created"}],
///   "validationTokens": ["eyJ0eXAi…"]
/// }
/// ```
///
/// One body may have notifications for several subscriptions, tenants and apps.
///
/// It is `microsoft.graph.changeNotificationCollection`. Graph sends it without a tag, so none is written.
/// `Debug` does not print the tokens.
#[graph_entity(tag = false, patch = false)]
pub struct Notifications {
    /// `value`: the notifications. A body without it is an error.
    pub value: Vec<Notification>,
    /// `validationTokens`: JSON web tokens that prove that notifications with resource data are from
    /// Graph, one for each pair of app and tenant. Other notifications have none.
    #[graph(secret)]
    pub validation_tokens: Option<Vec<String>>,
    /// All other properties of the body.
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

impl Notifications {
    /// The id of the app that publishes notifications. It is the claim `appid` of each validation token, `azp` in
    /// tokens of version 2.
    pub const PUBLISHER: Uuid = Uuid::from_u128(0x0bf3_0f3b_4a52_48df_9a82_2349_10c4_a086);

    /// The tenants whose notifications are proven by the validation tokens. `None` if a token is not valid: then
    /// trust none of the notifications.
    ///
    /// `check` verifies one token, and returns the tenant that it is for (the claim `tid`), or `None` if the token is
    /// not valid. This crate does not verify it, because that needs the keys of the Microsoft identity platform. Use
    /// a crate for JSON web tokens, which checks
    ///
    /// - the signature, with the keys of `https://login.microsoftonline.com/common/.well-known/openid-configuration`,
    /// - that the token has not expired (`exp`, `nbf`),
    /// - that it was issued for your app (`aud`), by `https://sts.windows.net/{tenant}/` (`iss`),
    /// - that it was issued to the [publisher](Self::PUBLISHER) of notifications (`appid`, or `azp`).
    ///
    /// A token proves that Graph sends notifications of the tenant, not what they say. Whoever learns a valid token
    /// can use it until it expires, so check the [`ClientState`](super::ClientState) as well.
    ///
    /// ```
    /// use graph_models::notification::Notifications;
    /// use graph_models::uuid::Uuid;
    /// # fn verify(token: &str) -> Option<Uuid> {
    /// #     (token == "eyJ0").then(|| Uuid::from_u128(1))
    /// # }
    ///
    /// let body = br#"{
    ///     "value": [
    ///         {"tenantId": "00000000-0000-0000-0000-000000000001"},
    ///         {"tenantId": "00000000-0000-0000-0000-000000000002"}
    ///     ],
    ///     "validationTokens": ["eyJ0"]
    /// }"#;
    /// let received = Notifications::read(body)?;
    /// let tenants = received.proven_tenants(verify).unwrap_or_default();
    /// let is_proven = |tenant: Option<Uuid>| tenant.is_some_and(|tenant| tenants.contains(&tenant));
    /// assert!(is_proven(received.value[0].tenant()));
    /// assert!(!is_proven(received.value[1].tenant()));
    /// # Ok::<(), graph_models::notification::ReadError>(())
    /// ```
    ///
    /// Without tokens, no tenant is proven. That is usual for notifications without resource data, and for those that
    /// Azure Event Hubs delivers.
    pub fn proven_tenants(&self, check: impl FnMut(&str) -> Option<Uuid>) -> Option<Vec<Uuid>> {
        self.validation_tokens.iter().flatten().map(String::as_str).map(check).collect()
    }
}
