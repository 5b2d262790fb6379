//! Pages and deltas: their items, and lossless round trips.

mod support;

use graph_models::{Delta, DeltaItem, Nav, ObjectExt, Page, RemovalReason, UnionExt, serde_json};
use proptest::prelude::*;
use serde_json::{Value, json};
use support::{
    AnyDirectoryObject, Group, User, body, json as any_json, list, refusal, round_trip, text,
};

fn changes_of_users() -> Value {
    json!({
        "@odata.context": "https://graph.example/v1.0/$metadata#users/$delta",
        "@odata.nextLink": "https://graph.example/v1.0/users/delta?$skiptoken=n",
        "@odata.count": "4",
        "@graph.note": {"seen": [1, null]},
        "value": [
            {"id": "u1", "displayName": "Ada", "jobTitle": null},
            {"@removed": {"reason": "changed"}, "id": "u2"},
            {"id": "u3", "@removed": {"reason": "deleted", "by": "u1"}},
            {"id": "u4", "@removed": {"reason": "merged"}},
            {"id": "u5", "@removed": {}},
            {"id": "u6", "@odata.removed": {"reason": "deleted"}},
            {"id": "u7", "@removed": null},
        ],
    })
}

#[test]
fn removed_items_are_distinguished_from_updated_ones() {
    let delta: Delta<User> = round_trip(&changes_of_users());
    assert_eq!(delta.count, Some(4));
    assert!(delta.delta_link.is_none());
    let changes: Vec<_> = delta
        .changes()
        .map(|change| match change {
            DeltaItem::Updated(user) => (user.id.as_deref(), None),
            DeltaItem::Removed(removal) => (removal.item.id.as_deref(), Some(removal.reason)),
        })
        .collect();
    assert_eq!(
        changes,
        [
            (Some("u1"), None),
            (Some("u2"), Some(Some(RemovalReason::Changed))),
            (Some("u3"), Some(Some(RemovalReason::Deleted))),
            (Some("u4"), Some(Some(RemovalReason::Unrecognized("merged".into())))),
            (Some("u5"), Some(None)),
            (Some("u6"), Some(Some(RemovalReason::Deleted))),
            (Some("u7"), Some(None)),
        ]
    );
    // Owned items, iterated from the back.
    assert_eq!(delta.changes().len(), 7);
    let last = delta.into_iter().next_back().map(DeltaItem::into_item);
    assert_eq!(last.and_then(|user| user.id).as_deref(), Some("u7"));
}

#[test]
fn a_property_that_became_null_is_an_explicit_null() {
    let delta: Delta<User> = round_trip(&changes_of_users());
    assert!(delta.value[0].is_explicit_null("jobTitle"));
    assert!(!delta.value[0].is_explicit_null("accountEnabled"));
}

#[test]
fn removed_items_are_recognized_in_unions_and_json() {
    let body = json!({"value": [
        {"@odata.type": "#microsoft.graph.user", "id": "1"},
        {"@odata.type": "#microsoft.graph.group", "@removed": {"reason": "changed"}, "id": "2"},
        {"@removed": {"reason": "deleted"}, "@odata.type": "#microsoft.graph.robot", "id": "3"},
        {"id": "4", "@removed": {"reason": "deleted"}},
    ]});
    let removed = |delta: &Delta<_>| delta.changes().map(|it| it.is_removed()).collect::<Vec<_>>();
    let delta: Delta<AnyDirectoryObject> = round_trip(&body);
    assert_eq!(removed(&delta), [false, true, true, true]);
    assert!(delta.value[1].is::<Group>());
    let delta: Delta<Value> = round_trip(&body);
    let removals: Vec<_> = delta.into_iter().map(|change| change.is_removed()).collect();
    assert_eq!(removals, [false, true, true, true]);
    let numbers: Delta<Value> = round_trip(&json!({"value": [1, null, "@removed", []]}));
    assert!(numbers.changes().all(|change| !change.is_removed()));
    let boxes: Delta<Box<User>> = round_trip(&json!({"value": [{"id": "1", "@removed": 0}]}));
    assert!(boxes.changes().all(|change| change.is_removed()));
}

#[test]
fn a_delta_without_a_value_is_written_without_it() {
    for body in [json!({}), json!({"@odata.deltaLink": "d"}), json!({"value": []})] {
        round_trip::<Delta<User>>(&body);
        round_trip::<Page<User>>(&body);
    }
}

