//! Pages and deltas: what is in them, and that all of it comes back.

mod support;

use graph_models::{
    Delta, DeltaItem, ObjectExt, Page, RemovalReason, UnionExt, related_changes, serde_json,
};
use proptest::prelude::*;
use serde_json::{Value, json};
use support::{
    AnyDirectoryObject, Group, User, body, comes_back, json as any_json, list, refusal, text,
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
fn removed_items_are_told_from_changed_ones() {
    let delta: Delta<User> = comes_back(&changes_of_users());
    assert_eq!(delta.count, Some(4));
    assert!(delta.delta_link.is_none());
    let told: Vec<_> = delta
        .changes()
        .map(|change| match change {
            DeltaItem::Updated(user) => (user.id.as_deref(), None),
            DeltaItem::Removed(removal) => (removal.item.id.as_deref(), Some(removal.reason)),
        })
        .collect();
    assert_eq!(
        told,
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
    // Owned, and from behind.
    assert_eq!(delta.changes().len(), 7);
    let last = delta.into_iter().next_back().map(DeltaItem::into_item);
    assert_eq!(last.and_then(|user| user.id).as_deref(), Some("u7"));
}

#[test]
fn a_property_that_became_null_is_seen() {
    let delta: Delta<User> = comes_back(&changes_of_users());
    assert!(delta.value[0].is_explicit_null("jobTitle"));
    assert!(!delta.value[0].is_explicit_null("accountEnabled"));
}

#[test]
fn a_delta_of_a_union_and_of_json() {
    let body = json!({"value": [
        {"@odata.type": "#microsoft.graph.user", "id": "1"},
        {"@odata.type": "#microsoft.graph.group", "@removed": {"reason": "changed"}, "id": "2"},
        {"@removed": {"reason": "deleted"}, "@odata.type": "#microsoft.graph.robot", "id": "3"},
        {"id": "4", "@removed": {"reason": "deleted"}},
    ]});
    let removed = |delta: &Delta<_>| delta.changes().map(|it| it.is_removed()).collect::<Vec<_>>();
    let delta: Delta<AnyDirectoryObject> = comes_back(&body);
    assert_eq!(removed(&delta), [false, true, true, true]);
    assert!(delta.value[1].is::<Group>());
    let delta: Delta<Value> = comes_back(&body);
    let removals: Vec<_> = delta.into_iter().map(|change| change.is_removed()).collect();
    assert_eq!(removals, [false, true, true, true]);
    let numbers: Delta<Value> = comes_back(&json!({"value": [1, null, "@removed", []]}));
    assert!(numbers.changes().all(|change| !change.is_removed()));
    let boxes: Delta<Box<User>> = comes_back(&json!({"value": [{"id": "1", "@removed": 0}]}));
    assert!(boxes.changes().all(|change| change.is_removed()));
}

#[test]
fn a_delta_without_value_comes_back_without_it() {
    for body in [json!({}), json!({"@odata.deltaLink": "d"}), json!({"value": []})] {
        comes_back::<Delta<User>>(&body);
        comes_back::<Page<User>>(&body);
    }
}

#[test]
fn changed_members_are_read_as_what_they_are() -> serde_json::Result<()> {
    let delta: Delta<Group> = comes_back(&json!({"value": [
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
    let members: Vec<DeltaItem<AnyDirectoryObject>> = related_changes(&delta.value[0], "members")?;
    let [DeltaItem::Updated(joined), DeltaItem::Removed(left), DeltaItem::Updated(robot)] =
        &members[..]
    else {
        panic!("{members:?}")
    };
    assert_eq!(joined.downcast_ref::<User>().and_then(|user| user.id.as_deref()), Some("u1"));
    assert_eq!(left.reason, Some(RemovalReason::Deleted));
    assert_eq!(robot.as_object().odata_type(), "#microsoft.graph.robot");

    assert!(related_changes::<AnyDirectoryObject>(&delta.value[1], "members")?.is_empty());
    assert!(related_changes::<AnyDirectoryObject>(&delta.value[0], "owners")?.is_empty());
    Ok(())
}

#[test]
fn changed_members_that_cannot_be_read_are_an_error_with_the_place() {
    for (members, message) in [
        (
            json!([{}, {"displayName": 7}]),
            "at members@delta[1].displayName: expected a string, found a number",
        ),
        (json!({}), "at members@delta: expected an array, found an object"),
    ] {
        let mut group = Group::default();
        group.additional_data.insert("members@delta", members);
        assert_eq!(refusal(related_changes::<User>(&group, "members")), message);
    }
    let mut group = Group::default();
    group.additional_data.insert("members@delta", Value::Null);
    let message = refusal(related_changes::<User>(&group, "members"));
    assert_eq!(message, "at members@delta: expected a value, found null");
}

#[test]
fn a_page_is_gone_through_three_ways() {
    let mut page: Page<User> = comes_back(&json!({"value": [{"id": "1"}, {"id": "2"}]}));
    for user in &mut page {
        user.display_name = user.id.clone();
    }
    let seen: Vec<_> = (&page).into_iter().map(|user| user.display_name.clone()).collect();
    let taken: Vec<_> = page.into_iter().map(|user| user.id).collect();
    assert_eq!(seen, taken);
}

/// A body of many values, good or nearly so.
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
}

fn changed_user() -> impl Strategy<Value = Value> {
    let removed = body(vec![("reason", text())]).boxed();
    let removed = prop_oneof![removed, any_json()].boxed();
    body(vec![("id", text()), ("displayName", text()), ("@removed", removed)])
}

proptest! {
    #[test]
    fn all_pages_come_back(body in collection(changed_user())) {
        comes_back::<Page<User>>(&body);
        comes_back::<Page<AnyDirectoryObject>>(&body);
    }

    #[test]
    fn all_deltas_come_back(body in collection(changed_user())) {
        let delta = comes_back::<Delta<User>>(&body);
        let removed = |item: &Value| item.get("@removed").is_some();
        let told: Vec<_> = delta.changes().map(|change| change.is_removed()).collect();
        let items = body["value"].as_array().map(Vec::as_slice).unwrap_or_default();
        let expected: Vec<_> = items.iter().map(removed).collect();
        assert_eq!(told, expected);
        comes_back::<Delta<AnyDirectoryObject>>(&body);
    }

    #[test]
    fn all_collections_of_json_come_back(body in collection(any_json())) {
        comes_back::<Page<Value>>(&body);
        comes_back::<Delta<Value>>(&body);
    }

    /// What does not fit is an error, whatever it is.
    #[test]
    fn no_body_makes_reading_panic(body in any_json()) {
        _ = serde_json::from_value::<Delta<User>>(body.clone());
        _ = serde_json::from_value::<Delta<Value>>(json!({"value": body}));
        let mut group = Group::default();
        group.additional_data.insert("members@delta", body);
        _ = related_changes::<AnyDirectoryObject>(&group, "members");
    }
}
