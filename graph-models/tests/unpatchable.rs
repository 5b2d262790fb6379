//! What a patch cannot say is listed, and what it says can be read again.

#[path = "support/mod.rs"]
mod support;

use graph_models::UnpatchableReason::{Computed, Immutable, Key, Navigation, NotNullable, Type};
use graph_models::serde::Deserialize;
use graph_models::{AdditionalData, Nav, apply, diff, graph_entity, patch_of, unpatchable};
use proptest::prelude::*;
use serde_json::{Value, json};
use support::{DirectoryObject, body, json as any_json, text};

#[graph_entity(complex)]
struct Client {
    #[graph(non_null)]
    redirect_uris: Option<Vec<String>>,
    #[graph(computed)]
    checked: Option<bool>,
    name: Option<String>,
    #[graph(additional)]
    additional_data: AdditionalData,
}

#[graph_entity]
struct App {
    #[graph(key)]
    id: Option<String>,
    #[graph(immutable)]
    app_id: Option<String>,
    #[graph(non_null)]
    public_client: Option<Box<Client>>,
    #[graph(non_null)]
    tags: Option<Vec<String>>,
    owner: Nav<DirectoryObject>,
    owners: Nav<Vec<DirectoryObject>>,
    #[graph(additional)]
    additional_data: AdditionalData,
}

fn app(body: Value) -> App {
    App::deserialize(&body).unwrap_or_else(|error| panic!("{error}: {body}"))
}

#[test]
fn what_a_patch_leaves_out_is_listed_with_the_reason() {
    let before = app(json!({
        "id": "1", "appId": "a", "tags": ["x"], "publicClient": {"redirectUris": ["y"], "checked": true},
        "owner": {"id": "o"},
    }));
    let after =
        app(json!({"id": "2", "appId": "b", "publicClient": {"name": "c"}, "owner": {"id": "p"}}));
    let found = unpatchable(&before, &after);
    let found: Vec<_> = found.iter().map(|found| (&*found.path, found.reason)).collect();
    assert_eq!(
        found,
        [
            ("id", Key),
            ("appId", Immutable),
            ("publicClient.redirectUris", NotNullable),
            ("publicClient.checked", Computed),
            ("tags", NotNullable),
            ("owner", Navigation),
        ]
    );
    let after = app(json!({"@odata.type": "#contoso.app"}));
    let found = unpatchable(&App::default(), &after);
    assert_eq!((&*found[0].path, found[0].reason, found.len()), ("@odata.type", Type, 1));
}

#[test]
fn what_a_patch_says_is_not_listed() {
    let before = app(json!({"tags": ["x"], "publicClient": {"name": "c"}, "x": {"y": 1}}));
    let mut after =
        app(json!({"tags": [], "publicClient": {"name": null}, "x": 2, "@odata.etag": "1"}));
    after.owner.set_bind("https://a");
    assert_eq!(unpatchable(&before, &after), []);
    assert_eq!(unpatchable(&after, &after), []);
    // Something that is not an address cannot be bound.
    after.owner.set_annotation("odata.bind", json!(["a"]));
    after.owners.set_annotation("odata.bind", json!("a"));
    let found = unpatchable(&before, &after);
    let found: Vec<_> = found.iter().map(|found| (&*found.path, found.reason)).collect();
    assert_eq!(found, [("owner", Navigation), ("owners", Navigation)]);
}

#[test]
fn a_null_that_the_schema_does_not_allow_is_not_in_a_patch() {
    let tag = "#contoso.client";
    let before =
        app(json!({"publicClient": {"@odata.type": tag, "name": "a", "redirectUris": ["x"]}}));
    let after = app(json!({"publicClient": {"name": "b", "redirectUris": null, "checked": null}}));
    let patch = serde_json::to_value(diff(&before, &after)).expect("it is writable");
    let client = json!({"@odata.type": "#microsoft.graph.client", "name": "b"});
    assert_eq!(patch["publicClient"], client);
    // The tag says that the client is replaced.
    let read = AppPatch::deserialize(&patch).expect("the twin reads it");
    assert_eq!(serde_json::to_value(&read).expect("it is writable"), patch);
}

fn apps() -> impl Strategy<Value = Value> {
    let binds = prop_oneof![
        Just(json!("https://a")),
        Just(Value::Null),
        Just(json!(["https://a", "https://b"])),
        any_json(),
    ];
    let uris = || prop_oneof![Just(json!(["a", "b"])), Just(json!([])), Just(Value::Null)];
    let client = prop_oneof![
        body(vec![
            ("redirectUris", uris().boxed()),
            ("checked", any::<bool>().prop_map(Value::from).boxed()),
            ("name", text()),
            ("@odata.type", Just(json!("#contoso.client")).boxed()),
        ]),
        Just(Value::Null),
    ];
    body(vec![
        ("id", text()),
        ("appId", text()),
        ("publicClient", client.boxed()),
        ("tags", uris().boxed()),
        ("owner@odata.bind", binds.clone().boxed()),
        ("owners@odata.bind", binds.boxed()),
    ])
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_patch_is_read_by_its_twin_and_leads_to_what_is_not_listed((before, after) in (apps(), apps())) {
        let (before, after) = (app(before), app(after));
        for patch in [diff(&before, &after), patch_of(&after)] {
            let written = serde_json::to_value(&patch).map_err(|error| TestCaseError::fail(error.to_string()))?;
            let read = AppPatch::deserialize(&written).map_err(|error| TestCaseError::fail(format!("{error}: {written}")))?;
            let again = serde_json::to_value(&read).map_err(|error| TestCaseError::fail(error.to_string()))?;
            prop_assert_eq!(again, written);
        }
        let mut reached = before.clone();
        apply(&diff(&before, &after), &mut reached);
        let listed = unpatchable(&before, &after);
        prop_assert_eq!(reached.tags == after.tags, !listed.iter().any(|found| found.path == "tags"));
        prop_assert_eq!(reached.id == after.id, !listed.iter().any(|found| found.path == "id"));
    }
}