#[test]
fn changed_members_are_read_as_their_types() -> serde_json::Result<()> {
    let delta: Delta<Group> = round_trip(&json!({"value": [
        {
            "id": "g1",
            "members@delta": [
                {"@odata.type": "#microsoft.graph.user", "id": "u1"},
                {"@odata.type": "#microsoft.graph.user", "id": "u2", "@removed": {"reason": "deleted"}},
                {"@odata.type": "#microsoft.graph.robot", "id": "r1"},
            ],
        },
        {"id": "g2"},
    ]}));
    let members = delta.value[0].members.changes()?;
    let [DeltaItem::Updated(joined), DeltaItem::Removed(left), DeltaItem::Updated(robot)] =
        &members[..]
    else {
        panic!("{members:?}")
    };
    assert_eq!(joined.downcast_ref::<User>().and_then(|user| user.id.as_deref()), Some("u1"));
    assert_eq!(left.reason, Some(RemovalReason::Deleted));
    assert_eq!(robot.as_object().odata_type(), "#microsoft.graph.robot");

    assert!(delta.value[1].members.changes()?.is_empty());
    Ok(())
}

/// A group with its tag, which is written at the top of a body.
fn group(mut body: Value) -> Group {
    body["@odata.type"] = "#microsoft.graph.group".into();
    round_trip(&body)
}

#[test]
fn unreadable_changed_members_are_an_error_with_a_path() {
    for (members, message) in [
        (
            json!([{}, {"@odata.type": "#microsoft.graph.user", "displayName": 7}]),
            "at members@delta[1].displayName: expected a string, found a number",
        ),
        (json!({}), "at members@delta: expected an array, found an object"),
    ] {
        let group = group(json!({ "members@delta": members }));
        assert_eq!(refusal(group.members.changes()), message);
        let delta: Delta<Group> = round_trip(&json!({"value": [{}, {"members@delta": members}]}));
        let message = message.replacen("at ", "at value[1].", 1);
        assert_eq!(refusal(delta.value[1].members.changes()), message);
    }
    let message = refusal(group(json!({"members@delta": null})).members.changes());
    assert_eq!(message, "at members@delta: expected a value, found null");
    // A value that was not read from a body has no path but the property's own.
    let mut members = Nav::<Vec<User>>::new();
    members.set_annotation("delta", json!([7]));
    assert_eq!(refusal(members.changes()), "at @delta[0]: expected an object, found a number");
}

#[test]
fn a_page_is_iterated_by_value_by_reference_and_mutably() {
    let mut page: Page<User> = round_trip(&json!({"value": [{"id": "1"}, {"id": "2"}]}));
    for user in &mut page {
        user.display_name = user.id.clone();
    }
    let names: Vec<_> = (&page).into_iter().map(|user| user.display_name.clone()).collect();
    let ids: Vec<_> = page.into_iter().map(|user| user.id).collect();
    assert_eq!(names, ids);
}

/// The body of a collection, with a valid or invalid count.
fn collection(values: impl Strategy<Value = Value> + 'static) -> impl Strategy<Value = Value> {
    let count = prop_oneof![
        any::<i64>().prop_map(Value::from),
        any::<i64>().prop_map(|number| number.to_string().into()),
        Just(Value::Null),
    ];
    body(vec![
        ("@odata.context", text()),
        ("@odata.count", count.boxed()),
        ("@odata.nextLink", text()),
        ("@odata.deltaLink", text()),
        ("value", list(values)),
    ])
    .prop_map(|mut body| {
        // Without `value`, a body with another property is that of an entity.
        let is_page = ["@odata.count", "@odata.nextLink", "@odata.deltaLink", "value"];
        let has_none = is_page.iter().all(|name| body.get(name).is_none_or(Value::is_null));
        if has_none && body.as_object().is_some_and(|body| !body.is_empty()) {
            body["value"] = json!([]);
        }
        body
    })
}

fn changed_user() -> impl Strategy<Value = Value> {
    let removed = body(vec![("reason", text())]).boxed();
    let removed = prop_oneof![removed, any_json()].boxed();
    body(vec![("id", text()), ("displayName", text()), ("@removed", removed)])
}

proptest! {
    #[test]
    fn every_page_round_trips(body in collection(changed_user())) {
        round_trip::<Page<User>>(&body);
        round_trip::<Page<AnyDirectoryObject>>(&body);
    }

    #[test]
    fn every_delta_round_trips(body in collection(changed_user())) {
        let delta = round_trip::<Delta<User>>(&body);
        let removed = |item: &Value| item.get("@removed").is_some();
        let found: Vec<_> = delta.changes().map(|change| change.is_removed()).collect();
        let items = body["value"].as_array().map(Vec::as_slice).unwrap_or_default();
        let expected: Vec<_> = items.iter().map(removed).collect();
        assert_eq!(found, expected);
        round_trip::<Delta<AnyDirectoryObject>>(&body);
    }

    #[test]
    fn every_collection_of_json_round_trips(body in collection(any_json())) {
        round_trip::<Page<Value>>(&body);
        round_trip::<Delta<Value>>(&body);
    }

    /// A body of the wrong type is an error, never a panic.
    #[test]
    fn reading_never_panics(body in any_json()) {
        _ = serde_json::from_value::<Delta<User>>(body.clone());
        _ = serde_json::from_value::<Delta<Value>>(json!({"value": body}));
        let group = group(json!({"members@delta": body.clone(), "members": body}));
        _ = group.members.changes();
        _ = group.members.read();
    }
}
