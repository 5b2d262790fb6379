//! What patches say, as people write them.

use graph_models::v1::{
    Event, EventPatch, Group, GroupPatch, Location, LocationConstraintItemPatch,
    PasswordProfilePatch, PatternedRecurrence, Team, User, UserPatch,
};
use graph_models::{
    AdditionalData, Bind, Change, Object, ObjectExt, TypeTag, UnionExt, apply, bind, diff,
    graph_entity, merge, null, patch_of, replace, set,
};
use serde_json::{Value, json};

use crate::types::{
    AnyPlace, Chain, Note, NotePatch, Parcel, ParcelPatch, PlacePatch, Room, RoomPatch, Sealed,
    SealedPatch, Stamp, Vault,
};

fn written(value: &impl serde::Serialize) -> Value {
    serde_json::to_value(value).unwrap_or_else(|error| panic!("it is written: {error}"))
}

fn read<T: serde::de::DeserializeOwned>(body: Value) -> T {
    T::deserialize(&body).unwrap_or_else(|error| panic!("{body}: {error}"))
}

const MANAGER: &str = "https://graph.microsoft.com/v1.0/users/8b081ef6-4792-4def-b2c9-c363a1bf41d5";

#[test]
fn a_user_changed_in_three_ways() {
    let patch = UserPatch {
        job_title: null(),
        password_profile: merge(PasswordProfilePatch {
            force_change_password_next_sign_in: set(true),
            ..PasswordProfilePatch::default()
        }),
        manager: bind(MANAGER),
        ..UserPatch::default()
    };
    let body = json!({
        "@odata.type": "#microsoft.graph.user",
        "jobTitle": null,
        "passwordProfile": {"forceChangePasswordNextSignIn": true},
        "manager@odata.bind": MANAGER,
    });
    assert_eq!(written(&patch), body);
    assert_eq!(read::<UserPatch>(body), patch);
    assert_eq!(
        patch.touched(),
        ["jobTitle", "passwordProfile.forceChangePasswordNextSignIn", "manager@odata.bind"]
    );
    let mut user: User = read(json!({
        "jobTitle": "Engineer", "mail": "ada@contoso.com",
        "passwordProfile": {"password": "xWwvJ]6NMw+bWH-d"},
    }));
    apply(&patch, &mut user);
    assert_eq!(
        written(&user),
        json!({
            "@odata.type": "#microsoft.graph.user", "jobTitle": null, "mail": "ada@contoso.com",
            "passwordProfile": {
                "forceChangePasswordNextSignIn": true, "password": "xWwvJ]6NMw+bWH-d",
            },
        })
    );
}

#[test]
fn an_event_without_recurrence_at_another_location() {
    let patch = EventPatch {
        recurrence: null(),
        location: replace(Location {
            display_name: Some("Room 12".to_owned()),
            ..Location::default()
        }),
        ..EventPatch::default()
    };
    assert_eq!(
        written(&patch),
        json!({
            "@odata.type": "#microsoft.graph.event",
            "location": {"displayName": "Room 12"},
            "recurrence": null,
        })
    );
    let mut event: Event = read(json!({
        "location": {"displayName": "Room 1", "locationUri": "https://contoso.com/rooms/1"},
        "recurrence": {"range": {"numberOfOccurrences": 3}},
    }));
    assert!(event.recurrence.is_some());
    apply(&patch, &mut event);
    assert_eq!(event.recurrence, None::<Box<PatternedRecurrence>>);
    assert!(event.is_explicit_null("recurrence"));
    assert_eq!(
        event.location.as_ref().map(|location| written(&location.as_object())),
        Some(json!({"@odata.type": "#microsoft.graph.location", "displayName": "Room 12"}))
    );
}

#[test]
fn a_polymorphic_value_is_changed_as_one_of_its_types() {
    let patch = EventPatch {
        location: merge(LocationConstraintItemPatch {
            resolve_availability: set(true),
            ..LocationConstraintItemPatch::default()
        }),
        ..EventPatch::default()
    };
    let body = json!({
        "@odata.type": "#microsoft.graph.event",
        "location": {
            "@odata.type": "#microsoft.graph.locationConstraintItem", "resolveAvailability": true,
        },
    });
    assert_eq!(written(&patch), body);
    assert_eq!(read::<EventPatch>(body), patch);
    let Some(Some(Change::Merge(location))) = &patch.location else { panic!("it is a change") };
    assert!(location.downcast_ref::<LocationConstraintItemPatch>().is_some());
    // The value becomes one of that type, and keeps what it had.
    let mut event: Event = read(json!({"location": {"displayName": "Room 1", "x": 1}}));
    apply(&patch, &mut event);
    assert_eq!(
        written(&event)["location"],
        json!({
            "@odata.type": "#microsoft.graph.locationConstraintItem", "displayName": "Room 1",
            "resolveAvailability": true, "x": 1,
        })
    );
}

