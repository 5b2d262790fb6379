//! Properties whose values are secrets, so that `Debug` of a generated model does not show them.
//!
//! The schema does not say which properties are secret. This list does, according to what a
//! property holds and not how it is named.
//!
//! A value is a secret if it enables its reader to do one of these:
//!
//! - sign in, join, unlock or activate something: passwords, PINs, passcodes, shared and private
//!   keys, client secrets, access tokens, product keys;
//! - decrypt something: recovery and content keys;
//! - read or write data at a URL that asks for no other proof: upload sessions, signed storage
//!   addresses, anonymous sharing links;
//! - impersonate Graph: the client state and the tokens that prove where a notification comes from.
//!
//! A property that holds such a value only sometimes is listed, too, because showing too little
//! does less harm than showing too much.
//!
//! Not secrets are:
//!
//! - facts about secrets: names, identifiers, thumbprints, hashes, lengths, expiry, and the hint of
//!   an application's password, which is too short to help in guessing the rest;
//! - public keys and certificates without their private key, certificate signing requests, and
//!   values that are already encrypted;
//! - URLs that still require signing in, such as Graph's own, and the links and numbers for joining
//!   a meeting, which are in every invitation to it;
//! - containers of arbitrary content: files, scripts, command lines, configuration payloads,
//!   key-value pairs. They may contain a secret, but that is not their purpose.

/// The secrets, by the full name of the declaring type. Both levels are sorted.
///
/// Properties have their wire names. [`is_secret`] looks one up.
pub const SECRETS: &[(&str, &[&str])] = &[
    // Signed addresses of the exported file.
    ("microsoft.graph.accessReviewHistoryDefinition", &["downloadUri"]),
    ("microsoft.graph.accessReviewHistoryInstance", &["downloadUri"]),
    // Proofs of possession: tokens signed with the key of the application.
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
    // The successor of synchronizationSecretKeyStringValuePair.
    ("microsoft.graph.connectivityParameterEntry", &["value"]),
    ("microsoft.graph.createLink", &["password"]),
    // A field of a password-based sign-in form: the user name or the password.
    ("microsoft.graph.credential", &["value"]),
    ("microsoft.graph.deviceLocalCredential", &["passwordBase64"]),
    // A signed address.
    ("microsoft.graph.deviceManagementExportJob", &["url"]),
    // The licence file serves in place of the product key.
    ("microsoft.graph.editionUpgradeConfiguration", &["license", "productKey"]),
    // The hashed values are short enough to guess if the salt is known.
    ("microsoft.graph.exactMatchSession", &["dataUploadURI", "salt"]),
    ("microsoft.graph.fileEncryptionInfo", &["encryptionKey", "macKey"]),
    ("microsoft.graph.humanSecurityFraudProtectionProvider", &["serverToken"]),
    ("microsoft.graph.identityProvider", &["clientSecret"]),
    // Contains the ticket that redeems the invitation.
    ("microsoft.graph.invitation", &["inviteRedeemUrl"]),
    ("microsoft.graph.invite", &["password"]),
    // The URL, or the URL with the parameters to post, gives access to a preview.
    ("microsoft.graph.itemPreviewInfo", &["getUrl", "postParameters"]),
    ("microsoft.graph.joinMeetingIdMeetingInfo", &["passcode"]),
    ("microsoft.graph.joinMeetingIdSettings", &["passcode"]),
    // A public or a private key, depending on the use.
    ("microsoft.graph.keyCredential", &["key"]),
    // Contains the token of the import session.
    ("microsoft.graph.mailboxItemImportSession", &["importUrl"]),
    // The URL gives access to the session with the device.
    ("microsoft.graph.managedDevice", &["activationLockBypassCode", "remoteAssistanceSessionUrl"]),
    // A signed address.
    ("microsoft.graph.mobileAppContentFile", &["azureStorageUri"]),
    ("microsoft.graph.oidcClientSecretAuthentication", &["clientSecret"]),
    // Containers, but Intune encrypts these values and masks them in responses.
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
    // The user signs in with this code, which is given as an image and as text.
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
    // Signed addresses, and the key to the content.
    (
        "microsoft.graph.sharePointMigrationContainerInfo",
        &["dataContainerUri", "encryptionKey", "metadataContainerUri"],
    ),
    // Whoever has an anonymous link has the permission. The HTML embeds the link.
    ("microsoft.graph.sharingLink", &["webHtml", "webUrl"]),
    ("microsoft.graph.socialIdentityProvider", &["clientSecret"]),
    ("microsoft.graph.softwareOathAuthenticationMethod", &["secretKey"]),
    ("microsoft.graph.subscription", &["clientState"]),
    ("microsoft.graph.synchronizationSecretKeyStringValuePair", &["value"]),
    ("microsoft.graph.teamworkSystemConfiguration", &["defaultPassword", "lockPin"]),
    ("microsoft.graph.temporaryAccessPassAuthenticationMethod", &["temporaryAccessPass"]),
    // SharePoint adds a token for the file.
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
/// `declaring_type` is the full name of the type that declares the property, not of one that
/// inherits it, or of the operation that has the parameter.
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
    fn types_are_sorted_and_unique() {
        for pair in SECRETS.windows(2) {
            assert!(pair[0].0 < pair[1].0, "{} before {}", pair[0].0, pair[1].0);
        }
    }

    #[test]
    fn properties_are_sorted_and_unique() {
        for (name, properties) in SECRETS {
            assert!(!properties.is_empty(), "{name} has none");
            assert!(properties.is_sorted_by(|a, b| a < b), "{name}: {properties:?}");
        }
    }

    #[test]
    fn names_of_types_are_full_names() {
        assert!(SECRETS.iter().all(|(name, _)| name.starts_with("microsoft.graph.")));
    }

    #[test]
    fn every_entry_is_found() {
        for &(name, properties) in SECRETS {
            assert!(properties.iter().all(|property| is_secret(name, property)), "{name}");
        }
    }

    #[test]
    fn other_properties_are_not_secrets() {
        for (name, property) in [
            // Another property of a listed type, and another type with a property of a listed name.
            ("microsoft.graph.bitlockerRecoveryKey", "deviceId"),
            ("microsoft.graph.registryKeyState", "key"),
            // Names in another spelling.
            ("microsoft.graph.passwordProfile", "Password"),
            ("passwordProfile", "password"),
            ("graph.passwordProfile", "password"),
            ("", ""),
        ] {
            assert!(!is_secret(name, property), "{name}/{property}");
        }
    }
}
