//! The patch twin: a property is left alone, set, or set to null.

use graph_models::edm::{DateTime, Duration, FixedOffset, Value};
use graph_models::v1::{
    IosUpdateDeviceStatus, IosUpdateDeviceStatusPatch, IosUpdatesInstallStatus,
};
use graph_models::{FlagSet, Model, ObjectExt, Shape, TypeTag, bind, null, set};
use graph_tests::edm::{ListedPatch, Optional, OptionalPatch, RequiredPatch, SparsePatch};
use graph_tests::enums::{Access, Color, Size};
use graph_tests::office::{
    Address, AddressPatch, AnyDevice, Office, OfficePatch, PrinterPatch, Scanner, ScannerPatch,
};
use serde_json::json;

use crate::support::{read, read_text, refusal, round_trips, write, write_refusal};

#[test]
fn a_patch_matches_the_reference_page() {
    // https://learn.microsoft.com/graph/api/intune-devices-iosupdatedevicestatus-update
    let time = |text: &str| text.parse::<DateTime<FixedOffset>>().expect("a date-time");
    let patch = IosUpdateDeviceStatusPatch {
        install_status: set(IosUpdatesInstallStatus::SharedDeviceUserLoggedInError),
        os_version: set("Os Version value"),
        device_id: set("Device Id value"),
        user_id: set("User Id value"),
        device_display_name: set("Device Display Name value"),
        user_name: set("User Name value"),
        device_model: set("Device Model value"),
        compliance_grace_period_expiration_date_time: set(time("2016-12-31T23:56:44.951111-08:00")),
        status: set(graph_models::v1::ComplianceStatus::NotApplicable),
        last_reported_date_time: set(time("2017-01-01T00:02:46.0021153-08:00")),
        user_principal_name: set("User Principal Name value"),
        ..Default::default()
    };
    let body = json!({
        "@odata.type": "#microsoft.graph.iosUpdateDeviceStatus",
        "installStatus": "sharedDeviceUserLoggedInError",
        "osVersion": "Os Version value",
        "deviceId": "Device Id value",
        "userId": "User Id value",
        "deviceDisplayName": "Device Display Name value",
        "userName": "User Name value",
        "deviceModel": "Device Model value",
        "complianceGracePeriodExpirationDateTime": "2016-12-31T23:56:44.951111-08:00",
        "status": "notApplicable",
        "lastReportedDateTime": "2017-01-01T00:02:46.0021153-08:00",
        "userPrincipalName": "User Principal Name value",
    });
    assert_eq!(serde_json::to_value(&patch).ok(), Some(body.clone()));
    assert_eq!(read::<IosUpdateDeviceStatusPatch>(body.clone()), patch);

    // The service's answer has the key, which only the service sets.
    let mut answer = body;
    answer["id"] = json!("9b8b8a08-8a08-9b8b-088a-8b9b088a8b9b");
    let status: IosUpdateDeviceStatus = read(answer.clone());
    assert_eq!(serde_json::to_value(&status).ok(), Some(answer));
}

