//! Patches as users write them: set, null, merge and replace.

use graph_models::v1::{
    Event, EventPatch, Location, LocationConstraintItemPatch, PasswordProfilePatch,
    PatternedRecurrence, User, UserPatch,
};
use graph_models::{Change, ObjectExt, TypeTag, UnionExt, apply, bind, merge, null, replace, set};
use serde_json::json;

use crate::support::{read, written};
use crate::types::{
    AnyPlace, NotePatch, Parcel, ParcelPatch, PlacePatch, Room, RoomPatch, SealedPatch, Stamp,
    Vault,
};

const MANAGER: &str = "https://graph.microsoft.com/v1.0/users/8b081ef6-4792-4def-b2c9-c363a1bf41d5";

#[test]
fn a_patch_sets_clears_merges_and_binds() {
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
fn null_clears_a_nested_value_and_replace_replaces_one() {
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
fn a_tagged_merge_converts_the_value_into_another_type() {
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
    let Some(Some(Change::Merge(location))) = &patch.location else {
        panic!("the location is not merged")
    };
    assert!(location.downcast_ref::<LocationConstraintItemPatch>().is_some());
    // The value becomes one of that type and keeps its properties.
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
fn an_untagged_merge_changes_a_value_of_any_type() {
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
fn set_accepts_patches_and_values_in_every_form() {
    let room = || RoomPatch { seats: set(4), ..RoomPatch::default() };
    let merged: ParcelPatch = ParcelPatch { target: merge(room()), ..ParcelPatch::default() };
    let set_to = ParcelPatch { target: set(room()), ..ParcelPatch::default() };
    assert_eq!(merged, set_to);
    assert_eq!(merged.clone(), merged);
    let value = Room { seats: Some(4), ..Room::default() };
    let replaced = ParcelPatch { target: replace(value.clone()), ..ParcelPatch::default() };
    let set_to = ParcelPatch { target: set(Box::new(value.clone())), ..ParcelPatch::default() };
    assert_eq!(replaced, set_to);
    let set_to = ParcelPatch { target: set(AnyPlace::from(value)), ..ParcelPatch::default() };
    assert_eq!(replaced, set_to);
    assert_ne!(replaced, merged, "a merge is not a replacement");
    assert_eq!(written(&replaced), written(&merged));
    assert_eq!(replaced.clone(), replaced);
    // A non-nullable property, and a required one.
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
fn a_value_without_a_twin_is_replaced() {
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
fn secrets_are_not_printed() {
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
fn a_tag_can_be_suppressed_and_forced() {
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
fn twins_are_send_and_sync() {
    fn is_send_and_sync<T: Send + Sync + 'static>() {}
    is_send_and_sync::<ParcelPatch>();
    is_send_and_sync::<UserPatch>();
    is_send_and_sync::<EventPatch>();
}
