//! The types of a change and of what is known.

use graph_models::{
    AdditionalData, MergeConflict, Mergeable, Object, ObjectExt, UnionExt, graph_entity, json,
    merge_change,
};
use serde_json::{Value, json};

use crate::types::{AnyDevice, Device, Machine, Printer};
use crate::{read, written};

fn tagged(name: &str, mut body: Value) -> Value {
    body["@odata.type"] = format!("#microsoft.graph.{name}").into();
    body
}

/// The names of the types if they differ; what is known must then be unchanged.
#[track_caller]
fn refused<T: json::Body + Mergeable + PartialEq + Clone>(
    known: &Value,
    change: &Value,
) -> Option<(String, String)> {
    let mut known: T = read(known);
    let before = known.clone();
    let error = merge_change(&read(change), &mut known).err()?;
    assert!(known == before);
    Some((error.change().to_owned(), error.known().to_owned()))
}

fn names(change: &str, known: &str) -> Option<(String, String)> {
    Some((format!("#microsoft.graph.{change}"), format!("#microsoft.graph.{known}")))
}

#[test]
fn a_change_of_another_type_is_refused_with_both_names() {
    let (known, robot) = (json!({"id": "1", "uses": 7}), tagged("robot", json!({"id": "1"})));
    assert_eq!(refused::<Machine>(&known, &robot), names("robot", "machine"));
    assert_eq!(refused::<Box<Machine>>(&known, &robot), names("robot", "machine"));
    let known = tagged("android", known);
    assert_eq!(refused::<Machine>(&known, &robot), names("robot", "android"));
    let known = tagged("machine", json!({"id": "1"}));
    let printer = tagged("printer", json!({"id": "1", "ink": "a", "queues": []}));
    assert_eq!(refused::<AnyDevice>(&known, &printer), names("printer", "machine"));
    assert_eq!(refused::<AnyDevice>(&known, &robot), names("robot", "machine"));
    assert_eq!(refused::<AnyDevice>(&robot, &known), names("machine", "robot"));
    let android = tagged("android", json!({}));
    assert_eq!(refused::<AnyDevice>(&robot, &android), names("android", "robot"));
}

#[test]
fn the_program_may_adopt_the_name() {
    let mut known: Machine = read(&json!({"uses": 7}));
    let change: Machine = read(&tagged("robot", json!({"id": "1"})));
    let error = merge_change(&change, &mut known).expect_err("it is not a machine");
    known.additional_data.set_foreign_type(error.change());
    merge_change(&change, &mut known).expect("it is a robot");
    assert_eq!(written(&known), tagged("robot", json!({"id": "1", "uses": 7})));
}

#[test]
fn a_change_without_a_tag_is_of_the_known_type() {
    let mut known: Machine = read(&tagged("robot", json!({"uses": 7})));
    for tag in
        ["#microsoft.graph.robot", "graph.Robot", "https://a/$metadata#microsoft.graph.robot"]
    {
        let change = json!({"@odata.type": tag, "id": "1"});
        merge_change(&read(&change), &mut known).expect("both are robots");
        merge_change(&read(&json!({"uses": 8})), &mut known).expect("it may be a robot");
        assert_eq!(known.odata_type(), tag);
    }
    assert_eq!((known.uses, known.id.as_deref()), (Some(8), Some("1")));
}

#[test]
fn a_value_that_says_nothing_adopts_the_name() {
    let robot = tagged("robot", json!({"id": "1"}));
    let change: Machine = read(&robot);
    let mut known = Machine::default();
    merge_change(&change, &mut known).expect("nothing is known");
    assert_eq!(known, change);
    // A null is something.
    let null = refused::<Machine>(&json!({"uses": null}), &robot);
    assert_eq!(null, names("robot", "machine"));
    // An abstract type is not the type of the value.
    let mut known: Device = read(&json!({"id": "1"}));
    merge_change(&read(&robot), &mut known).expect("it is a device");
    assert_eq!(known.odata_type(), "#microsoft.graph.robot");
}