#[test]
fn each_kind_of_property_has_three_states() {
    let tag = r##""@odata.type":"#contoso.buildings.office""##;
    let floor = |floor| Address { floor: Some(floor), ..Address::default() };
    let patches = [
        (OfficePatch { name: set("a"), ..OfficePatch::default() }, r#""name":"a""#),
        (OfficePatch { name: null(), ..OfficePatch::default() }, r#""name":null"#),
        (OfficePatch { open: set(false), ..OfficePatch::default() }, r#""open":false"#),
        (OfficePatch { access: set(Access::Read), ..OfficePatch::default() }, r#""access":"read""#),
        (OfficePatch { access: set(FlagSet::new()), ..OfficePatch::default() }, r#""access":"""#),
        (OfficePatch { access: null(), ..OfficePatch::default() }, r#""access":null"#),
        (OfficePatch { address: null(), ..OfficePatch::default() }, r#""address":null"#),
        (
            OfficePatch {
                address: set(AddressPatch { street: null(), ..AddressPatch::default() }),
                ..OfficePatch::default()
            },
            r#""address":{"street":null}"#,
        ),
        (
            OfficePatch { annex: bind("https://example.com/2"), ..OfficePatch::default() },
            r#""annex@odata.bind":"https://example.com/2""#,
        ),
        (OfficePatch { annex: null(), ..OfficePatch::default() }, r#""annex@odata.bind":null"#),
        (
            OfficePatch { former_addresses: set(vec![floor(1)]), ..OfficePatch::default() },
            r#""formerAddresses":[{"floor":1}]"#,
        ),
        (
            OfficePatch { former_addresses: set([]), ..OfficePatch::default() },
            r#""formerAddresses":[]"#,
        ),
        (
            OfficePatch { former_addresses: null(), ..OfficePatch::default() },
            r#""formerAddresses":null"#,
        ),
        (
            OfficePatch { gaps: set([None, Some(Box::new(floor(2)))]), ..OfficePatch::default() },
            r#""gaps":[null,{"floor":2}]"#,
        ),
        (
            OfficePatch { main_device: set(PrinterPatch::default()), ..OfficePatch::default() },
            r##""mainDevice":{"@odata.type":"#microsoft.graph.printer"}"##,
        ),
        (OfficePatch { main_device: null(), ..OfficePatch::default() }, r#""mainDevice":null"#),
        (
            OfficePatch {
                devices: set([AnyDevice::from(Scanner::default())]),
                ..OfficePatch::default()
            },
            r##""devices":[{"@odata.type":"#microsoft.graph.scanner"}]"##,
        ),
        (OfficePatch { spare: set([None]), ..OfficePatch::default() }, r#""spare":[null]"#),
    ];
    for (patch, written) in patches {
        let body = format!("{{{tag},{written}}}");
        assert_eq!(write(&patch), body);
        assert_eq!(write(&patch.clone()), body);
        assert_eq!(read_text::<OfficePatch>(&body), patch);
        assert!(!ObjectExt::is_empty(&patch));
        assert_ne!(patch, OfficePatch::default());
    }
}

#[test]
fn an_empty_patch_is_written_as_its_tag() {
    let patch = OfficePatch::default();
    assert!(ObjectExt::is_empty(&patch));
    assert_eq!(write(&patch), r##"{"@odata.type":"#contoso.buildings.office"}"##);
    let mut bare = patch.clone();
    bare.set_type_tag(TypeTag::Never);
    assert_eq!(write(&bare), "{}");
    assert!(ObjectExt::is_empty(&bare));
    assert_eq!(read_text::<OfficePatch>("{}"), patch);
}

#[test]
fn a_patch_with_a_bind_is_not_empty() {
    let mut patch = OfficePatch::default();
    patch.additional_data.insert("rooms@odata.bind", "https://example.com/rooms/2");
    assert!(!ObjectExt::is_empty(&patch));
    round_trips::<OfficePatch>(&write(&patch));
    // A property that is set may not be in the additional data too.
    patch.annex = bind("https://example.com/offices/2");
    round_trips::<OfficePatch>(&write(&patch));
    patch.additional_data.insert("annex@odata.bind", "https://example.com/offices/3");
    assert!(write_refusal(&patch).contains("annex@odata.bind"));
}

#[test]
fn null_clears_every_nullable_property() {
    fn clears<P>()
    where
        P: graph_models::Object + Model + Default + PartialEq + std::fmt::Debug,
        P: serde::Serialize + serde::de::DeserializeOwned,
    {
        for property in P::TYPE.properties() {
            let name = property.wire_name();
            let body = format!(r#"{{"@odata.type":"{}","{name}":null}}"#, P::TYPE.odata_type());
            let patch: P = read_text(&body);
            assert_eq!(write(&patch), body);
            assert!(patch.is_explicit_null(name), "{name}");
            let mut set = P::default();
            assert!(set.set_explicit_null(name), "{name}");
            assert_eq!(set, patch, "{name}");
            assert_ne!(set, P::default(), "{name}: null differs from left alone");
        }
    }
    clears::<OptionalPatch>();
    clears::<ListedPatch>();
    clears::<SparsePatch>();
}

#[test]
fn null_differs_from_left_alone_and_from_set() {
    assert_eq!(read::<OptionalPatch>(json!({})).text, None);
    assert_eq!(read::<OptionalPatch>(json!({"text": null})).text, Some(None));
    assert_eq!(read::<OptionalPatch>(json!({"text": "a"})).text, Some(Some("a".into())));
    assert_eq!(read::<OptionalPatch>(json!({"untyped": null})).untyped, Some(None));
    assert_eq!(read::<OptionalPatch>(json!({"size": null})).size, Some(None));
}

#[test]
fn a_null_for_a_non_nullable_property_is_refused() {
    let expected = "an integer from -2147483648 to 2147483647";
    assert_eq!(
        refusal::<ScannerPatch>(json!({"dpi": null})),
        format!("at dpi: expected {expected}, found null")
    );
    assert_eq!(
        refusal::<OfficePatch>(json!({"open": null})),
        "at open: expected a boolean, found null"
    );
    for property in
        RequiredPatch::TYPE.properties().iter().filter(|one| one.wire_name() != "untyped")
    {
        let name = property.wire_name();
        let body = serde_json::Map::from_iter([(name.to_owned(), serde_json::Value::Null)]);
        let message = refusal::<RequiredPatch>(body.into());
        assert!(message.starts_with(&format!("at {name}: expected ")), "{message}");
        assert!(message.ends_with(", found null"), "{message}");
    }
}

#[test]
fn a_required_property_is_optional_in_a_patch() {
    let patch = RequiredPatch { size: set(Size::Large), ..RequiredPatch::default() };
    let body = r##"{"@odata.type":"#microsoft.graph.required","size":"large"}"##;
    assert_eq!(write(&patch), body);
    assert_eq!(read_text::<RequiredPatch>(body), patch);
}

#[test]
fn the_twin_lacks_keys_and_computed_properties() {
    let names = |info: &'static graph_models::TypeInfo| -> Vec<_> {
        info.properties().iter().map(|property| property.wire_name()).collect()
    };
    let twin = OfficePatch::TYPE;
    assert_eq!(twin.shape(), Shape::Patch);
    assert_eq!(twin.rust_name(), "OfficePatch");
    assert_eq!(twin.odata_type(), Office::TYPE.odata_type());
    let mut expected = names(Office::TYPE);
    expected.retain(|name| !["id", "createdDateTime"].contains(name));
    // A patch changes a navigation property by binding it.
    expected
        .iter_mut()
        .filter(|name| **name == "annex")
        .for_each(|name| *name = "annex@odata.bind");
    assert_eq!(names(twin), expected);
    assert_eq!(names(OptionalPatch::TYPE), names(Optional::TYPE));
}

#[test]
fn set_converts_into_the_type_of_the_property() {
    let patch = OptionalPatch {
        text: set("a"),
        int64: set(7_i32),
        double: set(0.5_f32),
        color: set("teal"),
        duration: set(chrono::TimeDelta::minutes(90)),
        binary: set([1, 2, 3]),
        untyped: set(true),
        access: set([Access::Read, Access::Unrecognized("audit".into())]),
        ..OptionalPatch::default()
    };
    assert_eq!(patch.color, Some(Some(Color::Unrecognized("teal".into()))));
    assert_eq!(patch.duration, Some(Some(Duration::new(chrono::TimeDelta::minutes(90)))));
    assert_eq!(patch.untyped, Some(Some(Value::Bool(true))));
    let written = concat!(
        r##"{"@odata.type":"#microsoft.graph.optional","int64":7,"double":0.5,"text":"a","##,
        r##""duration":"PT1H30M","binary":"AQID","untyped":true,"color":"teal","##,
        r##""access":"read,audit"}"##,
    );
    assert_eq!(write(&patch), written);
}

#[test]
fn a_null_in_the_twin_is_cleared_through_its_field() {
    let mut patch = OfficePatch { name: null(), ..OfficePatch::default() };
    patch.forget_explicit_null("name");
    assert_eq!(patch.name, Some(None));
    patch.name = None;
    assert!(patch.is_empty());
}
