//! Invented bodies with the size, order and spelling of real ones.

mod directory;
mod mail;
mod spelling;

use std::fmt::Write;

pub use directory::{delta_page, directory_object_page, managed_device_page};
pub use mail::{batch_answer, long_message, user_patch};
pub use spelling::{escaped_page, page_with_unknown_properties, pretty_page};

/// An `iosUpdateDeviceStatus` with its tag, in the property order of Intune's answers.
pub fn status() -> String {
    status_of(&mut Dice(7))
}

/// A page of 1,000 statuses.
pub fn status_page() -> String {
    let mut dice = Dice(11);
    let statuses: Vec<String> = (0..1_000).map(|_| status_of(&mut dice)).collect();
    page("deviceManagement/iosUpdateStatuses", &statuses)
}

/// A user as `GET /users/{id}` returns it: the eleven properties sent without `$select`.
pub fn sparse_user() -> String {
    let user = sparse_user_of(&mut Dice(13));
    let context =
        r#"{"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#users/$entity","#;
    user.replacen('{', context, 1)
}

/// A page of 999 such users, the most that `GET /users` returns at once.
pub fn user_page() -> String {
    let mut dice = Dice(23);
    let users: Vec<String> = (0..999).map(|_| sparse_user_of(&mut dice)).collect();
    page("users", &users)
}

fn sparse_user_of(dice: &mut Dice) -> String {
    let (given, family) = dice.name();
    format!(
        r#"{{"businessPhones":["+49 30 5550{}"],"displayName":"{given} {family}","givenName":"{given}","jobTitle":"Senior Field Engineer","mail":"{given}.{family}@tailwind.example","mobilePhone":"+49 151 5550{}","officeLocation":"B4/2.117","preferredLanguage":"de-DE","surname":"{family}","userPrincipalName":"{given}.{family}@tailwind.example","id":"{}"}}"#,
        dice.below(900) + 100,
        dice.below(900) + 100,
        dice.guid(),
    )
}

