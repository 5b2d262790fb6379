//! The numbers of enumeration members in place of their names: read as the members, and written back as
//! they came.

mod support;

use graph_models::json::tolerant::{self, misfits};
use graph_models::serde::Serialize;
use graph_models::{
    AdditionalData, FlagSet, GraphEnum, Model, Page, SingleValue, apply, diff, graph_entity, json,
    patch_of, set,
};
use serde_json::{Value, json};
use support::{every_way, round_trip};

/// An open enumeration with gaps, negative numbers, and a member whose name is a number.
#[graph_entity]
#[derive(Default)]
enum Status {
    #[graph(value = -2016330696)]
    Failed,
    #[default]
    #[graph(value = 0)]
    Unknown,
    Idle,
    Busy,
    #[graph(value = 10)]
    Done,
    #[graph(value = 10)]
    Finished,
    #[graph(rename = "20", value = 21)]
    Twenty,
    #[graph(unrecognized)]
    Unrecognized(Box<str>),
}

/// A closed enumeration with the numbers 0 and 1.
#[graph_entity]
enum Switch {
    Off,
    On,
}

/// Open flags.
#[graph_entity(flags)]
enum Rights {
    #[graph(value = 0)]
    None,
    #[graph(value = 1)]
    Read,
    #[graph(value = 2)]
    Write,
    #[graph(value = 3)]
    ReadWrite,
    #[graph(value = 8)]
    Delete,
    #[graph(unrecognized)]
    Unrecognized(Box<str>),
}

/// Closed flags, none of which is 0.
#[graph_entity(flags)]
enum Days {
    #[graph(value = 1)]
    Monday,
    #[graph(value = 2)]
    Tuesday,
    #[graph(value = 4)]
    Wednesday,
}

/// Flags whose numbers are not known.
#[graph_entity(flags)]
enum Colours {
    Red,
    Blue,
    #[graph(unrecognized)]
    Unrecognized(Box<str>),
}

/// A complex value with an enumeration that must be present.
#[graph_entity(complex)]
struct Part {
    status: Status,
    switch: Option<Switch>,
    #[graph(additional)]
    additional_data: AdditionalData,
}

/// An entity with enumerations of every kind.
#[graph_entity]
struct Machine {
    status: Option<Status>,
    switch: Option<Switch>,
    rights: Option<FlagSet<Rights>>,
    days: Option<FlagSet<Days>>,
    colours: Option<FlagSet<Colours>>,
    history: Option<Vec<Status>>,
    #[graph(non_null)]
    switches: Option<Vec<Switch>>,
    all_rights: Option<Vec<FlagSet<Rights>>>,
    part: Option<Box<Part>>,
    parts: Option<Vec<Part>>,
    width: Option<i32>,
    #[graph(additional)]
    additional_data: AdditionalData,
}

fn with_tag(properties: Value) -> Value {
    let mut body = json!({"@odata.type": "#microsoft.graph.machine"});
    if let (Value::Object(body), Value::Object(properties)) = (&mut body, properties) {
        body.extend(properties);
    }
    body
}

fn written(value: &impl Serialize) -> Value {
    serde_json::to_value(value).expect("it is written")
}

fn tolerantly(text: &str) -> Machine {
    tolerant::from_str(text).expect("it is an object")
}

fn refusal(text: &str) -> String {
    json::from_str::<Machine>(text).expect_err("it is refused").to_string()
}

/// Reads a machine in every way, and checks that it and its copy are written as it came.
#[track_caller]
fn machine(properties: Value) -> Machine {
    let body = with_tag(properties);
    let value: Machine = every_way(&body);
    // A patch says the same.
    round_trip::<MachinePatch>(&body);
    let patch = patch_of(&value);
    assert_eq!(written(&patch), body);
    let mut made = Machine::default();
    apply(&patch, &mut made);
    assert_eq!(written(&made), body);
    value
}