#[test]
fn without_a_tag_a_value_of_any_type_is_changed() {
    let patch = ParcelPatch {
        target: set(PlacePatch { floor: null(), ..PlacePatch::default() }),
        ..ParcelPatch::default()
    };
    assert_eq!(written(&patch)["target"], json!({"floor": null}));
    let room = Room { floor: Some(3), seats: Some(12), ..Room::default() };
    let mut parcel = Parcel { target: Some(room.into()), ..Parcel::default() };
    apply(&patch, &mut parcel);
    let room = Room { seats: Some(12), ..Room::default() };
    assert_eq!(parcel.target, Some(AnyPlace::from(room)));
}

#[test]
fn a_patch_goes_into_a_slot_in_every_form() {
    let room = || RoomPatch { seats: set(4), ..RoomPatch::default() };
    let merged: ParcelPatch = ParcelPatch { target: merge(room()), ..ParcelPatch::default() };
    let set_to = ParcelPatch { target: set(room()), ..ParcelPatch::default() };
    assert_eq!(merged, set_to);
    assert_eq!(merged.clone(), merged);
    let whole = Room { seats: Some(4), ..Room::default() };
    let replaced = ParcelPatch { target: replace(whole.clone()), ..ParcelPatch::default() };
    let set_to = ParcelPatch { target: set(Box::new(whole.clone())), ..ParcelPatch::default() };
    assert_eq!(replaced, set_to);
    let set_to = ParcelPatch { target: set(AnyPlace::from(whole)), ..ParcelPatch::default() };
    assert_eq!(replaced, set_to);
    assert_ne!(replaced, merged, "a part is not the whole");
    assert_eq!(written(&replaced), written(&merged));
    assert_eq!(replaced.clone(), replaced);
    // A property that may not be null, and one whose type has no twin.
    let note = NotePatch { text: null(), ..NotePatch::default() };
    let patch = ParcelPatch {
        note: merge(note.clone()),
        origin: set(PlacePatch { note: merge(note), ..PlacePatch::default() }),
        ..ParcelPatch::default()
    };
    assert_eq!(
        written(&patch),
        json!({
            "@odata.type": "#microsoft.graph.parcel", "note": {"text": null},
            "origin": {"note": {"text": null}},
        })
    );
    assert_eq!(read::<ParcelPatch>(written(&patch)), patch);
    assert_eq!(patch.touched(), ["origin.note.text", "note.text"]);
}

#[test]
fn a_type_without_a_twin_is_changed_whole() {
    let patch = SealedPatch {
        stamp: set(Stamp { ink: Some("red".to_owned()), ..Stamp::default() }),
        vault: set(Vault { floor: Some(-1), ..Vault::default() }),
        ..SealedPatch::default()
    };
    let body = json!({
        "@odata.type": "#microsoft.graph.sealed", "stamp": {"ink": "red"},
        "vault": {"@odata.type": "#microsoft.graph.vault", "floor": -1},
    });
    assert_eq!(written(&patch), body);
    assert_eq!(read::<SealedPatch>(body), patch);
    assert_eq!(patch.touched(), ["stamp", "vault"]);
}

