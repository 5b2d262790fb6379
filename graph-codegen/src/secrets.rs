//! Properties whose values are secrets, so that `Debug` of a generated model does not show them.
//!
//! The schema does not say which they are. This list does, by what a property holds rather than by
//! what it is called.
//!
//! A value is a secret if whoever reads it can do with it what they could not do before:
//!
//! - sign in, join, unlock or activate something: passwords, PINs, passcodes, shared and private
//!   keys, client secrets, access tokens, product keys;
//! - decrypt something: recovery and content keys;
//! - read or write data at a URL that asks for no other proof: upload sessions, signed storage
//!   addresses, anonymous sharing links;
//! - pass for Graph: the client state and the tokens that prove where a notification comes from.
//!
//! A property that holds such a value only at times is listed as well: a line of `Debug` that says
//! too little does less harm than one that says too much.
//!
//! Not secrets are:
//!
//! - facts about secrets: names, identifiers, thumbprints, hashes, lengths, expiry, and the hint of
//!   an application's password, too small a part of it to help in guessing the rest;
//! - public keys and certificates without their private key, certificate signing requests, and
//!   what is encrypted already;
//! - URLs that still require signing in, such as Graph's own, and the links and numbers by which
//!   people join a meeting, which are in every invitation to it;
//! - containers of whatever a caller puts there: files, scripts, command lines, configuration
//!   payloads, key-value pairs. They may hold a secret, but it is not what they are for.

/// The secrets, by the full name of the type that declares them; both levels are sorted.
///
/// Properties are spelt as on the wire. [`is_secret`] looks one up.
pub const SECRETS: &[(&str, &[&str])] = &[
    // Signed addresses of the exported file.
    ("microsoft.graph.accessReviewHistoryDefinition", &["downloadUri"]),
    ("microsoft.graph.accessReviewHistoryInstance", &["downloadUri"]),
    // Proofs of possession: tokens that the key of the application has signed.
    ("microsoft.graph.addKey", &["proof"]),
    (
        "microsoft.graph.akamaiWebApplicationFirewallProvider",
        &["accessToken", "clientSecret", "clientToken"],
    ),
    ("microsoft.graph.appLogCollectionDownloadDetails", &["decryptionKey", "downloadUrl"]),
    // Not a certificate: the private key that signs requests to Apple.
    ("microsoft.graph.appleManagedIdentityProvider", &["certificateData"]),
    ("microsoft.graph.arkoseFraudProtectionProvider", &["privateKey"]),
    ("microsoft.graph.basicAuthentication", &["password"]),
    ("microsoft.graph.bitlockerRecoveryKey", &["key"]),
    ("microsoft.graph.changeNotification", &["clientState"]),
    ("microsoft.graph.changeNotificationCollection", &["validationTokens"]),
    ("microsoft.graph.changePassword", &["currentPassword", "newPassword"]),
    ("microsoft.graph.cloudFlareWebApplicationFirewallProvider", &["apiToken"]),
    ("microsoft.graph.cloudPcOnPremisesConnection", &["adDomainPassword"]),
    // What synchronizationSecretKeyStringValuePair gives way to.
    ("microsoft.graph.connectivityParameterEntry", &["value"]),
    ("microsoft.graph.createLink", &["password"]),
    // A field of a password-based sign-in form: the user name or the password.
    ("microsoft.graph.credential", &["value"]),
    ("microsoft.graph.deviceLocalCredential", &["passwordBase64"]),
    // A signed address.
    ("microsoft.graph.deviceManagementExportJob", &["url"]),
    // The licence file serves in place of the product key.
    ("microsoft.graph.editionUpgradeConfiguration", &["license", "productKey"]),
    // The hashed values are short enough to guess; only the salt stands in the way.
    ("microsoft.graph.exactMatchSession", &["dataUploadURI", "salt"]),
    ("microsoft.graph.fileEncryptionInfo", &["encryptionKey", "macKey"]),
    ("microsoft.graph.humanSecurityFraudProtectionProvider", &["serverToken"]),
    ("microsoft.graph.identityProvider", &["clientSecret"]),
    // Contains the ticket that redeems the invitation.
    ("microsoft.graph.invitation", &["inviteRedeemUrl"]),
    ("microsoft.graph.invite", &["password"]),
    // A preview for whoever has the URL, or the URL and the parameters to post there.
    ("microsoft.graph.itemPreviewInfo", &["getUrl", "postParameters"]),
    ("microsoft.graph.joinMeetingIdMeetingInfo", &["passcode"]),
    ("microsoft.graph.joinMeetingIdSettings", &["passcode"]),
    // Public or private: it depends on the use.
    ("microsoft.graph.keyCredential", &["key"]),
    // Contains the token of the import session.
    ("microsoft.graph.mailboxItemImportSession", &["importUrl"]),
    // The URL lets its holder into the session with the device.
    ("microsoft.graph.managedDevice", &["activationLockBypassCode", "remoteAssistanceSessionUrl"]),
    // A signed address.
    ("microsoft.graph.mobileAppContentFile", &["azureStorageUri"]),
    ("microsoft.graph.oidcClientSecretAuthentication", &["clientSecret"]),
    // Containers, but Intune itself encrypts these values and masks them in its answers.
    ("microsoft.graph.omaSettingBase64", &["value"]),
    ("microsoft.graph.omaSettingString", &["value"]),
    ("microsoft.graph.omaSettingStringXml", &["value"]),
    ("microsoft.graph.openIdConnectIdentityProvider", &["clientSecret"]),
    ("microsoft.graph.partners.billing.manifest", &["sasToken"]),
    ("microsoft.graph.passwordAuthenticationMethod", &["password"]),
    ("microsoft.graph.passwordCredential", &["secretText"]),
    ("microsoft.graph.passwordProfile", &["password"]),
    ("microsoft.graph.passwordResetResponse", &["newPassword"]),
    ("microsoft.graph.pkcs12Certificate", &["password", "pkcs12Value"]),
    // The code, as an image and as text, is what the user signs in with.
    ("microsoft.graph.qrCodeImageDetails", &["binaryValue", "rawContent"]),
    ("microsoft.graph.qrPin", &["code"]),
    ("microsoft.graph.recordOperation", &["recordingAccessToken"]),
    ("microsoft.graph.remoteLockActionResult", &["unlockPin"]),
    ("microsoft.graph.removeKey", &["proof"]),
    ("microsoft.graph.resetPasscodeActionResult", &["passcode"]),
    ("microsoft.graph.resetPassword", &["newPassword"]),
    ("microsoft.graph.security.deploymentAccessKeyType", &["deploymentAccessKey"]),
    ("microsoft.graph.security.ediscoveryExportOperation", &["azureBlobToken"]),
    ("microsoft.graph.selfSignedCertificate", &["key"]),
    // Signed addresses, and the key to what is stored there.
    (
        "microsoft.graph.sharePointMigrationContainerInfo",
        &["dataContainerUri", "encryptionKey", "metadataContainerUri"],
    ),
    // Of an anonymous link, possession is the permission; the HTML embeds the link.
    ("microsoft.graph.sharingLink", &["webHtml", "webUrl"]),
    ("microsoft.graph.socialIdentityProvider", &["clientSecret"]),
    ("microsoft.graph.softwareOathAuthenticationMethod", &["secretKey"]),
    ("microsoft.graph.subscription", &["clientState"]),
    ("microsoft.graph.synchronizationSecretKeyStringValuePair", &["value"]),
    ("microsoft.graph.teamworkSystemConfiguration", &["defaultPassword", "lockPin"]),
    ("microsoft.graph.temporaryAccessPassAuthenticationMethod", &["temporaryAccessPass"]),
    // SharePoint puts a token for the file into it.
    ("microsoft.graph.thumbnail", &["url"]),
    ("microsoft.graph.tokenMeetingInfo", &["token"]),
    ("microsoft.graph.updateAdDomainPassword", &["adDomainPassword"]),
    ("microsoft.graph.uploadClientCertificate", &["password", "pkcs12Value"]),
    // Whoever has the URL can write the file.
    ("microsoft.graph.uploadSession", &["uploadUrl"]),
    ("microsoft.graph.validatePermission", &["challengeToken", "password"]),
    ("microsoft.graph.vppToken", &["token"]),
    (
        "microsoft.graph.windows10TeamGeneralConfiguration",
        &["azureOperationalInsightsWorkspaceKey"],
    ),
    ("microsoft.graph.windowsDeviceAccount", &["password"]),
    ("microsoft.graph.wipe", &["macOsUnlockCode"]),
    ("microsoft.graph.workforceIntegrationEncryption", &["secret"]),
];

