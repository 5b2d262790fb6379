//! Relationships that a PATCH changes by sending the entity itself, and not its address.

mod support;

use graph_models::{
    AdditionalData, Bind, Nav, ObjectExt, apply, bind, diff, embed, graph_entity, json, merge,
    null, patch_of, set,
};
use serde_json::{Value, json};
use support::round_trip;

#[graph_entity]
struct Policy {
    #[graph(key)]
    id: Option<String>,
    controls: Option<Box<Controls>>,
    owner: Nav<Strength>,
    #[graph(additional)]
    additional_data: AdditionalData,
}

#[graph_entity(complex)]
struct Controls {
    operator: Option<String>,
    strength: Nav<Strength>,
    others: Nav<Vec<Strength>>,
    #[graph(additional)]
    additional_data: AdditionalData,
}

#[graph_entity]
struct Strength {
    #[graph(key)]
    id: Option<String>,
    name: Option<String>,
    #[graph(additional)]
    additional_data: AdditionalData,
}

fn strength(id: &str) -> Strength {
    Strength { id: Some(id.to_owned()), ..Strength::default() }
}

fn policy(controls: Value) -> Policy {
    json::from_str(&json!({"id": "1", "controls": controls}).to_string()).expect("it is a policy")
}

fn body(controls: Value) -> Value {
    json!({"@odata.type": "#microsoft.graph.policy", "controls": controls})
}

#[test]
fn both_forms_can_be_said() {
    for (strength, written) in [
        (embed(strength("7")), json!({"strength": {"id": "7"}})),
        (
            bind("https://graph.example/7"),
            json!({"strength@odata.bind": "https://graph.example/7"}),
        ),
        (null(), json!({"strength@odata.bind": null})),
    ] {
        let patch = PolicyPatch {
            controls: merge(ControlsPatch { strength, ..ControlsPatch::default() }),
            ..PolicyPatch::default()
        };
        let expected = body(written);
        assert_eq!(serde_json::to_value(&patch).expect("it is written"), expected);
        assert_eq!(json::to_string(&patch).expect("it is written"), expected.to_string());
        assert_eq!(round_trip::<PolicyPatch>(&expected), patch);
        assert_eq!(json::from_str::<PolicyPatch>(&expected.to_string()).expect("read"), patch);
        assert_eq!(patch.clone(), patch);
        assert!(!patch.is_empty());
    }
}

#[test]
fn the_entity_is_named_and_not_printed() {
    let patch = ControlsPatch { strength: embed(strength("secret")), ..ControlsPatch::default() };
    assert_eq!(patch.touched(), ["strength"]);
    assert!(!format!("{patch:?}").contains("secret"), "{patch:?}");
    let entity = patch.strength.as_ref().and_then(Option::as_ref).and_then(|bind| bind.entity());
    assert_eq!(entity.and_then(|entity| entity.json()), Some(&json!({"id": "secret"})));
}

#[test]
fn a_patch_with_both_forms_is_refused() {
    let text = r#"{"strength":{"id":"1"},"strength@odata.bind":"https://graph.example/1"}"#;
    for text in [
        text.to_owned(),
        text.replace("strength\":{", "strength@odata.bind\":\"a\",\"strength\":{"),
    ] {
        let error = serde_json::from_str::<ControlsPatch>(&text).expect_err("it is refused");
        assert!(error.to_string().contains("the property appears twice"), "{error}");
    }
}

#[test]
fn another_entity_is_a_difference_of_a_complex_value() {
    let seven = json!({"strength": {"id": "7", "name": "MFA"}});
    let eight = json!({"strength": {"id": "8", "name": "Key"}});
    for (before, after, changes) in [
        (seven.clone(), eight.clone(), Some(json!({"strength": {"id": "8"}}))),
        (
            json!({"operator": "OR"}),
            seven.clone(),
            Some(json!({"operator": null, "strength": {"id": "7"}})),
        ),
        (seven.clone(), json!({"strength": null}), Some(json!({"strength": null}))),
        (seven.clone(), json!({"strength": {"id": "7", "name": "renamed"}}), None),
        (seven.clone(), json!({}), None),
        (json!({}), json!({"strength": null}), None),
    ] {
        let (mut value, after) = (policy(before), policy(after));
        let patch = diff(&value, &after);
        let expected = match changes {
            Some(changes) => body(changes),
            None => json!({"@odata.type": "#microsoft.graph.policy"}),
        };
        assert_eq!(serde_json::to_value(&patch).expect("it is written"), expected);
        apply(&patch, &mut value);
        apply(&patch, &mut value);
        assert!(diff(&value, &after).is_empty());
    }
    assert_eq!(
        serde_json::to_value(patch_of(&policy(eight))).expect("it is written"),
        body(json!({"strength": {"id": "8"}}))
    );
}

#[test]
fn the_relationship_of_an_entity_is_left_out() {
    let read = |owner: &str| -> Policy {
        json::from_str(&json!({"owner": {"id": owner}}).to_string()).expect("it is a policy")
    };
    assert!(diff(&read("1"), &read("2")).is_empty());
}

#[test]
fn an_entity_is_merged_into_the_same_and_replaces_another() {
    let patch = |id: &str, name: Option<&str>| PolicyPatch {
        controls: merge(ControlsPatch {
            strength: embed(Strength { name: name.map(str::to_owned), ..strength(id) }),
            ..ControlsPatch::default()
        }),
        ..PolicyPatch::default()
    };
    for (patch, expected) in [
        (patch("7", None), json!({"id": "7", "name": "MFA", "x": 1})),
        (patch("7", Some("new")), json!({"id": "7", "name": "new", "x": 1})),
        (patch("8", None), json!({"id": "8"})),
    ] {
        let mut value = policy(json!({"strength": {"id": "7", "name": "MFA", "x": 1}}));
        apply(&patch, &mut value);
        let controls = value.controls.expect("they are there");
        assert_eq!(controls.strength.json(), Some(&expected));
    }
}

