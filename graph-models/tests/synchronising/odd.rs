//! Values that a field cannot hold are merged as they were received.

use graph_models::json::tolerant;
use graph_models::{ObjectExt, apply, merge_change, patch_towards};
use serde_json::{Value, json};

use crate::types::{Machine, Printer};
use crate::{merged, read, written};

/// Forms of each property: `None` if the body does not have it.
fn forms() -> Vec<(&'static str, Vec<Option<Value>>)> {
    let forms = |forms: Value| {
        let forms = forms.as_array().cloned().unwrap_or_default();
        std::iter::once(None).chain(forms.into_iter().map(Some)).collect()
    };
    vec![
        ("uses", forms(json!([null, 7, "7", "007", "many", {"a": [1]}]))),
        ("level", forms(json!([null, 0.5, "0.5", "NaN", true, [1]]))),
        ("seen", forms(json!([null, "2024-01-01T00:00:00Z", "yesterday", 7]))),
        ("enabled", forms(json!([null, true, "true", "perhaps"]))),
        ("tags", forms(json!([null, [], ["a"], ["a", null], [null], ["a", 7], "a"]))),
        ("counts", forms(json!([null, [], [1], ["1"], [1, "2"], [null, 3], [1, "x"], {}]))),
        ("place", forms(json!([null, {}, {"room": null}, {"floor": "7"}, {"floor": "x"}, 7]))),
        ("places", forms(json!([null, [], [{}, null], [{"floor": "x"}, 7], [{"floor": "7"}]]))),
        ("free", forms(json!([null, 7, "7", {"a": null}]))),
        ("x", forms(json!([null, 7, {"a": null}]))),
    ]
}

fn body(name: &str, value: Option<&Value>) -> Value {
    let mut body = json!({"@odata.type": "#microsoft.graph.machine", "id": "1"});
    if let Some(value) = value {
        body[name] = value.clone();
    }
    body
}

fn paths(machine: &Machine) -> Vec<String> {
    tolerant::misfits(machine).iter().map(ToString::to_string).collect()
}

#[test]
fn every_form_takes_the_place_of_every_other() {
    for (name, forms) in forms() {
        for known in &forms {
            for change in &forms {
                let (known, said) = (body(name, known.as_ref()), body(name, change.as_ref()));
                let expected = if change.is_none() { &known } else { &said };
                assert_eq!(merged::<Machine>(&known, &said), *expected, "{known} {said}");
                let mut machine: Machine = read(&known);
                for _ in 0..2 {
                    merge_change(&read(&said), &mut machine).expect("it is a machine");
                    assert_eq!(machine, read(expected), "{known} {said}");
                }
                let misfits: Machine = read(expected);
                assert_eq!(paths(&machine), paths(&misfits));
            }
        }
    }
}

/// A form as a service has it after a patch: in undeclared JSON, null is absent.
fn settled(name: &str, value: &Value) -> Value {
    match (name, value) {
        ("x", Value::Object(_)) => json!({}),
        (_, value) => value.clone(),
    }
}

#[test]
fn a_patch_leads_from_every_form_to_every_other() {
    // Properties that a client cannot change, and those that are merged, have tests of their own.
    for (name, forms) in forms().into_iter().filter(|(name, _)| !["seen", "place"].contains(name)) {
        for actual in &forms {
            for desired in &forms {
                let (before, wanted) = (body(name, actual.as_ref()), body(name, desired.as_ref()));
                let (mut machine, desired_machine): (Machine, Machine) =
                    (read(&before), read(&wanted));
                let patch = patch_towards(&machine, &desired_machine);
                apply(&patch, &mut machine);
                let rest = patch_towards(&machine, &desired_machine);
                assert!(rest.is_empty(), "{before} {wanted} {patch:?} {rest:?}");
                let cannot_be_null = ["enabled"].contains(&name) && desired == &Some(Value::Null);
                let Some(desired) = desired.as_ref().filter(|_| !cannot_be_null) else {
                    assert!(patch.is_empty());
                    assert_eq!(written(&machine), before);
                    continue;
                };
                let got = &written(&machine)[name];
                // Equal numbers are not sent again in other quotes.
                let equal = *got == settled(name, desired)
                    || patch.is_empty() && unquoted(got) == unquoted(desired);
                assert!(equal, "{before} {wanted}: {got}");
            }
        }
    }
}

/// The texts of a value or of the elements of a collection, in quotes or not.
fn unquoted(value: &Value) -> Vec<String> {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let texts =
        value.as_array().map_or_else(|| vec![text(value)], |all| all.iter().map(text).collect());
    texts.into_iter().map(|text| text.trim_start_matches("00").to_owned()).collect()
}

#[test]
fn properties_that_must_be_present_are_replaced() {
    let tag = "#microsoft.graph.printer";
    let known = json!({"@odata.type": tag, "ink": "a", "queues": [1, null, 3], "pages": 7});
    for queues in [json!([]), json!(["4"]), json!([null])] {
        let change = json!({"@odata.type": tag, "ink": "b", "queues": queues});
        let mut expected = change.clone();
        expected["pages"] = 7.into();
        assert_eq!(merged::<Printer>(&known, &change), expected);
    }
}

#[test]
fn a_value_that_does_not_fit_gives_way_to_one_that_the_program_sets() {
    let mut known: Machine = read(&body("uses", Some(&json!("many"))));
    let change = Machine { uses: Some(8), ..Machine::default() };
    merge_change(&change, &mut known).expect("it is a machine");
    assert_eq!(written(&known), body("uses", Some(&json!(8))));
    known.uses = None;
    assert_eq!(written(&known), body("uses", None));
}
