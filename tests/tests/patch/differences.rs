//! Patches that `diff` and `patch_of` find.

use graph_models::{
    AdditionalData, Change, Object, ObjectExt, apply, diff, graph_entity, patch_of,
};
use serde_json::json;

use crate::support::{read, written};
use crate::types::{Chain, Note, Parcel, ParcelPatch, Place, Room, Sealed};

#[test]
fn a_replacement_of_another_type_has_the_same_result_when_read_as_a_merge() {
    let room = Room { name: Some("a".to_owned()), seats: Some(4), ..Room::default() };
    let before = Parcel { target: Some(room.into()), ..Parcel::default() };
    let mut after = before.clone();
    let place = Place { floor: Some(1), ..Default::default() };
    after.target = Some(place.into());
    let patch = diff(&before, &after);
    assert!(matches!(patch.target, Some(Some(Change::Replace(_)))));
    let body = json!({"@odata.type": "#microsoft.graph.place", "floor": 1, "name": null});
    assert_eq!(written(&patch)["target"], body);
    let merged: ParcelPatch = read(written(&patch));
    for patch in [patch, merged] {
        let mut value = before.clone();
        apply(&patch, &mut value);
        assert_eq!(value, after);
        assert_eq!(written(&value)["target"].get("@odata.type"), None);
    }
}

#[test]
fn patch_of_sets_every_property_that_a_client_may_set() {
    let parcel: Parcel = read(json!({
        "@odata.type": "#microsoft.graph.parcel", "@odata.etag": "W/1", "id": "1", "sender": "a",
        "weight": 1.5, "title": "b", "labels": ["c"], "pin": null, "x": {"y": null},
        "origin": {"name": "d", "note": {"text": null, "length": 4}},
    }));
    let body = json!({
        "@odata.type": "#microsoft.graph.parcel", "title": "b", "labels": ["c"], "pin": null,
        "x": {"y": null}, "origin": {"name": "d", "note": {"text": null}},
    });
    assert_eq!(written(&patch_of(&parcel)), body);
}

#[test]
fn computed_properties_are_not_sent_in_a_value_of_another_type() {
    let note = json!({
        "text": "a", "length": 4, "@odata.etag": "1",
        "inner": {"text": "b", "length": null},
    });
    let before: Parcel = read(json!({"title": "", "labels": [], "origin": {}, "target": {
        "@odata.type": "#microsoft.graph.place", "floor": 1, "note": {"length": 2},
    }}));
    let mut after = before.clone();
    let room: Room = read(json!({"name": "a", "note": note}));
    after.target = Some(room.into());
    let patch = diff(&before, &after);
    assert!(matches!(patch.target, Some(Some(Change::Replace(_)))));
    assert_eq!(
        written(&patch)["target"],
        json!({
            "@odata.type": "#microsoft.graph.room", "name": "a", "floor": null,
            "note": {"text": "a", "inner": {"text": "b"}},
        })
    );
    let mut value = before;
    apply(&patch, &mut value);
    assert!(diff(&value, &after).is_empty());
}

#[test]
fn a_value_of_another_type_is_sent_with_key_and_immutable_properties() {
    let before: Parcel = read(json!({
        "title": "", "labels": [], "origin": {}, "lock": {"@odata.type": "#microsoft.graph.bolt"},
    }));
    let mut after = before.clone();
    let chain: Chain = read(json!({
        "id": "1", "maker": "a", "wear": 2, "links": 3, "owner@odata.bind": "https://a",
        "owner": {"title": "", "labels": [], "origin": {}},
        "owner@odata.navigationLink": "https://b",
    }));
    after.lock = Some(chain.into());
    assert_eq!(
        written(&diff(&before, &after))["lock"],
        json!({
            "@odata.type": "#microsoft.graph.chain", "id": "1", "maker": "a", "links": 3,
            "owner@odata.bind": "https://a",
        })
    );
}

#[test]
fn a_value_without_a_twin_is_sent_completely() {
    let vault = json!({
        "@odata.type": "#microsoft.graph.vault", "note": {"text": "a", "length": 4},
    });
    let after: Sealed = read(json!({"vault": vault}));
    let before: Sealed = read(json!({"vault": {"@odata.type": "#microsoft.graph.room"}}));
    let patch = diff(&before, &after);
    assert_eq!(written(&patch)["vault"], vault);
    let mut value = before;
    apply(&patch, &mut value);
    assert!(diff(&value, &after).is_empty());
}

#[test]
fn undeclared_properties_are_compared_and_merged_by_name() {
    let before: Note =
        read(json!({"x": {"a": 1, "b": [1]}, "y": 1, "z": null, "@odata.etag": "1"}));
    let after: Note = read(json!({"x": {"b": [2], "c": null}, "w": null, "@odata.etag": "2"}));
    let patch = diff(&before, &after);
    assert_eq!(
        written(&patch),
        json!({"@odata.type": "#microsoft.graph.note", "x": {"a": null, "b": [2]}, "y": null})
    );
    let mut value = before;
    apply(&patch, &mut value);
    assert_eq!(value.additional_data.get("x"), Some(&json!({"b": [2]})));
    assert_eq!(value.additional_data.get("y"), None);
    assert_eq!((&value as &dyn Object).additional().get("@odata.etag"), Some(&json!("1")));
}

#[test]
fn nan_is_not_a_change() {
    #[graph_entity]
    struct Probe {
        ratio: Option<f64>,
        ratios: Option<Vec<f64>>,
        #[graph(additional)]
        additional_data: AdditionalData,
    }

    let before: Probe = read(json!({"ratio": "NaN", "ratios": [1.5, "NaN"]}));
    assert!(diff(&before, &before).is_empty());
    let after: Probe = read(json!({"ratio": "NaN", "ratios": [2.5, "NaN"]}));
    assert_eq!(diff(&before, &after).touched(), ["ratios"]);
}
