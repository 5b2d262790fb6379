//! A change of another entity is not merged.

use graph_models::{AdditionalData, Object, graph_entity, json, merge_change};
use serde_json::{Value, json};

use crate::types::{AnyDevice, Machine};
use crate::{merged, read, written};

/// An entity with a key of two parts, whose fields are never empty.
#[graph_entity]
pub(crate) struct Slot {
    #[graph(key)]
    pub row: i32,
    #[graph(key)]
    pub name: String,
    pub label: Option<String>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

/// The name of the key that differs; what is known must then be unchanged.
#[track_caller]
fn refused<T: json::Body + graph_models::Mergeable + PartialEq + Clone>(
    known: &Value,
    change: &Value,
) -> Option<&'static str> {
    let mut known: T = read(known);
    let before = known.clone();
    let error = merge_change(&read(change), &mut known).err()?;
    assert!(known == before);
    error.key()
}

#[test]
fn a_change_of_another_entity_is_refused() {
    let (known, change) = (json!({"id": "1", "uses": 7}), json!({"id": "2", "uses": 8}));
    assert_eq!(refused::<Machine>(&known, &change), Some("id"));
    assert_eq!(refused::<Box<Machine>>(&known, &change), Some("id"));
    let mut tagged = known.clone();
    tagged["@odata.type"] = "#microsoft.graph.machine".into();
    // The change is of the base type, or the known value is.
    assert_eq!(refused::<AnyDevice>(&tagged, &change), Some("id"));
    assert_eq!(refused::<AnyDevice>(&change, &tagged), Some("id"));

    let mut known: Machine = read(&known);
    let change: Machine = read(&change);
    let error = merge_change::<dyn Object>(&change, &mut known).expect_err("it is another one");
    assert_eq!(
        error.to_string(),
        "the change and the known value of type `#microsoft.graph.machine` are different entities: \
         their key `id` differs"
    );
    assert!(!format!("{error:?}").contains('2'), "{error:?}");
    assert_eq!((known.id.as_deref(), known.uses), (Some("1"), Some(7)));
}

#[test]
fn a_key_that_only_one_has_is_merged() {
    for (known, change) in [
        (json!({"uses": 7}), json!({"id": "1"})),
        (json!({"id": "1"}), json!({"uses": 7})),
        (json!({"id": "1", "uses": 7}), json!({"id": "1"})),
        (json!({"id": null}), json!({"id": "1", "uses": 7})),
    ] {
        let machine = merged::<Machine>(&known, &change);
        assert_eq!((&machine["id"], &machine["uses"]), (&json!("1"), &json!(7)));
    }
}

#[test]
fn keys_that_do_not_fit_are_compared() {
    let body = |id: Value| json!({"id": id});
    assert_eq!(refused::<Machine>(&body(json!(1)), &body(json!(2))), Some("id"));
    assert_eq!(refused::<Machine>(&body(json!("1")), &body(json!(2))), Some("id"));
    assert_eq!(refused::<Machine>(&body(json!(1)), &body(json!(1))), None);
    // A number is the same in quotes.
    let slot = |row: Value| json!({"row": row, "name": "a"});
    assert_eq!(refused::<Slot>(&slot(json!(7)), &slot(json!("7"))), None);
    assert_eq!(refused::<Slot>(&slot(json!(7)), &slot(json!("8"))), Some("row"));
}

#[test]
fn every_part_of_a_key_counts() {
    let slot = |row: i32, name: &str| json!({"row": row, "name": name, "label": "x"});
    assert_eq!(refused::<Slot>(&slot(1, "a"), &slot(1, "b")), Some("name"));
    assert_eq!(refused::<Slot>(&slot(1, "a"), &slot(2, "b")), Some("row"));
    // A field that cannot be empty is not known until it is set.
    let mut known = Slot { label: Some("y".to_owned()), ..Slot::default() };
    merge_change(&read::<Slot>(&slot(1, "a")), &mut known).expect("the key is not known");
    assert_eq!(written(&known)["row"], 1);
    assert_eq!((known.name.as_str(), known.label.as_deref()), ("a", Some("x")));
}
