//! Decrypts the resource in a notification.

use std::{error, fmt};

use aes::Aes256;
use aes::cipher::block_padding::Pkcs7;
use aes::cipher::{BlockModeDecrypt, KeyIvInit};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::content::ResourceContent;
use super::encrypted::EncryptedContent;
use crate::edm::Binary;

/// The length of the key of AES-256.
const KEY: usize = 32;

/// The length of a block of AES, and of the initialization vector.
const BLOCK: usize = 16;

/// With the feature `encrypted-notifications`.
impl EncryptedContent {
    /// Decrypts the resource. `decrypt_key` gets the id of the certificate and the encrypted key, and returns
    /// the decrypted one, or `None` if it does not have the certificate or the key is not for it. It is RSA-OAEP with
    /// SHA-1, also for the mask (`RSA/ECB/OAEPWithSHA1AndMGF1Padding`, `RSA-OAEP` in Azure Key Vault).
    ///
    /// ```
    /// use graph_models::notification::{DecryptError, EncryptedContent, ResourceContent};
    ///
    /// # trait Vault { fn decrypt(&self, key: &[u8]) -> Option<Vec<u8>>; }
    /// # struct Keys;
    /// # impl Keys { fn get(&self, id: &str) -> Option<&dyn Vault> { None } }
    /// fn decrypt(content: &EncryptedContent, keys: &Keys) -> Result<ResourceContent, DecryptError> {
    ///     content.decrypt_with(|certificate, data_key| keys.get(certificate)?.decrypt(data_key))
    /// }
    /// # assert_eq!(decrypt(&EncryptedContent::default(), &Keys), Err(DecryptError));
    /// ```
    ///
    /// # Where the key is decrypted
    ///
    /// This crate does not contain RSA, so that the private key can stay where nobody can read it: in a service such
    /// as Azure Key Vault. If calls of it are asynchronous, decrypt the key first, and then
    /// call [`decrypt`](Self::decrypt). A program that has
    /// the private key itself needs code whose time does not depend on it, because everybody can send
    /// something to decrypt. Use OpenSSL (crate `openssl`), AWS-LC (crate `aws-lc-rs`), or the crate `rsa` with its
    /// feature `getrandom`, from version 0.10 on. Earlier versions can give away the key ([RUSTSEC-2023-0071]); its
    /// authors say that 0.10 does not.
    ///
    /// In any case, check the [`ClientState`](super::ClientState) first, so that what others send does not
    /// get there, and answer the request before, so that the sender cannot measure the time.
    ///
    /// [RUSTSEC-2023-0071]: https://rustsec.org/advisories/RUSTSEC-2023-0071
    ///
    /// # Errors
    ///
    /// Those of [`decrypt`](Self::decrypt).
    pub fn decrypt_with(
        &self,
        decrypt_key: impl FnOnce(&str, &[u8]) -> Option<Vec<u8>>,
    ) -> Result<ResourceContent, DecryptError> {
        let certificate = self.encryption_certificate_id.as_deref().unwrap_or_default();
        let key = decrypt_key(certificate, &self.encrypted_key());
        self.decrypt(&key.unwrap_or_default())
    }

    /// The encrypted key, for a decryption with the private key of the certificate. It is empty if `dataKey` is
    /// missing or is not base64.
    #[must_use]
    pub fn encrypted_key(&self) -> Vec<u8> {
        bytes(self.data_key.as_deref()).unwrap_or_default()
    }

    /// Decrypts the resource with the decrypted key. If the key could not be decrypted, pass an empty one: the
    /// result is the same error after the same work, so that a sender does not learn which of the two failed.
    ///
    /// The signature is compared in constant time, and nothing is decrypted unless it is right.
    ///
    /// # Errors
    ///
    /// One error for everything: a wrong key, a wrong signature, wrong padding, and text that is not base64.
    pub fn decrypt(&self, key: &[u8]) -> Result<ResourceContent, DecryptError> {
        let data = bytes(self.data.as_deref()).ok_or(DecryptError)?;
        let signature = bytes(self.data_signature.as_deref()).ok_or(DecryptError)?;
        let key_of = <[u8; KEY]>::try_from(key);
        // The signature is computed even with a wrong key.
        let is_signed = is_signed(&key_of.unwrap_or_default(), &data, &signature);
        match key_of {
            Ok(key) if is_signed => {
                plain_text(&key, data).map(ResourceContent::from).ok_or(DecryptError)
            }
            _ => Err(DecryptError),
        }
    }
}

fn bytes(base64: Option<&str>) -> Option<Vec<u8>> {
    Some(base64?.parse::<Binary>().ok()?.into_vec())
}

fn is_signed(key: &[u8; KEY], data: &[u8], signature: &[u8]) -> bool {
    let mac = Hmac::<Sha256>::new_from_slice(key);
    mac.is_ok_and(|mac| mac.chain_update(data).verify_slice(signature).is_ok())
}

/// Decrypts data whose signature is right. The initialization vector is the start of the key.
fn plain_text(key: &[u8; KEY], mut data: Vec<u8>) -> Option<Vec<u8>> {
    let vector: [u8; BLOCK] = *key.first_chunk()?;
    let cipher = cbc::Decryptor::<Aes256>::new(key.into(), &vector.into());
    let length = cipher.decrypt_padded::<Pkcs7>(&mut data).ok()?.len();
    data.truncate(length);
    Some(data)
}

/// The encrypted content of a notification cannot be decrypted, or it was changed. It says no more on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DecryptError;

impl fmt::Display for DecryptError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the encrypted content cannot be decrypted with the key of its certificate, or it was changed")
    }
}

impl error::Error for DecryptError {}
