//! Keeping in step with a service: what it says of a value is merged into what is known, and a patch leads
//! from what is known to what is wanted.

#[path = "../support/mod.rs"]
mod support;

mod keys;
mod laws;
mod odd;
mod related;
mod tags;
mod towards;
mod types;

use graph_models::serde::Serialize;
use graph_models::{DeltaItem, ObjectExt, apply, json, merge_change, patch_of};
use serde_json::{Value, json};
use types::Machine;

/// Reads a body, also one with values that do not fit.
#[track_caller]
fn read<T: json::Body>(body: &Value) -> T {
    json::tolerant::from_str(&body.to_string()).unwrap_or_else(|error| panic!("{error}: {body}"))
}

#[track_caller]
fn written(value: &impl Serialize) -> Value {
    serde_json::to_value(value).unwrap_or_else(|error| panic!("{error}"))
}

/// What is known after a change.
#[track_caller]
fn merged<T: json::Body + graph_models::Mergeable + Serialize>(
    known: &Value,
    change: &Value,
) -> Value {
    let mut known: T = read(known);
    merge_change(&read(change), &mut known).unwrap_or_else(|error| panic!("{error}"));
    written(&known)
}

#[test]
fn all_that_a_change_says_is_known_afterwards() {
    let known = json!({
        "@odata.etag": "W/1", "id": "1", "maker": "Ada", "seen": "2024-01-01T00:00:00Z",
        "enabled": true, "uses": 3, "tags": ["a", "b"], "free": {"a": 1}, "x": {"y": 1}, "z": 1,
    });
    let change = json!({
        "@odata.etag": "W/2", "id": "1", "maker": "Grace", "seen": "2025-01-01T00:00:00Z",
        "uses": null, "tags": ["c"], "free": {"b": 2}, "x": {"w": null}, "v": null,
    });
    let expected = json!({
        "@odata.type": "#microsoft.graph.machine", "@odata.etag": "W/2", "id": "1", "maker": "Grace",
        "seen": "2025-01-01T00:00:00Z", "enabled": true, "uses": null, "tags": ["c"],
        "free": {"b": 2}, "x": {"w": null}, "z": 1, "v": null,
    });
    assert_eq!(merged::<Machine>(&known, &change), expected);
    // A patch leaves out what only the service sets.
    let (mut known, change): (Machine, Machine) = (read(&known), read(&change));
    apply(&patch_of(&change), &mut known);
    assert_eq!(written(&known)["maker"], "Ada");
}

#[test]
fn a_null_is_explicit_until_a_value_follows() {
    let mut known: Machine = read(&json!({"uses": 3}));
    let merge = |change: Value, known: &mut Machine| merge_change(&read(&change), known);
    merge(json!({"uses": null, "enabled": null}), &mut known).expect("it is a machine");
    assert!(known.is_explicit_null("uses") && known.is_explicit_null("enabled"));
    merge(json!({}), &mut known).expect("it is a machine");
    assert!(known.is_explicit_null("uses"));
    merge(json!({"uses": 4}), &mut known).expect("it is a machine");
    known.uses = None;
    assert!(!known.is_explicit_null("uses"));
}

#[test]
fn a_complex_value_is_replaced() {
    let known = json!({
        "place": {"room": "7", "floor": 1, "x": 1}, "places": [{"room": "1"}, {"room": "2"}],
    });
    let change = json!({"place": {"floor": null}, "places": [{"floor": 3}]});
    let machine = merged::<Machine>(&known, &change);
    assert_eq!(machine["place"], change["place"]);
    assert_eq!(machine["places"], change["places"]);
}

#[test]
fn a_property_is_known_once() {
    // The program put properties into the additional data of the wrong value.
    let mut known = Machine::default();
    known.additional_data.insert("uses", 1);
    let change = Machine { uses: Some(2), ..Machine::default() };
    merge_change(&change, &mut known).expect("it is a machine");
    assert_eq!(written(&known)["uses"], 2);
    let mut change = Machine::default();
    change.additional_data.insert("uses", 3);
    let known = [known, read(&json!({"uses": null})), read(&json!({"uses": "many"}))];
    for mut known in known {
        merge_change(&change, &mut known).expect("it is a machine");
        assert_eq!(written(&known)["uses"], 3);
    }
}

#[test]
fn an_item_that_changed_is_no_longer_removed() {
    for name in ["@removed", "@odata.removed"] {
        let mut known: Machine = read(&json!({"id": "1", "uses": 3, name: {"reason": "changed"}}));
        let change: Machine = read(&json!({"id": "1", "level": 0.5}));
        merge_change(&change, &mut known).expect("it is a machine");
        assert!(!DeltaItem::of(known.clone()).is_removed());
        assert_eq!((known.uses, known.level), (Some(3), Some(0.5)));
        let removal: Machine = read(&json!({"id": "1", name: {"reason": "deleted"}}));
        merge_change(&removal, &mut known).expect("it is a machine");
        assert_eq!(known.uses, Some(3));
        assert!(DeltaItem::of(known).is_removed());
    }
}
