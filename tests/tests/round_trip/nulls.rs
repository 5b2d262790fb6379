//! Explicit nulls are remembered, can be queried, and are written back.

use graph_models::{AdditionalData, Model, Object, ObjectExt};
use graph_tests::edm::{Listed, Optional, Sparse};
use graph_tests::office::{Address, Device, Office, OfficePatch, Printer, Scanner};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::json;

use crate::support::{read, read_text, round_trips, write};

/// Checks for every property that a null is read, reported and written, and that it can be set by
/// name.
fn nulls_survive<T>()
where
    T: Object + Model + Default + Clone + PartialEq + Serialize + DeserializeOwned,
{
    let tag = T::TYPE.odata_type();
    for property in T::TYPE.properties() {
        let name = property.wire_name();
        let text = format!(r#"{{"@odata.type":"{tag}","{name}":null}}"#);
        let value: T = read_text(&text);
        assert_eq!(write(&value), text);
        assert_eq!(write(&value.clone()), text);
        assert!(value.is_explicit_null(name), "{name}");
        assert!(!ObjectExt::is_empty(&value), "{name}");

        let mut set = T::default();
        assert!(!set.is_explicit_null(name));
        assert!(set.set_explicit_null(name), "{name}");
        assert!(set.is_explicit_null(name), "{name}");
        assert_eq!(write(&set), text);
        assert!(set == value, "{name}");
        assert!(T::default() == value, "{name}: a null equals an absent property");

        set.forget_explicit_null(name);
        assert!(!set.is_explicit_null(name), "{name}");
        assert!(ObjectExt::is_empty(&set), "{name}");
        assert_eq!(write(&set), format!(r#"{{"@odata.type":"{tag}"}}"#));
    }
}

#[test]
fn a_null_survives_in_properties_of_every_type() {
    nulls_survive::<Optional>();
    nulls_survive::<Listed>();
    nulls_survive::<Sparse>();
    nulls_survive::<Office>();
}

#[test]
fn all_nulls_at_once_survive() {
    let names: Vec<_> = Office::TYPE.properties().iter().map(|one| one.wire_name()).collect();
    let nulls: Vec<_> = names.iter().map(|name| format!(r#""{name}":null"#)).collect();
    let tag = Office::TYPE.odata_type();
    round_trips::<Office>(&format!(r#"{{"@odata.type":"{tag}",{}}}"#, nulls.join(",")));
}

#[test]
fn a_field_that_is_set_later_wins_over_its_null() {
    let mut device: Device = read(json!({"label": null, "uses": null}));
    device.label = Some("x".into());
    assert!(!device.is_explicit_null("label"));
    assert!(device.is_explicit_null("uses"));
    let written = r##"{"@odata.type":"#microsoft.graph.device","label":"x","uses":null}"##;
    assert_eq!(write(&device), written);
}

#[test]
fn setting_a_property_to_null_clears_its_value() {
    let mut office: Office = read(json!({"name": "a", "address": {"floor": 1}, "devices": [{}]}));
    for name in ["name", "address", "devices"] {
        assert!(office.set_explicit_null(name));
    }
    assert_eq!((office.name.as_ref(), office.address.as_ref()), (None, None));
    let written = concat!(
        r##"{"@odata.type":"#contoso.buildings.office","##,
        r##""name":null,"address":null,"devices":null}"##,
    );
    assert_eq!(write(&office), written);
}

#[test]
fn setting_a_non_nullable_property_to_null_changes_nothing() {
    let mut office: Office = read(json!({"address": {"geo": {"latitude": 1, "longitude": 2}}}));
    let before = office.clone();
    assert!(!office.set_explicit_null("noSuchProperty"));
    let geo = office.address.as_mut().and_then(|address| address.geo.as_mut());
    assert!(!geo.expect("it was just read").set_explicit_null("latitude"));
    assert_eq!(office, before);
    assert_eq!(write(&office), write(&before));

    let mut patch = OfficePatch { open: Some(true), ..OfficePatch::default() };
    assert!(!patch.set_explicit_null("open"), "the property is not nullable");
    assert_eq!(patch.open, Some(true));
}

#[test]
fn an_unknown_null_is_not_an_explicit_null() {
    let device: Device = read(json!({"other": null}));
    assert!(!device.is_explicit_null("other"));
    assert_eq!(device.additional_data.get("other"), Some(&json!(null)));
}

#[test]
fn nulls_have_no_meaning_in_a_value_of_another_type() {
    let scanner: Scanner = read(json!({"dpi": null, "label": null, "x": 1}));
    let data: AdditionalData = scanner.additional_data;
    let printer = Printer { additional_data: data.clone(), ..Printer::default() };
    assert_eq!(write(&printer), r##"{"@odata.type":"#microsoft.graph.printer","x":1}"##);
    assert!(["id", "label", "uses", "ink"].iter().all(|name| !printer.is_explicit_null(name)));
    let back = Scanner { additional_data: data, ..Scanner::default() };
    assert!(back.is_explicit_null("label"));
}

#[test]
fn nulls_have_no_meaning_in_the_twin() {
    let office: Office = read(json!({"id": null, "annex": null, "devices": null, "x": 1}));
    let patch = OfficePatch { additional_data: office.additional_data, ..OfficePatch::default() };
    assert_eq!(write(&patch), r##"{"@odata.type":"#contoso.buildings.office","x":1}"##);
}

#[test]
fn a_null_set_in_another_type_replaces_the_old_ones() {
    let scanner: Scanner = read(json!({"dpi": null, "id": null, "uses": "3"}));
    let mut address = Address { additional_data: scanner.additional_data, ..Address::default() };
    assert!(address.set_explicit_null("geo"));
    assert_eq!(write(&address), r##"{"@odata.type":"#microsoft.graph.address","geo":null}"##);
}