/// A user with many selected properties of which most are null, as is typical in a tenant.
pub fn user_with_nulls() -> String {
    let mut dice = Dice(17);
    let (given, family) = dice.name();
    let mut body = format!(
        r#"{{"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#users(id,accountEnabled,assignedLicenses,displayName,mail,onPremisesSyncEnabled,proxyAddresses)/$entity","id":"{}","deletedDateTime":null,"accountEnabled":true,"ageGroup":null,"#,
        dice.guid(),
    );
    let licenses: Vec<String> = (0..2)
        .map(|_| {
            let (plan, sku) = (dice.guid(), dice.guid());
            format!(r#"{{"disabledPlans":["{plan}"],"skuId":"{sku}"}}"#)
        })
        .collect();
    let nulls = |body: &mut String, names: &[&str]| {
        for name in names {
            write!(body, r#""{name}":null,"#).expect("writing to a string does not fail");
        }
    };
    write!(body, r#""assignedLicenses":[{}],"businessPhones":[],"#, licenses.join(","))
        .expect("writing to a string does not fail");
    nulls(&mut body, &["city", "companyName", "consentProvidedForMinor", "country"]);
    write!(body, r#""createdDateTime":"{}","creationType":null,"#, dice.date_time(""))
        .expect("writing to a string does not fail");
    write!(body, r#""department":null,"displayName":"{given} {family}","#)
        .expect("writing to a string does not fail");
    nulls(
        &mut body,
        &[
            "employeeHireDate",
            "employeeId",
            "employeeLeaveDateTime",
            "employeeOrgData",
            "employeeType",
            "externalUserState",
            "externalUserStateChangeDateTime",
            "faxNumber",
        ],
    );
    write!(body, r#""givenName":"{given}","identityParentId":null,"imAddresses":[],"#)
        .expect("writing to a string does not fail");
    nulls(&mut body, &["isManagementRestricted", "isResourceAccount", "jobTitle"]);
    write!(
        body,
        r#""lastPasswordChangeDateTime":"{}","legalAgeGroupClassification":null,"mail":"{given}.{family}@tailwind.example","mailNickname":"{given}.{family}","#,
        dice.date_time(""),
    )
    .expect("writing to a string does not fail");
    nulls(
        &mut body,
        &[
            "mobilePhone",
            "officeLocation",
            "onPremisesDistinguishedName",
            "onPremisesDomainName",
            "onPremisesExtensionAttributes",
            "onPremisesImmutableId",
            "onPremisesLastSyncDateTime",
            "onPremisesSamAccountName",
            "onPremisesSecurityIdentifier",
            "onPremisesSyncEnabled",
            "onPremisesUserPrincipalName",
        ],
    );
    body.push_str(r#""otherMails":[],"#);
    nulls(
        &mut body,
        &[
            "passwordPolicies",
            "passwordProfile",
            "postalCode",
            "preferredDataLocation",
            "preferredLanguage",
        ],
    );
    write!(body, r#""proxyAddresses":["SMTP:{given}.{family}@tailwind.example"],"#)
        .expect("writing to a string does not fail");
    nulls(&mut body, &["showInAddressList", "state", "streetAddress"]);
    write!(
        body,
        r#""surname":"{family}","usageLocation":"DE","userPrincipalName":"{given}.{family}@tailwind.example","userType":"Member"}}"#,
    )
    .expect("writing to a string does not fail");
    body
}

/// A page of 25 calendar events, with nested complex types, enumerations and dates.
pub fn event_page() -> String {
    let mut dice = Dice(19);
    let events: Vec<String> = (0..25).map(|_| event(&mut dice)).collect();
    page("users('7d2f')/calendarView", &events)
}

fn page(context: &str, elements: &[String]) -> String {
    format!(
        r##"{{"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#{context}","@odata.nextLink":"https://graph.microsoft.com/v1.0/{context}?$skiptoken=LDkwMDAwMDAwMDAwMTY2","value":[{}]}}"##,
        elements.join(","),
    )
}

fn status_of(dice: &mut Dice) -> String {
    let (given, family) = dice.name();
    let (device, user) = (dice.guid(), dice.guid());
    let install = dice.pick(&[
        "success",
        "success",
        "available",
        "idle",
        "downloading",
        "installing",
        "installInsufficientPower",
        "deviceOsHigherThanDesiredOsVersion",
    ]);
    let model =
        dice.pick(&["iPhone 13", "iPhone SE (3rd generation)", "iPad Air", "iPhone 15 Pro"]);
    let compliance = dice.pick(&["compliant", "compliant", "notApplicable", "nonCompliant"]);
    format!(
        r##"{{"@odata.type":"#microsoft.graph.iosUpdateDeviceStatus","id":"{user}_{device}","installStatus":"{install}","deviceDisplayName":"{given}'s {model}","userName":"{given} {family}","deviceModel":"{model}","complianceGracePeriodExpirationDateTime":"{}","status":"{compliance}","lastReportedDateTime":"{}","userPrincipalName":"{given}.{family}@tailwind.example","osVersion":"17.{}.{}","deviceId":"{device}","userId":"{user}"}}"##,
        dice.date_time(""),
        dice.date_time(&format!(".{:07}", dice.clone().below(10_000_000))),
        dice.below(7),
        dice.below(3),
    )
}

fn event(dice: &mut Dice) -> String {
    let subject =
        dice.pick(&["Rollout review", "Interview", "Tenant \\\"Blau\\\": 1:1", "Zürich ops"]);
    let attendees: Vec<String> = (0..3 + dice.below(4)).map(|_| attendee(dice)).collect();
    let organizer = email_address(dice);
    let show_as = dice.pick(&["busy", "tentative", "free", "oof"]);
    let sensitivity = dice.pick(&["normal", "normal", "private"]);
    let (day, hour) = (dice.below(27) + 1, dice.below(9) + 8);
    let recurrence = match dice.below(3) {
        0 => format!(
            r#"{{"pattern":{{"type":"weekly","interval":1,"month":0,"dayOfMonth":0,"daysOfWeek":["monday","thursday"],"firstDayOfWeek":"sunday","index":"first"}},"range":{{"type":"endDate","startDate":"2024-05-{day:02}","endDate":"2024-12-{day:02}","recurrenceTimeZone":"W. Europe Standard Time","numberOfOccurrences":0}}}}"#
        ),
        _ => "null".to_owned(),
    };
    let location = format!(
        r#"{{"displayName":"Room {0}","locationUri":"room{0}@tailwind.example","locationType":"conferenceRoom","uniqueId":"room{0}@tailwind.example","uniqueIdType":"directory","address":{{"street":"Uferweg 12","city":"Hamburg","state":"","countryOrRegion":"Germany","postalCode":"20457"}},"coordinates":{{"latitude":53.54{0},"longitude":9.98{0}}}}}"#,
        dice.below(900) + 100,
    );
    format!(
        r##"{{"@odata.etag":"W/\"{etag}==\"","id":"AAMkAD{id}AAA=","createdDateTime":"{created}","lastModifiedDateTime":"{modified}","changeKey":"{etag}==","categories":[],"transactionId":null,"originalStartTimeZone":"W. Europe Standard Time","originalEndTimeZone":"W. Europe Standard Time","iCalUId":"040000008200E00074C5B7101A82E008{ical}","reminderMinutesBeforeStart":15,"isReminderOn":true,"hasAttachments":false,"subject":"{subject}","bodyPreview":"Hello all,\r\nplease have the numbers of last week at hand.","importance":"normal","sensitivity":"{sensitivity}","isAllDay":false,"isCancelled":false,"isOrganizer":false,"responseRequested":true,"seriesMasterId":null,"showAs":"{show_as}","type":"singleInstance","webLink":"https://outlook.office365.com/owa/?itemid=AAMkAD{id}AAA%3D&exvsurl=1&path=/calendar/item","onlineMeetingUrl":null,"isOnlineMeeting":true,"onlineMeetingProvider":"teamsForBusiness","allowNewTimeProposals":true,"isDraft":false,"hideAttendees":false,"responseStatus":{{"response":"accepted","time":"{modified}"}},"body":{{"contentType":"html","content":"<html><head>\r\n<meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\">\r\n</head>\r\n<body>\r\n<div>Hello all,</div>\r\n<div>please have the numbers of last week at hand.</div>\r\n</body>\r\n</html>\r\n"}},"start":{{"dateTime":"2024-06-{day:02}T{hour:02}:30:00.0000000","timeZone":"UTC"}},"end":{{"dateTime":"2024-06-{day:02}T{hour:02}:55:00.0000000","timeZone":"UTC"}},"location":{location},"locations":[{location}],"recurrence":{recurrence},"attendees":[{attendees}],"organizer":{{"emailAddress":{organizer}}},"onlineMeeting":{{"joinUrl":"https://teams.microsoft.com/l/meetup-join/19%3ameeting_{id}%40thread.v2/0"}}}}"##,
        etag = dice.letters(22),
        id = dice.letters(48),
        ical = dice.letters(48),
        created = dice.date_time(".1183204"),
        modified = dice.date_time(".6402811"),
        attendees = attendees.join(","),
    )
}

fn attendee(dice: &mut Dice) -> String {
    let kind = dice.pick(&["required", "required", "optional"]);
    let response = dice.pick(&["none", "accepted", "tentativelyAccepted", "declined"]);
    let time = match response {
        "none" => "0001-01-01T00:00:00Z".to_owned(),
        _ => dice.date_time(""),
    };
    let address = email_address(dice);
    format!(
        r#"{{"type":"{kind}","status":{{"response":"{response}","time":"{time}"}},"emailAddress":{address}}}"#
    )
}

fn email_address(dice: &mut Dice) -> String {
    let (given, family) = dice.name();
    format!(r#"{{"name":"{given} {family}","address":"{given}.{family}@tailwind.example"}}"#)
}

/// A generator of pseudorandom values that are the same in every run.
#[derive(Clone)]
struct Dice(u64);

impl Dice {
    /// The next number of SplitMix64.
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ mixed >> 31
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    fn pick(&mut self, choices: &[&'static str]) -> &'static str {
        choices[self.next() as usize % choices.len()]
    }

    fn name(&mut self) -> (&'static str, &'static str) {
        (
            self.pick(&["Aylin", "Bastian", "Chidi", "Freya", "Ines", "Jonas", "Mirela", "Tom"]),
            self.pick(&["Adeyemi", "Brandt", "Castellanos", "Dvorak", "Lind", "Okafor", "Wu"]),
        )
    }

    fn guid(&mut self) -> String {
        let (high, low) = (self.next(), self.next());
        format!(
            "{:08x}-{:04x}-4{:03x}-a{:03x}-{:012x}",
            high >> 32,
            high >> 16 & 0xFFFF,
            high & 0xFFF,
            low >> 52,
            low & 0xFFFF_FFFF_FFFF,
        )
    }

    fn letters(&mut self, length: usize) -> String {
        const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        (0..length).map(|_| char::from(LETTERS[self.next() as usize % LETTERS.len()])).collect()
    }

    fn date_time(&mut self, fraction: &str) -> String {
        format!(
            "2024-{:02}-{:02}T{:02}:{:02}:{:02}{fraction}Z",
            self.below(12) + 1,
            self.below(28) + 1,
            self.below(24),
            self.below(60),
            self.below(60),
        )
    }
}