/// Whether the values of a property, or of an operation's parameter, are secrets.
///
/// The type is the one that declares the property, by its full name, not one that inherits it; of a
/// parameter it is the operation.
///
/// ```
/// use graph_codegen::secrets::is_secret;
///
/// assert!(is_secret("microsoft.graph.passwordProfile", "password"));
/// assert!(!is_secret("microsoft.graph.passwordCredential", "hint"));
/// ```
pub fn is_secret(declaring_type: &str, property: &str) -> bool {
    SECRETS
        .binary_search_by_key(&declaring_type, |&(name, _)| name)
        .is_ok_and(|index| SECRETS[index].1.contains(&property))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_sorted_and_named_once() {
        for pair in SECRETS.windows(2) {
            assert!(pair[0].0 < pair[1].0, "{} before {}", pair[0].0, pair[1].0);
        }
    }

    #[test]
    fn properties_are_sorted_and_named_once() {
        for (name, properties) in SECRETS {
            assert!(!properties.is_empty(), "{name} has none");
            assert!(properties.is_sorted_by(|a, b| a < b), "{name}: {properties:?}");
        }
    }

    #[test]
    fn names_are_full() {
        assert!(SECRETS.iter().all(|(name, _)| name.starts_with("microsoft.graph.")));
    }

    #[test]
    fn every_entry_is_found() {
        for &(name, properties) in SECRETS {
            assert!(properties.iter().all(|property| is_secret(name, property)), "{name}");
        }
    }

    #[test]
    fn others_are_not() {
        for (name, property) in [
            // Another property of the type, another type with such a property.
            ("microsoft.graph.bitlockerRecoveryKey", "deviceId"),
            ("microsoft.graph.registryKeyState", "key"),
            // Spelt as on the wire and in full.
            ("microsoft.graph.passwordProfile", "Password"),
            ("passwordProfile", "password"),
            ("graph.passwordProfile", "password"),
            ("", ""),
        ] {
            assert!(!is_secret(name, property), "{name}/{property}");
        }
    }
}
