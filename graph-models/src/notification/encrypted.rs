//! The encrypted resource in a notification.

use crate::{AdditionalData, graph_entity};

/// The resource of a notification, encrypted with a key that is encrypted for a certificate of the
/// program.
///
/// ```json
/// {
///   "data": "cGFzc3dvcmQ…",
///   "dataKey": "R2l2ZSBtZSBhIGtleQ…",
///   "dataSignature": "SGVsbG8…",
///   "encryptionCertificateId": "certificate-of-2026",
///   "encryptionCertificateThumbprint": "07293748CC064953A3052FB978C735FB89E61C3D"
/// }
/// ```
///
/// The feature `encrypted-notifications` decrypts it.
///
/// Everybody can encrypt something for a certificate, because its key is public. So the signature in here does
/// not prove that the content is from Graph. The [validation
/// tokens](super::Notifications::proven_tenants) do.
///
/// It is `microsoft.graph.changeNotificationEncryptedContent`. `Debug` does not print `data`, `dataKey` and
/// `dataSignature`.
#[graph_entity(tag = false, patch = false)]
pub struct EncryptedContent {
    /// `data`: the JSON of the resource, encrypted with AES-256-CBC, in base64.
    #[graph(secret)]
    pub data: Option<String>,
    /// `dataKey`: the key of `data` and `dataSignature`, encrypted with RSA-OAEP, in base64.
    #[graph(secret)]
    pub data_key: Option<String>,
    /// `dataSignature`: the HMAC-SHA256 of `data`, in base64.
    #[graph(secret)]
    pub data_signature: Option<String>,
    /// `encryptionCertificateId`: the name that the program gave the certificate when it created the
    /// subscription.
    pub encryption_certificate_id: Option<String>,
    /// `encryptionCertificateThumbprint`: the thumbprint of the certificate, in hexadecimal digits.
    pub encryption_certificate_thumbprint: Option<String>,
    /// All other properties of the content.
    #[graph(additional)]
    pub additional_data: AdditionalData,
}
