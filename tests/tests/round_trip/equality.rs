//! Equality of values, and copies.

use graph_models::{ObjectExt, TypeTag, diff};
use graph_tests::edm::Optional;
use graph_tests::office::{Office, OfficePatch};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::support::{read, write};

/// Checks that each body is equal to itself and to no other.
#[track_caller]
fn all_differ<T: DeserializeOwned + PartialEq>(bodies: &[Value]) {
    for (position, left) in bodies.iter().enumerate() {
        for (other, right) in bodies.iter().enumerate() {
            let equal = read::<T>(left.clone()) == read::<T>(right.clone());
            assert_eq!(equal, position == other, "{left} and {right}");
        }
    }
}

#[test]
fn differences_in_spelling_do_not_matter() {
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
        (json!({"@odata.type": "graph.optional"}), json!({})),
        (json!({"a": 1, "b": 2}), json!({"b": 2, "a": 1})),
    ] {
        let (left, right) = (read::<Optional>(left), read::<Optional>(right));
        assert_eq!(left, right);
        assert_eq!(right, left);
    }
}

#[test]
fn different_values_are_not_equal() {
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
        // The same instant, with different offsets.
        json!({"dateTime": "2024-01-01T01:00:00+01:00"}),
        json!({"dateTime": "2024-01-01T00:00:00Z"}),
        json!({"@odata.type": "#a.b"}),
        json!({"@odata.type": "#a.c"}),
        json!({"x": null}),
        json!({"x": 1}),
        json!({"x": 1.0}),
        json!({"y": 1}),
    ];
    all_differ::<Optional>(&all);
}

#[test]
fn nested_values_are_compared() {
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
    all_differ::<Office>(&all);
}

#[test]
fn the_rule_for_the_tag_is_not_compared() {
    let plain = Office::default();
    let mut forced = Office::default();
    forced.set_type_tag(TypeTag::Never);
    assert_eq!(plain, forced);
}

#[test]
fn a_value_with_nan_is_equal_to_its_copy() {
    let value: Optional = read(json!({"single": "NaN", "double": "NaN"}));
    assert_eq!(value, value.clone());
    assert_ne!(value, read(json!({"single": "NaN", "double": 1})));
    let deep = json!({"formerAddresses": [{"geo": {"latitude": "NaN", "longitude": 2.5}}]});
    let office: Office = read(deep);
    assert_eq!(office, office.clone());
    assert!(diff(&office, &office.clone()).is_empty());
}

#[test]
fn null_and_unset_are_different_in_a_patch() {
    let all = [json!({}), json!({"name": null}), json!({"name": ""}), json!({"network": null})];
    all_differ::<OfficePatch>(&all);
}

#[test]
fn a_copy_is_complete_and_independent() {
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
    assert_eq!(office.address.and_then(|address| address.floor), None, "a copy is independent");
}