#[test]
fn an_element_of_a_collection_is_an_address() {
    let text = r#"{"others":[{"id":"1"}]}"#;
    let patch: ControlsPatch = json::from_str(text).expect("it is read");
    assert_eq!(patch.others, None);
    let written = serde_json::to_value(&patch).expect("it is written");
    assert_eq!(written["others"], json!([{"id": "1"}]));
}

/// A derived type.
#[graph_entity(base = "#microsoft.graph.strength")]
struct Combination {
    #[graph(key)]
    id: Option<String>,
    parts: Option<Vec<String>>,
    #[graph(additional)]
    additional_data: AdditionalData,
}

#[graph_entity]
enum AnyStrength {
    Combination(Box<Combination>),
    #[graph(unrecognized)]
    Unrecognized(Box<Strength>),
}

#[graph_entity(complex)]
struct Session {
    any: Nav<AnyStrength>,
    #[graph(non_null)]
    always: Nav<Strength>,
    foreign: Nav<Value>,
    #[graph(navigation)]
    eager: Option<Box<Strength>>,
    #[graph(navigation)]
    eager_any: Option<AnyStrength>,
    #[graph(navigation)]
    eager_many: Option<Vec<Strength>>,
    #[graph(additional)]
    additional_data: AdditionalData,
}

#[test]
fn a_union_accepts_itself_and_each_of_its_types() {
    let combination = || Combination { id: Some("1".to_owned()), ..Combination::default() };
    let tagged = json!({"@odata.type": "#microsoft.graph.combination", "id": "1"});
    for (any, written) in [
        (embed(combination()), tagged.clone()),
        (embed(AnyStrength::from(combination())), tagged),
        (embed(AnyStrength::Unrecognized(Box::new(strength("2")))), json!({"id": "2"})),
    ] {
        let patch = SessionPatch { any, ..SessionPatch::default() };
        let tag = "#microsoft.graph.session";
        let text = json!({"@odata.type": tag, "any": written}).to_string();
        assert_eq!(json::to_string(&patch).expect("it is written"), text);
        assert_eq!(json::from_str::<SessionPatch>(&text).expect("it is read"), patch);
    }
    let eager = SessionPatch { eager_any: embed(combination()), ..SessionPatch::default() };
    assert_eq!(eager.touched(), ["eagerAny"]);
}

#[test]
fn each_form_of_a_property_takes_the_type_that_it_leads_to() {
    let patch = SessionPatch {
        always: embed(strength("1")),
        foreign: embed(json!({"id": "2"})),
        eager: embed(strength("3")),
        eager_many: bind(["https://graph.example/4"].map(str::to_owned)),
        ..SessionPatch::default()
    };
    let written = json!({
        "@odata.type": "#microsoft.graph.session",
        "always": {"id": "1"}, "foreign": {"id": "2"}, "eager": {"id": "3"},
        "eagerMany@odata.bind": ["https://graph.example/4"],
    });
    assert_eq!(serde_json::to_value(&patch).expect("it is written"), written);
    assert_eq!(round_trip::<SessionPatch>(&written), patch);
    // The field's type names the target, whichever way the entity has it.
    let SessionPatch { always, eager, eager_many, .. } = patch;
    let always: Option<Bind<Strength>> = always;
    let eager: Option<Option<Bind<Strength>>> = eager;
    let many: Option<Vec<Bind<Strength>>> = eager_many;
    assert_ne!(Some(always), eager);
    assert_eq!(many, Some(vec![Bind::from("https://graph.example/4")]));
    // A bind that there is already can be set.
    let copy = SessionPatch { eager: set(eager.flatten().expect("3")), ..SessionPatch::default() };
    assert_eq!(copy.touched(), ["eager"]);
}

/// Nothing is written or compiled for the type: it may be one without any code.
#[test]
fn a_bind_does_not_depend_on_the_code_of_its_type() {
    enum Nothing {}
    let bind = Bind::<Nothing>::from("https://graph.example/1");
    assert_eq!(bind.clone(), bind);
    assert_eq!(format!("{bind:?}"), r#"Bind(Address("https://graph.example/1"))"#);
    assert_eq!(size_of_val(&bind), size_of::<Bind<Strength>>());
}

#[test]
fn a_value_that_replaces_one_of_another_type_leads_to_its_entity() {
    let before = policy(json!({"@odata.type": "#contoso.controls", "strength": {"id": "1"}}));
    let strength = json!({"id": "2", "name": "not sent", "x": 1});
    let after = policy(json!({"operator": "OR", "strength": strength, "others": [{"id": "3"}]}));
    let patch = diff(&before, &after);
    let tag = "#microsoft.graph.controls";
    assert_eq!(
        json!(patch)["controls"],
        json!({"@odata.type": tag, "operator": "OR", "strength": {"id": "2"}})
    );
    let mut reached = before.clone();
    apply(&patch, &mut reached);
    assert!(diff(&reached, &after).is_empty());
}

#[test]
fn an_entity_whose_key_is_null_is_not_sent() {
    let after = policy(json!({"strength": {"id": null, "name": "a"}, "operator": "OR"}));
    let patch = diff(&policy(json!({})), &after);
    assert_eq!(json!(patch)["controls"], json!({"operator": "OR"}));
    let mut reached = policy(json!({}));
    apply(&patch, &mut reached);
    let once = reached.clone();
    apply(&patch, &mut reached);
    assert_eq!(reached, once);
}
