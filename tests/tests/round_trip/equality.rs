//! When two values are equal.

use graph_models::{ObjectExt, TypeTag};
use graph_tests::edm::Absentable;
use graph_tests::office::{Office, OfficePatch};
use serde_json::{Value, json};

use crate::support::{read, write};

#[test]
fn equal_values() {
    for (left, right) in [
        (json!({}), json!({"text": null})),
        (json!({"int64": "7", "decimal": "1.0"}), json!({"int64": 7, "decimal": 1})),
        (json!({"int32": 7.0}), json!({"int32": 7})),
        (json!({"double": 0.0}), json!({"double": -0.0})),
        (json!({"color": "GREY"}), json!({"color": "grey"})),
        (json!({"access": "read,write"}), json!({"access": "write, read"})),
        (json!({"duration": "PT24H"}), json!({"duration": "P1D"})),
        (json!({"binary": "-_8"}), json!({"binary": "+/8="})),
        (
            json!({"dateTime": "2024-01-01T01:00+01:00"}),
            json!({"dateTime": "2024-01-01T01:00:00.0+01:00"}),
        ),
        (json!({"@odata.type": "graph.absentable"}), json!({})),
        (json!({"a": 1, "b": 2}), json!({"b": 2, "a": 1})),
    ] {
        let (left, right) = (read::<Absentable>(left), read::<Absentable>(right));
        assert_eq!(left, right);
        assert_eq!(right, left);
    }
}

#[test]
fn different_values() {
    let all = [
        json!({}),
        json!({"text": ""}),
        json!({"text": "a"}),
        json!({"boolean": false}),
        json!({"int32": 0}),
        json!({"int64": 0}),
        json!({"int64": 1}),
        json!({"double": 0}),
        json!({"untyped": 0}),
        json!({"untyped": [null]}),
        json!({"color": "grey"}),
        json!({"color": "teal"}),
        json!({"color": "Teal"}),
        json!({"access": ""}),
        json!({"access": "read"}),
        json!({"access": "read,write"}),
        json!({"binary": ""}),
        // One point in time, but not what was sent.
        json!({"dateTime": "2024-01-01T01:00:00+01:00"}),
        json!({"dateTime": "2024-01-01T00:00:00Z"}),
        json!({"@odata.type": "#a.b"}),
        json!({"@odata.type": "#a.c"}),
        json!({"x": null}),
        json!({"x": 1}),
        json!({"x": 1.0}),
        json!({"y": 1}),
    ];
    for (position, left) in all.iter().enumerate() {
        for (other, right) in all.iter().enumerate() {
            let equal = read::<Absentable>(left.clone()) == read::<Absentable>(right.clone());
            assert_eq!(equal, position == other, "{left} and {right}");
        }
    }
}

#[test]
fn inner_values_count() {
    let all = [
        json!({}),
        json!({"address": {}}),
        json!({"address": {"floor": 1}}),
        json!({"address": {"x": 1}}),
        json!({"address": {"@odata.type": "#a.b"}}),
        json!({"formerAddresses": []}),
        json!({"formerAddresses": [{}]}),
        json!({"formerAddresses": [{}, {}]}),
        json!({"gaps": [{}]}),
        json!({"gaps": [null]}),
        json!({"mainDevice": {}}),
        json!({"mainDevice": {"@odata.type": "#microsoft.graph.printer"}}),
        json!({"mainDevice": {"@odata.type": "#contoso.tablet"}}),
        json!({"spare": [{}]}),
        json!({"spare": [null]}),
    ];
    for (position, left) in all.iter().enumerate() {
        for (other, right) in all.iter().enumerate() {
            let equal = read::<Office>(left.clone()) == read::<Office>(right.clone());
            assert_eq!(equal, position == other, "{left} and {right}");
        }
    }
}

#[test]
fn the_rule_for_the_tag_makes_no_value_different() {
    let plain = Office::default();
    let mut forced = Office::default();
    forced.set_type_tag(TypeTag::Never);
    assert_eq!(plain, forced);
}

#[test]
fn nan_is_not_equal_to_itself() {
    let value: Absentable = read(json!({"double": "NaN"}));
    assert_ne!(value, value.clone());
}

#[test]
fn in_a_patch_null_and_left_alone_are_different() {
    let all = [json!({}), json!({"name": null}), json!({"name": ""}), json!({"network": null})];
    for (position, left) in all.iter().enumerate() {
        for (other, right) in all.iter().enumerate() {
            let equal = read::<OfficePatch>(left.clone()) == read::<OfficePatch>(right.clone());
            assert_eq!(equal, position == other, "{left} and {right}");
        }
    }
}

#[test]
fn a_copy_has_everything() {
    let body = json!({
        "@odata.type": "#contoso.shed", "name": null, "doorCode": "1", "keyCards": ["7"], "x": {"y": 1},
        "address": {"@odata.type": "#a.b", "street": null, "geo": {"latitude": 1.5, "longitude": 2.5}},
        "gaps": [null, {"floor": null}],
        "devices": [{"uses": "3"}, {"@odata.type": "#graph.printer", "label": null, "z": 0}],
    });
    let mut office: Office = read(body);
    if let Some(address) = &mut office.address {
        address.set_type_tag(TypeTag::Never);
    }
    let mut copy = office.clone();
    assert_eq!(copy, office);
    assert_eq!(write(&copy), write(&office));
    assert_eq!(format!("{copy:?}"), format!("{office:?}"));

    copy.additional_data.insert("x", Value::Null);
    if let Some(address) = &mut copy.address {
        address.floor = Some(9);
    }
    assert_eq!(office.additional_data.get("x"), Some(&json!({"y": 1})));
    assert_eq!(office.address.and_then(|address| address.floor), None, "a copy shares nothing");
}