#[test]
fn a_number_is_read_as_its_member() {
    for (number, status) in [
        ("-2016330696", Status::Failed),
        ("0", Status::Unknown),
        ("1", Status::Idle),
        ("2", Status::Busy),
        ("002", Status::Busy),
        ("-0", Status::Unknown),
        // Of members with one number the first is read.
        ("10", Status::Done),
        ("21", Status::Twenty),
        // A name is preferred to a number.
        ("20", Status::Twenty),
    ] {
        let read = machine(json!({ "status": number }));
        assert_eq!(read.status, Some(status.clone()), "{number}");
        assert_eq!(read, machine(json!({ "status": status.as_str() })), "{number}");
    }
    assert_eq!(machine(json!({"switch": "1"})).switch, Some(Switch::On));
}

#[test]
fn a_number_that_no_member_has_is_an_unknown_member() {
    for text in
        ["3", "-1", "+1", "1.0", "0x1", " 1", "1 ", "1,2", "9223372036854775808", "٣", "-", ""]
    {
        let read = machine(json!({ "status": text }));
        assert_eq!(read.status, Some(Status::Unrecognized(text.into())), "{text}");
        let body = json!({ "switch": text }).to_string();
        let error = refusal(&body);
        assert!(error.starts_with("at switch: expected one of `off`, `on`, found "), "{error}");
        let read = tolerantly(&body);
        assert_eq!((read.switch, misfits(&read)[0].path()), (None, "switch"));
    }
}

#[test]
fn a_json_number_is_not_a_member() {
    for body in [json!({"status": 1}), json!({"rights": 1}), json!({"history": ["1", 1]})] {
        let text = with_tag(body.clone()).to_string();
        let error = refusal(&text);
        assert!(error.contains("found a number"), "{error}");
        let read = tolerantly(&text);
        assert_eq!(misfits(&read).len(), 1);
        assert_eq!(written(&read), with_tag(body));
    }
}

#[test]
fn the_number_of_a_set_stands_for_the_members_that_make_it_up() {
    use Rights::{Delete, None, Read, ReadWrite, Write};
    for (text, members) in [
        ("0", &[None][..]),
        ("1", &[Read]),
        ("3", &[ReadWrite]),
        ("9", &[Read, Delete]),
        ("11", &[ReadWrite, Delete]),
        ("1,2", &[Read, Write]),
        ("delete, 1", &[Delete, Read]),
        ("1,READ,1", &[Read]),
        ("0,1", &[None, Read]),
    ] {
        let read = machine(json!({ "rights": text }));
        assert_eq!(read.rights, Some(members.iter().cloned().collect()), "{text}");
    }
    let days = machine(json!({"days": "7"})).days.expect("it is there");
    assert_eq!(days, FlagSet::from([Days::Monday, Days::Tuesday, Days::Wednesday]));
    let mixed = machine(json!({"rights": "x,1,4"})).rights.expect("it is there");
    assert_eq!(mixed, FlagSet::from(["x".into(), Read, "4".into()]));
}

#[test]
fn a_number_that_members_do_not_make_up_is_an_unknown_member() {
    for text in ["4", "5", "12", "-1", "9223372036854775807"] {
        let rights = machine(json!({ "rights": text })).rights.expect("it is there");
        assert_eq!(rights, FlagSet::from(Rights::Unrecognized(text.into())), "{text}");
        let colours = machine(json!({ "colours": text })).colours.expect("it is there");
        assert_eq!(colours, FlagSet::from(Colours::Unrecognized(text.into())), "{text}");
    }
    for text in ["0", "8", "9", "-1", "1,8"] {
        let body = json!({ "days": text }).to_string();
        let error = refusal(&body);
        assert!(error.starts_with("at days: expected one of `monday`"), "{error}");
    }
}

