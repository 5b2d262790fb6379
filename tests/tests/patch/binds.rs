//! Binds of navigation properties.

use graph_models::v1::{Group, GroupPatch, Team};
use graph_models::{Bind, Nav, ObjectExt, apply, bind, diff, null, patch_of};
use serde_json::{Value, json};

use crate::support::{read, written};
use crate::types::{Parcel, ParcelPatch};

#[test]
fn an_entity_may_be_created_with_binds() {
    let owners = ["1", "2"].map(|id| format!("https://graph.microsoft.com/v1.0/users/{id}"));
    let group = Group { owners: Nav::bind(owners.clone()), ..Group::default() };
    assert_eq!(group.owners.binds().collect::<Vec<_>>(), owners);
    assert_eq!(
        written(&group),
        json!({"@odata.type": "#microsoft.graph.group", "owners@odata.bind": owners})
    );
    let template = "https://graph.microsoft.com/v1.0/teamsTemplates('standard')";
    let mut team = Team { template: bind(template), ..Team::default() };
    let body = json!({"@odata.type": "#microsoft.graph.team", "template@odata.bind": template});
    assert_eq!(written(&team), body);
    team.template.set_bind("https://a");
    assert_eq!(team.template.binds().collect::<Vec<_>>(), ["https://a"]);
}

#[test]
fn a_bind_is_read_and_may_be_null() {
    let body = json!({
        "@odata.type": "#microsoft.graph.parcel",
        "holder@odata.bind": null, "parts@odata.bind": ["a", "b"],
    });
    let patch: ParcelPatch = read(body.clone());
    assert_eq!(patch.holder, null());
    assert_eq!(patch.parts, Some(vec![Bind::from("a"), Bind::from("b")]));
    assert_eq!(written(&patch), body);
    let mut parcel = Parcel::default();
    apply(&patch, &mut parcel);
    assert_eq!(parcel, Parcel::default(), "a bind has the address of an entity, not its content");
    for refused in [json!({"parts@odata.bind": null}), json!({"holder@odata.bind": ["a"]})] {
        assert!(serde_json::from_value::<ParcelPatch>(refused).is_err());
    }
}

#[test]
fn binds_of_an_entity_become_binds_of_its_twin() {
    let owners = ["https://a", "https://b"];
    let group = Group {
        display_name: Some("Sales".to_owned()),
        owners: Nav::bind(owners),
        ..Group::default()
    };
    let body = json!({
        "@odata.type": "#microsoft.graph.group", "displayName": "Sales",
        "owners@odata.bind": owners,
    });
    let patch = GroupPatch::from(group.clone());
    assert_eq!(patch.owners, Some(owners.map(Bind::from).to_vec()));
    assert!(patch.additional_data.is_empty());
    assert_eq!(written(&patch), body);
    assert_eq!(patch_of(&group), patch);

    let mut parcel = Parcel::default();
    parcel.holder.set_bind("https://c");
    assert_eq!(ParcelPatch::from(parcel.clone()).holder, bind("https://c"));
    parcel.holder.set_annotation("odata.bind", Value::Null);
    assert_eq!(patch_of(&parcel).holder, null());
    parcel.parts.set_bind(Vec::<String>::new());
    assert_eq!(patch_of(&parcel).parts, Some(Vec::new()));
}

#[test]
fn a_bind_that_no_property_can_hold_is_left_out_and_an_unknown_one_is_kept() {
    let body = json!({
        "@odata.type": "#microsoft.graph.parcel", "title": "", "labels": [], "origin": {},
        "holder@odata.bind": ["a"], "parts@odata.bind": ["a", 1], "pin@odata.bind": "a",
        "boss@odata.bind": "a",
    });
    let mut parcel: Parcel = read(body.clone());
    let patch = patch_of(&parcel);
    assert_eq!((&patch.holder, &patch.parts), (&None, &None));
    let mut expected = body;
    for name in ["holder@odata.bind", "parts@odata.bind"] {
        expected.as_object_mut().and_then(|expected| expected.remove(name));
    }
    assert_eq!(written(&patch), expected);
    assert_eq!(read::<ParcelPatch>(expected), patch);
    // A collection cannot be bound to null.
    parcel.parts.set_annotation("odata.bind", Value::Null);
    assert_eq!(patch_of(&parcel), patch);
}

#[test]
fn diff_omits_binds_that_did_not_change() {
    let mut before = Parcel::default();
    before.holder.set_bind("a");
    before.parts.set_bind(["a"]);
    let mut after = before.clone();
    assert!(diff(&before, &after).is_empty());
    after.holder.set_bind("b");
    let patch = diff(&before, &after);
    assert_eq!(patch.touched(), ["holder@odata.bind"]);
    assert_eq!(patch.holder, bind("b"));
    // A missing bind does not mean that the relation was removed.
    assert!(diff(&after, &Parcel::default()).is_empty());
}
