//! Pages of directory objects, changes of users, and managed devices.

use super::{Dice, page, sparse_user_of};

/// A page of 300 members of a group: users, groups and devices.
pub fn directory_object_page() -> String {
    let mut dice = Dice(29);
    let members: Vec<String> = (0..300).map(|_| directory_object(&mut dice)).collect();
    page("directoryObjects", &members)
}

/// A page of a delta query: 300 users, of which a third are removed.
pub fn delta_page() -> String {
    let mut dice = Dice(31);
    let users = (0..300).map(|_| match dice.below(3) {
        0 => {
            let reason = dice.pick(&["changed", "deleted"]);
            format!(r#"{{"id":"{}","@removed":{{"reason":"{reason}"}}}}"#, dice.guid())
        }
        _ => sparse_user_of(&mut dice),
    });
    let users: Vec<String> = users.collect();
    page("users/$delta", &users)
}

/// A page of 200 managed devices, as Intune returns them.
pub fn managed_device_page() -> String {
    let mut dice = Dice(37);
    let devices: Vec<String> = (0..200).map(|_| managed_device(&mut dice)).collect();
    page("deviceManagement/managedDevices", &devices)
}

fn directory_object(dice: &mut Dice) -> String {
    match dice.below(4) {
        0 => group(dice),
        1 => device(dice),
        _ => sparse_user_of(dice).replacen('{', r##"{"@odata.type":"#microsoft.graph.user","##, 1),
    }
}

fn group(dice: &mut Dice) -> String {
    let (_, family) = dice.name();
    format!(
        r##"{{"@odata.type":"#microsoft.graph.group","id":"{}","createdDateTime":"{}","description":"All of the team {family}","displayName":"Team {family}","groupTypes":["Unified"],"mail":"{family}@tailwind.example","mailEnabled":true,"mailNickname":"{family}","proxyAddresses":["SMTP:{family}@tailwind.example"],"renewedDateTime":"{}","securityEnabled":false,"securityIdentifier":"S-1-12-1-{}-{}","visibility":"Private"}}"##,
        dice.guid(),
        dice.date_time(""),
        dice.date_time(""),
        dice.below(4_000_000_000),
        dice.below(4_000_000_000),
    )
}

fn device(dice: &mut Dice) -> String {
    format!(
        r##"{{"@odata.type":"#microsoft.graph.device","id":"{}","accountEnabled":true,"approximateLastSignInDateTime":"{}","deviceId":"{}","deviceOwnership":"Company","deviceVersion":2,"displayName":"DESKTOP-{}","isCompliant":true,"isManaged":true,"manufacturer":"Contoso","model":"Slate {}","operatingSystem":"Windows","operatingSystemVersion":"10.0.22631.{}","physicalIds":["[HWID]:h:{}"],"trustType":"AzureAd"}}"##,
        dice.guid(),
        dice.date_time(""),
        dice.guid(),
        dice.letters(7),
        dice.below(9),
        dice.below(4_000),
        dice.below(4_000_000_000),
    )
}

fn managed_device(dice: &mut Dice) -> String {
    let (given, family) = dice.name();
    let state = dice.pick(&["compliant", "compliant", "noncompliant", "inGracePeriod"]);
    let owner = dice.pick(&["company", "company", "personal"]);
    let total = dice.below(1 << 39);
    format!(
        r#"{{"id":"{}","userId":"{}","deviceName":"{given}'s laptop","managedDeviceOwnerType":"{owner}","enrolledDateTime":"{}","lastSyncDateTime":"{}","operatingSystem":"Windows","complianceState":"{state}","jailBroken":"Unknown","managementAgent":"mdm","osVersion":"10.0.22631.{}","easActivated":false,"easDeviceId":null,"azureADRegistered":null,"deviceEnrollmentType":"windowsAzureADJoin","emailAddress":"{given}.{family}@tailwind.example","azureADDeviceId":"{}","deviceRegistrationState":"registered","deviceCategoryDisplayName":"","isSupervised":false,"isEncrypted":true,"userPrincipalName":"{given}.{family}@tailwind.example","model":"Slate {}","manufacturer":"Contoso","imei":null,"complianceGracePeriodExpirationDateTime":"9999-12-31T23:59:59Z","serialNumber":"{}","phoneNumber":"","androidSecurityPatchLevel":"","userDisplayName":"{given} {family}","wiFiMacAddress":"{:012X}","subscriberCarrier":"","meid":"","totalStorageSpaceInBytes":{total},"freeStorageSpaceInBytes":{},"managedDeviceName":"{given}_Windows_{}","partnerReportedThreatState":"unknown","requireUserEnrollmentApproval":null,"notes":null,"physicalMemoryInBytes":0}}"#,
        dice.guid(),
        dice.guid(),
        dice.date_time(""),
        dice.date_time(""),
        dice.below(4_000),
        dice.guid(),
        dice.below(9),
        dice.letters(12),
        dice.below(1 << 47),
        total / 3,
        dice.below(100_000),
    )
}