#[test]
fn numbers_and_names_are_elements_of_one_list() {
    let read = machine(json!({
        "history": ["1", "busy", "10", "elsewhere", "77", "-2016330696"],
        "switches": ["0", "on", "1"],
        "allRights": ["3", "read,delete", "", "9"],
    }));
    let history =
        [Status::Idle, Status::Busy, Status::Done, "elsewhere".into(), "77".into(), Status::Failed];
    assert_eq!(read.history.expect("it is there"), history);
    assert_eq!(read.switches.expect("it is there"), [Switch::Off, Switch::On, Switch::On]);
    assert_eq!(
        read.all_rights.expect("it is there")[3],
        FlagSet::from([Rights::Read, Rights::Delete])
    );
    let read = machine(json!({"history": [null, "1", null, "idle"]}));
    assert_eq!(read.history.expect("it is there"), [Status::Idle, Status::Idle]);
    for history in [json!(["1"]), json!(["1", "1"]), json!(["idle", "1"]), json!([])] {
        machine(json!({ "history": history }));
    }
}

#[test]
fn numbers_are_kept_deep_inside() {
    let read = machine(json!({
        "part": {"status": "2", "switch": "1"},
        "parts": [{"status": "idle"}, {"status": "1", "switch": "0"}],
    }));
    assert_eq!(read.part.expect("it is there").status, Status::Busy);
    assert_eq!(read.parts.expect("it is there")[1].switch, Some(Switch::Off));
    round_trip::<Page<Machine>>(&json!({"value": [{"status": "1"}, {"rights": "9"}]}));
    let read: SingleValue<Status> = round_trip(&json!({"value": "2"}));
    assert_eq!(read.value, Some(Status::Busy));
    let read: SingleValue<Vec<FlagSet<Rights>>> = round_trip(&json!({"value": ["9", "read"]}));
    assert_eq!(read.value.expect("it is there")[0].len(), 2);
}

#[test]
fn another_member_is_written_by_its_name() {
    let mut read = machine(json!({
        "status": "1", "rights": "9", "switch": "1", "history": ["1", "2", "10"], "width": "007",
    }));
    read.status = Some(Status::Busy);
    read.rights.as_mut().expect("it is there").insert(Rights::Write);
    read.history.as_mut().expect("it is there")[1] = Status::Idle;
    assert_eq!(
        written(&read),
        with_tag(json!({
            "status": "busy", "rights": "read,delete,write", "switch": "1",
            "history": ["1", "idle", "10"], "width": "007",
        }))
    );
    // The member that was received is written as it came.
    read.status = Some(Status::Idle);
    read.rights = Some(FlagSet::from([Rights::Delete, Rights::Read]));
    read.switch = None;
    let json = written(&read);
    assert_eq!((&json["status"], &json["rights"]), (&json!("1"), &json!("9")));
    assert_eq!(json.get("switch"), None);
}

#[test]
fn a_patch_compares_members_and_not_their_texts() {
    let states: Vec<Machine> = [
        json!({}),
        json!({"status": "1", "rights": "9", "history": ["1", "busy"]}),
        json!({"status": "idle", "rights": "delete,read", "history": ["idle", "2"]}),
        json!({"status": "2", "rights": "3", "history": ["1"], "part": {"status": "1"}}),
        json!({"status": "busy", "part": {"status": "10", "switch": "0"}, "switches": ["1"]}),
    ]
    .into_iter()
    .map(machine)
    .collect();
    assert_eq!(states[1], states[2]);
    assert_eq!(diff(&states[1], &states[2]), MachinePatch::default());
    for before in &states {
        for after in &states {
            let mut changed = before.clone();
            apply(&diff(before, after), &mut changed);
            // A property that is not nullable cannot be removed.
            if after.switches.is_none() {
                changed.switches = None;
            }
            assert_eq!(&changed, after);
        }
    }
    let patch = diff(&states[0], &states[3]);
    assert_eq!(
        written(&patch),
        with_tag(json!({"status": "2", "rights": "3", "history": ["1"], "part": {"status": "1"}}))
    );
    let mut patch: MachinePatch =
        serde_json::from_value(json!({"status": "1"})).expect("it is there");
    patch.status = set(Status::Done);
    assert_eq!(written(&patch)["status"], "done");
}

