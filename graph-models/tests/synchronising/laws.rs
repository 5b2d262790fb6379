//! Laws of merging, for bodies with everything that a field cannot hold and with related entities.

use graph_models::{ObjectExt, apply, merge_change, patch_towards, serde_json};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::{body, json as any_json, list, text};
use crate::types::{AnyDevice, Machine};
use crate::{read, written};

/// JSON that some properties accept and others do not.
fn value() -> BoxedStrategy<Value> {
    let number = prop_oneof![
        (0..9_i64).prop_map(Value::from),
        (0..9_i64).prop_map(|number| number.to_string().into()),
        Just(Value::Null),
    ];
    prop_oneof![4 => number, 1 => any_json()].boxed()
}

fn place() -> BoxedStrategy<Value> {
    body(vec![("room", text()), ("floor", value())]).boxed()
}

fn machine() -> impl Strategy<Value = Value> {
    let related = || body(vec![("id", text()), ("uses", value())]).boxed();
    body(vec![
        ("id", text()),
        ("maker", text()),
        ("seen", value()),
        ("enabled", value()),
        ("uses", value()),
        ("counts", list(value())),
        ("place", prop_oneof![3 => place(), 1 => value()].boxed()),
        ("places", list(place())),
        ("free", any_json().boxed()),
        ("owner", prop_oneof![related(), Just(Value::Null)].boxed()),
        ("owner@odata.navigationLink", text()),
        ("parts", list(related())),
        ("parts@odata.associationLink", text()),
        ("parts@delta", list(related())),
        ("@odata.etag", text()),
    ])
    .prop_map(|mut body| {
        body["@odata.type"] = "#microsoft.graph.machine".into();
        body
    })
}

/// What is known of an entity, and a change of the same entity.
fn known_and_change() -> impl Strategy<Value = (Value, Value)> {
    (machine(), machine()).prop_map(|(known, mut change)| {
        if let (Some(id), Some(said)) = (known.get("id"), change.get_mut("id"))
            && !id.is_null()
            && !said.is_null()
        {
            *said = id.clone();
        }
        (known, change)
    })
}

/// What is known of a body after a change, by the names in both.
fn expected(known: &Value, change: &Value) -> Value {
    let mut expected = known.clone();
    if let (Some(expected), true) = (expected.as_object_mut(), change.get("parts").is_some()) {
        expected.remove("parts@delta");
    }
    for (name, value) in change.as_object().into_iter().flatten() {
        expected[name] = value.clone();
    }
    expected
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn names_of_the_change_replace_known_ones((known, change) in known_and_change()) {
        let (mut machine, said): (Machine, Machine) = (read(&known), read(&change));
        merge_change(&said, &mut machine).expect("both are machines");
        let (mut got, mut expected) = (written(&machine), expected(&known, &change));
        // Changes of a list are gathered, which is proven below.
        if known.get("parts@delta").is_some() {
            got["parts@delta"].take();
            expected["parts@delta"].take();
        }
        prop_assert_eq!(got, expected);
        let once = machine.clone();
        merge_change(&said, &mut machine).expect("both are machines");
        prop_assert_eq!(&machine, &once);
        prop_assert_eq!(written(&machine), written(&once));

        let mut nothing = Machine::default();
        merge_change(&said, &mut nothing).expect("nothing is known");
        prop_assert_eq!(&nothing, &said);
        prop_assert_eq!(written(&nothing), change);
        let before = nothing.clone();
        merge_change(&Machine::default(), &mut nothing).expect("nothing is said");
        prop_assert_eq!(nothing, before);
    }

    #[test]
    fn the_patch_towards_a_value_says_what_it_mentions((actual, desired) in known_and_change()) {
        let (mut machine, wanted): (Machine, Machine) = (read(&actual), read(&desired));
        let patch = patch_towards(&machine, &wanted);
        for name in patch.touched() {
            let property = name.split('.').next().unwrap_or_default();
            prop_assert!(desired.get(property).is_some(), "{name} is not mentioned");
        }
        apply(&patch, &mut machine);
        prop_assert!(patch_towards(&machine, &wanted).is_empty());
        let after = written(&machine);
        for (name, value) in actual.as_object().into_iter().flatten() {
            let is_touched = patch.touched().iter().any(|touched| {
                touched.strip_prefix(name).is_some_and(|rest| matches!(rest.chars().next(), None | Some('.')))
            });
            prop_assert!(is_touched || after.get(name) == Some(value), "{name} is changed");
        }
        // What a change said is all there.
        merge_change(&wanted, &mut machine).expect("both are machines");
        prop_assert!(patch_towards(&machine, &wanted).is_empty());
    }

    #[test]
    fn a_union_is_merged_like_its_value((known, change) in known_and_change()) {
        let mut device: AnyDevice = read(&known);
        merge_change(&read(&change), &mut device).expect("both are machines");
        let mut machine: Machine = read(&known);
        merge_change(&read(&change), &mut machine).expect("both are machines");
        prop_assert_eq!(&device, &AnyDevice::from(machine));
        let mut untagged = change.clone();
        if let Some(entries) = untagged.as_object_mut() {
            entries.remove("@odata.type");
        }
        let mut again: AnyDevice = read(&known);
        merge_change(&read(&untagged), &mut again).expect("it may be a machine");
        prop_assert_eq!(written(&again), written(&device));
    }

    #[test]
    fn every_change_of_a_list_is_gathered(
        known in list(changed()), first in list(changed()), second in list(changed()),
    ) {
        let mut machine: Machine = read(&json!({"parts@delta": known}));
        for said in [&first, &second] {
            let change: Machine = read(&json!({"parts@delta": said}));
            merge_change(&change, &mut machine).expect("both are machines");
            let once = machine.clone();
            merge_change(&change, &mut machine).expect("both are machines");
            prop_assert_eq!(&machine, &once);
        }
        let gathered = machine.parts.annotation("delta").cloned().unwrap_or_default();
        let has = |id: &Value, name: &str, value: &Value| {
            let mut all = gathered.as_array().into_iter().flatten();
            all.any(|one| &one["id"] == id && one.get(name) == Some(value))
        };
        // Each entity has what the last change that names it says.
        let all = [&known, &first, &second].into_iter().filter_map(Value::as_array).flatten();
        let all: Vec<_> = all.collect();
        for (position, change) in all.iter().enumerate() {
            for (name, value) in change.as_object().into_iter().flatten() {
                let later = all[position + 1..].iter().any(|later| {
                    later["id"] == change["id"] && (later.get(name).is_some() || name == "@removed")
                });
                let found = later || has(&change["id"], name, value);
                prop_assert!(found, "{name} of {change}: {gathered}");
            }
        }
    }
}

/// The change of one of a few entities.
fn changed() -> impl Strategy<Value = Value> {
    let parts = (0..4_i32, prop::option::of(0..3_i32), prop::option::of(0..3_i32), any::<bool>());
    parts.prop_map(|(id, uses, x, removed)| {
        let mut change = json!({"id": id.to_string()});
        for (name, value) in [("uses", uses), ("x", x)] {
            if let Some(value) = value {
                change[name] = value.into();
            }
        }
        if removed {
            change["@removed"] = json!({"reason": "changed"});
        }
        change
    })
}
