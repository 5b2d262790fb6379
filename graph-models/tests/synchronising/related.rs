//! What a change says of related entities.

use graph_models::{DeltaItem, merge_change};
use serde_json::{Value, json};

use crate::merged;
use crate::read;
use crate::types::Machine;

fn machine(mut body: Value) -> Value {
    body["@odata.type"] = "#microsoft.graph.machine".into();
    body
}

#[test]
fn related_entities_are_replaced_and_annotations_are_added() {
    for (known, change, expected) in [
        (
            json!({"owner": {"id": "2", "uses": 1}}),
            json!({"owner": {"id": "3"}}),
            json!({"owner": {"id": "3"}}),
        ),
        (json!({"owner": {"id": "2"}}), json!({"owner": null}), json!({"owner": null})),
        (
            json!({"owner": null, "owner@odata.navigationLink": "a"}),
            json!({"owner@odata.associationLink": "b"}),
            json!({
                "owner": null, "owner@odata.navigationLink": "a", "owner@odata.associationLink": "b",
            }),
        ),
        (
            json!({
                "parts": [{"id": "2"}], "parts@odata.count": 9, "parts@odata.nextLink": "n",
                "parts@odata.navigationLink": "a", "parts@delta": [{"id": "4"}],
            }),
            json!({"parts": [{"id": "3"}], "parts@odata.count": 1}),
            json!({
                "parts": [{"id": "3"}], "parts@odata.count": 1, "parts@odata.navigationLink": "a",
            }),
        ),
    ] {
        assert_eq!(merged::<Machine>(&known, &change), machine(expected), "{known} {change}");
    }
}

#[test]
fn changes_of_a_list_are_gathered() {
    let known = json!({"parts": [{"id": "1"}, {"id": "2"}]});
    let mut known: Machine = read(&known);
    for change in [
        json!({"parts@delta": [{"id": "3"}, {"id": "2", "@removed": {"reason": "deleted"}}]}),
        json!({"uses": 1}),
        json!({"parts@delta": [{"id": "2"}, {"id": "1", "@removed": {"reason": "changed"}}]}),
    ] {
        merge_change(&read(&change), &mut known).expect("it is a machine");
    }
    let listed: Vec<_> = known.parts.read().expect("they are machines");
    assert_eq!(listed.len(), 2, "the list is as it was received");
    let changes = known.parts.changes().expect("they are machines");
    let found: Vec<_> = changes
        .iter()
        .map(|change| match change {
            DeltaItem::Updated(part) => (part.id.as_deref(), false),
            DeltaItem::Removed(removal) => (removal.item.id.as_deref(), true),
        })
        .collect();
    assert_eq!(found, [(Some("3"), false), (Some("2"), false), (Some("1"), true)]);
}

#[test]
fn a_mistake_in_merged_entities_is_reported_with_the_path_in_the_change() {
    let mut known: Machine = read(&json!({"owner": {"id": "1"}}));
    let page = json!({"value": [{}, {"owner": {"id": 7}}]});
    let page: graph_models::Delta<Machine> = serde_json::from_value(page).expect("it is a delta");
    merge_change(&page.value[1], &mut known).expect("it is a machine");
    assert_eq!(
        crate::support::refusal(known.owner.read()),
        "at value[1].owner.id: expected a string, found a number (`Nav::read_tolerant` keeps such a value)"
    );
}