#[test]
fn outside_of_a_body_a_number_is_an_unknown_member() {
    assert_eq!(Status::from("1"), Status::Unrecognized("1".into()));
    assert_eq!(serde_json::from_str::<Status>("\"1\"").expect("it is there").as_str(), "1");
    assert_eq!("3".parse::<FlagSet<Rights>>().expect("it is there").to_string(), "3");
    assert!("1".parse::<Switch>().is_err() && "1".parse::<FlagSet<Days>>().is_err());
    // A program that sets such a text writes it.
    let machine = Machine { status: Some("1".into()), ..Machine::default() };
    assert_eq!(written(&machine.clone())["status"], "1");
    assert_eq!(machine.clone(), machine);
}

#[test]
fn the_description_has_the_numbers() {
    let numbers = |members: &[Status]| -> Vec<Option<i64>> {
        members.iter().map(|member| Status::TYPE.member_value(member.as_str())).collect()
    };
    let expected = [-2_016_330_696, 0, 1, 2, 10, 10, 21].map(Some);
    assert_eq!(numbers(Status::MEMBERS), expected);
    assert_eq!(Switch::TYPE.member_value("on"), Some(1));
    assert_eq!(Rights::TYPE.member_value("delete"), Some(8));
    assert_eq!(Rights::TYPE.member_value("Delete"), None);
    assert_eq!(Colours::TYPE.member_value("blue"), None);
    assert_eq!((Machine::TYPE.member_value("status"), String::TYPE.member_value("")), (None, None));
    assert_eq!((Rights::TYPE.base(), Status::TYPE.base()), (None, None));
}

/// Any text is read and written as it came, or refused.
mod law {
    use proptest::prelude::*;

    use super::*;

    fn text() -> impl Strategy<Value = String> {
        let part = prop_oneof![
            4 => (-2i64..25).prop_map(|number| number.to_string()),
            2 => prop::sample::select(vec!["idle", "read", "readWrite", "delete", "on", "monday", "x"])
                .prop_map(str::to_owned),
            1 => any::<i64>().prop_map(|number| number.to_string()),
            1 => "[-+0-9]{0,4}",
            1 => Just("-2016330696".to_owned()),
        ];
        prop_oneof![
            3 => part.clone(),
            2 => prop::collection::vec(part, 0..4).prop_map(|parts| parts.join(",")),
            1 => "[ -~]{0,6}",
        ]
    }

    /// What is written for a text without numbers: names as the schema has them, and no spaces.
    fn normal(text: &str, written: &str) -> bool {
        let parts = |text: &str| -> Vec<String> {
            text.split(',').map(|part| part.trim().to_lowercase()).collect()
        };
        parts(text) == parts(written)
    }

    proptest! {
        #[test]
        fn any_text_is_written_as_it_came(text in text(), other in text()) {
            for name in ["status", "switch", "rights", "days", "colours"] {
                let body = json!({ name: text }).to_string();
                let read = tolerantly(&body);
                let json = written(&read);
                let out = json[name].as_str().expect("it is there");
                prop_assert!(out == text || normal(&text, out), "{name}: {text:?} {out:?}");
                prop_assert_eq!(json::from_str::<Machine>(&body).is_ok(), misfits(&read).is_empty());
                let again = tolerantly(&json.to_string());
                prop_assert_eq!(&again, &read);
                prop_assert_eq!(written(&read.clone()), json);
            }
            let list = json!({"history": [text, other, text], "allRights": [other, text]});
            let read = tolerantly(&list.to_string());
            let json = written(&read);
            for name in ["history", "allRights"] {
                let pairs = list[name].as_array().expect("it is there").iter().zip(json[name].as_array().expect("it is there"));
                for (came, out) in pairs {
                    let (came, out) = (came.as_str().expect("it is there"), out.as_str().expect("it is there"));
                    prop_assert!(came == out || normal(came, out), "{name}: {came:?} {out:?}");
                }
            }
        }

        #[test]
        fn what_is_a_number_is_written_to_the_letter(
            number in prop_oneof![(-3i64..30).boxed(), any::<i64>().boxed()],
            zeros in 0usize..3,
        ) {
            let sign = if number < 0 { "-" } else { "" };
            let text = format!("{sign}{}{}", "0".repeat(zeros), number.unsigned_abs());
            machine(json!({
                "status": text, "rights": text, "colours": text, "history": [text, "idle", text],
            }));
        }
    }
}