#[test]
fn a_change_of_another_type_leads_there_by_either_reading() {
    let room = Room { name: Some("a".to_owned()), seats: Some(4), ..Room::default() };
    let before = Parcel { target: Some(room.into()), ..Parcel::default() };
    let mut after = before.clone();
    let place = crate::types::Place { floor: Some(1), ..Default::default() };
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
fn nothing_secret_is_printed() {
    let patch = ParcelPatch { pin: set("4711"), holder: bind("https://a"), ..Default::default() };
    let printed = format!("{patch:?}");
    assert_eq!(printed, r#"ParcelPatch { pin: "***", holder: "https://a" }"#);
    let profile = PasswordProfilePatch { password: set("xWwvJ]6N"), ..Default::default() };
    let patch = UserPatch { password_profile: set(profile), ..UserPatch::default() };
    assert!(
        !format!("{patch:?} {:?} {:?}", patch.touched(), patch.password_profile).contains("xWwvJ")
    );
}

#[test]
fn a_tag_is_left_out_on_demand() {
    let mut patch = ParcelPatch { title: set("a"), ..ParcelPatch::default() };
    assert!(serde_json::to_string(&patch).is_ok_and(|text| text.starts_with(r#"{"@odata.type":"#)));
    patch.set_type_tag(TypeTag::Never);
    assert_eq!(written(&patch), json!({"title": "a"}));
    let mut room = RoomPatch { seats: set(4), ..RoomPatch::default() };
    room.set_type_tag(TypeTag::Never);
    let mut patch = ParcelPatch { target: merge(room), ..ParcelPatch::default() };
    patch.set_type_tag(TypeTag::Never);
    assert_eq!(written(&patch), json!({"target": {"seats": 4}}));
    let note = NotePatch::default();
    let mut tagged = ParcelPatch { note: merge(note), ..ParcelPatch::default() };
    tagged.set_type_tag(TypeTag::Never);
    if let Some(Change::Merge(note)) = &mut tagged.note {
        note.set_type_tag(TypeTag::Always);
    }
    assert_eq!(written(&tagged), json!({"note": {"@odata.type": "#microsoft.graph.note"}}));
}

#[test]
fn an_entity_is_created_with_binds() {
    let mut group = Group::default();
    let owners = ["1", "2"].map(|id| format!("https://graph.microsoft.com/v1.0/users/{id}"));
    assert_eq!(bind!(group.owners, owners.clone()), Ok(()));
    assert_eq!(group.additional_data.get("owners@odata.bind"), Some(&json!(owners)));
    let mut team = Team::default();
    let template = "https://graph.microsoft.com/v1.0/teamsTemplates('standard')";
    assert_eq!(bind!(team.template, template), Ok(()));
    assert_eq!(
        written(&team),
        json!({"@odata.type": "#microsoft.graph.team", "template@odata.bind": template})
    );
    let refused = |result: Result<(), graph_models::BindError>| {
        result.expect_err("it is refused").to_string()
    };
    assert_eq!(
        refused(bind!(team.template, [template])),
        "`template` leads to one entity, and is bound to one address"
    );
    assert_eq!(
        refused(bind!(group.owners, template)),
        "`owners` leads to many entities, and is bound to a list of addresses"
    );
    assert_eq!(refused(bind!(group.mail, template)), "`mail` is no navigation property");
    assert_eq!(
        refused(graph_models::bind_property(&mut group, "boss", template)),
        "`boss` is no property of the type"
    );
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
    assert_eq!(parcel, Parcel::default(), "a bind says where an entity is, not what it holds");
    for refused in [json!({"parts@odata.bind": null}), json!({"holder@odata.bind": ["a"]})] {
        assert!(serde_json::from_value::<ParcelPatch>(refused).is_err());
    }
}

#[test]
fn a_patch_of_a_value_sets_all_of_it() {
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
fn what_an_entity_is_bound_to_its_twin_is_bound_to() {
    let owners = ["https://a", "https://b"];
    let mut group = Group { display_name: Some("Sales".to_owned()), ..Group::default() };
    assert_eq!(bind!(group.owners, owners), Ok(()));
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
    assert_eq!(bind!(parcel.holder, "https://c"), Ok(()));
    assert_eq!(ParcelPatch::from(parcel.clone()).holder, bind("https://c"));
    parcel.additional_data.insert("holder@odata.bind", Value::Null);
    assert_eq!(patch_of(&parcel).holder, null());
    assert_eq!(bind!(parcel.parts, Vec::<String>::new()), Ok(()));
    assert_eq!(patch_of(&parcel).parts, Some(Vec::new()));
}

#[test]
fn a_bind_that_no_property_can_hold_is_not_lost() {
    let body = json!({
        "@odata.type": "#microsoft.graph.parcel", "title": "", "labels": [], "origin": {},
        "holder@odata.bind": ["a"], "parts@odata.bind": ["a", 1], "pin@odata.bind": "a",
        "boss@odata.bind": "a",
    });
    let mut parcel: Parcel = read(body.clone());
    let patch = patch_of(&parcel);
    assert_eq!((&patch.holder, &patch.parts), (&None, &None));
    assert_eq!(written(&patch), body);
    // There is no way to say that a property which leads to many leads to none.
    parcel.additional_data.insert("parts@odata.bind", Value::Null);
    assert_eq!(written(&patch_of(&parcel))["parts@odata.bind"], Value::Null);
    assert_eq!(patch_of(&parcel).additional_data.len(), 4);
}

#[test]
fn what_was_bound_before_is_not_bound_again() {
    let mut before = Parcel::default();
    assert_eq!(bind!(before.holder, "a"), Ok(()));
    assert_eq!(bind!(before.parts, ["a"]), Ok(()));
    let mut after = before.clone();
    assert!(diff(&before, &after).is_empty());
    assert_eq!(bind!(after.holder, "b"), Ok(()));
    let patch = diff(&before, &after);
    assert_eq!(patch.touched(), ["holder@odata.bind"]);
    assert_eq!(patch.holder, bind("b"));
    // That a bind is gone does not say that the entities are.
    assert!(diff(&after, &Parcel::default()).is_empty());
}

#[test]
fn what_a_service_computes_is_not_sent_in_a_value_of_another_type() {
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
fn a_value_of_another_type_keeps_what_is_set_when_it_is_made() {
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
fn a_value_without_a_twin_is_sent_whole() {
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
fn a_twin_can_go_anywhere() {
    fn anywhere<T: Send + Sync + 'static>() {}
    anywhere::<ParcelPatch>();
    anywhere::<UserPatch>();
    anywhere::<EventPatch>();
}

#[test]
fn what_no_type_declares_is_compared_and_merged_by_name() {
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
fn what_is_not_equal_to_itself_is_no_change() {
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