#[test]
fn in_a_union_the_known_type_stays_or_is_found() {
    let mut known: AnyDevice = read(&tagged("machine", json!({"id": "1", "uses": 7, "x": 1})));
    let change =
        json!({"level": "0.5", "uses": null, "tags": ["a", 7], "x": 2, "owner": {"id": "2"}});
    merge_change(&read(&change), &mut known).expect("it may be a machine");
    let mut expected = tagged("machine", change);
    expected["id"] = "1".into();
    assert_eq!(written(&known), expected);
    assert_eq!(known.downcast_ref::<Machine>().and_then(|it| it.level), Some(0.5));

    let printer = json!({"ink": "a", "queues": [1, null], "pages": "7"});
    let mut known: AnyDevice = read(&tagged("printer", printer));
    merge_change(&read(&json!({"id": "1"})), &mut known).expect("it may be a printer");
    let printer = json!({"id": "1", "ink": "a", "queues": [1, null], "pages": "7"});
    assert_eq!(written(&known), tagged("printer", printer));

    let mut known: AnyDevice = read(&json!({"id": "1", "pages": "7", "x": 1}));
    let change = tagged("printer", json!({"ink": "b", "queues": [], "x": 2}));
    merge_change(&read(&change), &mut known).expect("the device is a printer");
    let printer = json!({"id": "1", "pages": "7", "ink": "b", "queues": [], "x": 2});
    assert_eq!(written(&known), tagged("printer", printer));
    assert!(known.is::<Printer>());

    let mut known = AnyDevice::from(Machine::default());
    merge_change(&read(&change), &mut known).expect("nothing is known");
    assert_eq!(written(&known), change);
}

#[test]
fn objects_are_merged_if_they_have_the_same_type() {
    let mut known: Box<dyn Object> = Box::new(read::<Machine>(&json!({"uses": 7})));
    let change: Box<dyn Object> = Box::new(read::<Machine>(&json!({"level": 0.5})));
    merge_change(&*change, &mut *known).expect("both are machines");
    let expected = tagged("machine", json!({"uses": 7, "level": 0.5}));
    assert_eq!(serde_json::to_value(&*known).expect("it is written"), expected);
    let device: Device = read(&json!({"id": "1"}));
    let error = merge_change::<dyn Object>(&device, &mut *known).expect_err("it is a machine");
    assert_eq!(
        (error.change(), error.known()),
        ("#microsoft.graph.device", "#microsoft.graph.machine")
    );
}

#[test]
fn a_type_without_a_name_has_none_that_differs() {
    #[graph_entity(complex, tag = false)]
    struct Note {
        text: Option<String>,
        #[graph(additional)]
        additional_data: AdditionalData,
    }

    let mut known: Note = read(&json!({"text": "a", "x": 1}));
    let change = json!({"@odata.type": "#contoso.note", "text": "b"});
    merge_change(&read(&change), &mut known).expect("any name will do");
    let expected = json!({"@odata.type": "#contoso.note", "text": "b", "x": 1});
    assert_eq!(written(&known), expected);
}

#[test]
fn a_short_tag_is_merged_too() {
    let change: Machine = read(&json!({"@type": "#microsoft.graph.machine", "id": "1"}));
    let mut known = Machine::default();
    merge_change(&change, &mut known).expect("nothing is known");
    assert_eq!(written(&known), written(&change));
}

#[test]
fn the_error_shows_the_names_without_control_characters() {
    let mut known: Machine = read(&json!({"id": "1"}));
    let change: Machine = read(&json!({"@odata.type": "#a\n", "id": "1"}));
    let error: MergeConflict = merge_change(&change, &mut known).expect_err("it is not a machine");
    assert_eq!(
        error.to_string(),
        "the change is of type `#a\\n`, and the known value of type `#microsoft.graph.machine`"
    );
}
