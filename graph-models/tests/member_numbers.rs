//! A service whose bodies have the numbers of enumeration members: `members=numbers` in its profile.

mod support;

use graph_models::json::tolerant::{self, misfits};
use graph_models::serde::Serialize;
use graph_models::{
    AdditionalData, FlagSet, Page, SingleValue, apply, diff, graph_entity, json, patch_of, set,
};
use serde_json::{Value, json};
use support::{every_way, round_trip};

/// An open enumeration with gaps, a negative number, and a member whose name is a number.
#[graph_entity(odata_type = "#org.shop.state", profile = "odata, members=numbers")]
enum State {
    #[graph(value = -5)]
    Failed,
    #[graph(value = 0)]
    Open,
    Paid,
    #[graph(value = 7)]
    Sent,
    #[graph(rename = "20", value = 21)]
    Twenty,
    #[graph(unrecognized)]
    Unrecognized(Box<str>),
}

/// A closed enumeration.
#[graph_entity(odata_type = "#org.shop.size", profile = "odata, members=numbers")]
enum Size {
    Small,
    Large,
}

/// Open flags.
#[graph_entity(flags, odata_type = "#org.shop.rights", profile = "odata, members=numbers")]
enum Rights {
    #[graph(value = 1)]
    Read,
    #[graph(value = 2)]
    Write,
    #[graph(value = 8)]
    Delete,
    #[graph(unrecognized)]
    Unrecognized(Box<str>),
}

/// Closed flags, one of which is 0.
#[graph_entity(flags, odata_type = "#org.shop.days", profile = "odata, members=numbers")]
enum Days {
    #[graph(value = 0)]
    None,
    #[graph(value = 1)]
    Monday,
    #[graph(value = 2)]
    Tuesday,
}

/// An entity with enumerations of every kind.
#[graph_entity(namespace = "org.shop", profile = "odata, members=numbers")]
struct Order {
    state: Option<State>,
    size: Option<Size>,
    rights: Option<FlagSet<Rights>>,
    days: Option<FlagSet<Days>>,
    history: Option<Vec<State>>,
    all_rights: Option<Vec<FlagSet<Rights>>>,
    count: Option<i32>,
    #[graph(additional)]
    additional_data: AdditionalData,
}

fn written(value: &impl Serialize) -> Value {
    serde_json::to_value(value).expect("it is written")
}

/// Reads an order in every way, and checks that it and its copies are written as it came.
#[track_caller]
fn order(body: Value) -> Order {
    let value: Order = every_way(&body);
    round_trip::<OrderPatch>(&body);
    let mut made = Order::default();
    apply(&patch_of(&value), &mut made);
    assert_eq!((&made, written(&made)), (&value, body));
    value
}

#[test]
fn a_json_number_is_the_member_and_is_written_again() {
    for (number, state) in
        [(-5, State::Failed), (0, State::Open), (1, State::Paid), (7, State::Sent)]
    {
        let read = order(json!({ "state": number }));
        assert_eq!(read.state, Some(state.clone()), "{number}");
        let made = Order { state: Some(state), ..Order::default() };
        assert_eq!(written(&made), json!({ "state": number }));
    }
    assert_eq!(order(json!({"size": 1})).size, Some(Size::Large));
    let read: Order = json::from_str(r#"{"state": 7.0}"#).expect("it is an integer");
    assert_eq!(read.state, Some(State::Sent));
}

#[test]
fn what_is_received_by_name_or_in_quotes_is_written_so() {
    for (text, state) in [
        ("paid", State::Paid),
        ("1", State::Paid),
        ("PAID", State::Paid),
        ("20", State::Twenty),
        ("lost", "lost".into()),
        ("77", "77".into()),
    ] {
        let read = order(json!({ "state": text }));
        assert_eq!(read.state, Some(state), "{text}");
    }
    for text in ["", "read", "read,delete", "3", "WRITE", "read,4", "77", "x"] {
        order(json!({ "rights": text }));
    }
    order(json!({"history": ["paid", 1, "1", 7, "x", 77, "77"], "allRights": [3, "read", 0, ""]}));
}

#[test]
fn a_number_that_no_member_has_is_kept_or_refused() {
    let read = order(json!({"state": 77, "rights": 4}));
    assert_eq!(read.state, Some("77".into()));
    assert_eq!(read.rights, Some(FlagSet::from(Rights::Unrecognized("4".into()))));
    // Of a set, the bits of members are members, and the others one number.
    let mut read = order(json!({"rights": 21}));
    let rights = read.rights.as_mut().expect("it is there");
    assert_eq!(*rights, FlagSet::from([Rights::Read, "20".into()]));
    rights.insert(Rights::Delete);
    assert_eq!(written(&read), json!({"rights": 29}));
    assert_eq!(order(json!({"rights": -1})).rights.expect("it is there").len(), 4);
    // 20 is the name of the member with the number 21.
    assert_eq!(order(json!({"state": 21})).state, Some(State::Twenty));
    for (body, path, expected) in [
        (
            json!({"state": 20}),
            "state",
            "expected a member of `org.shop.state` or its number, found 20",
        ),
        (
            json!({"state": 1.5}),
            "state",
            "expected a member of `org.shop.state` or its number, found 1.5",
        ),
        (json!({"size": 2}), "size", "expected one of `small`, `large`, or a number, found 2"),
        (json!({"days": 4}), "days", "expected one of `none`, `monday`, `tuesday`"),
        (json!({"state": 9_223_372_036_854_775_808_u64}), "state", "expected a member"),
    ] {
        let text = body.to_string();
        let error = json::from_str::<Order>(&text).expect_err("it is refused").to_string();
        assert!(error.starts_with(&format!("at {path}: {expected}")), "{error}");
        let read: Order = tolerant::from_str(&text).expect("it is an order");
        assert_eq!(misfits(&read).len(), 1);
        assert_eq!(written(&read), body);
    }
}

#[test]
fn a_set_has_the_bits_of_its_flags() {
    let read = order(json!({"rights": 11, "days": 3}));
    let rights = FlagSet::from([Rights::Read, Rights::Write, Rights::Delete]);
    assert_eq!(read.rights, Some(rights));
    assert_eq!(read.days, Some(FlagSet::from([Days::Monday, Days::Tuesday])));
    assert_eq!(order(json!({"rights": 0})).rights, Some(FlagSet::new()));
    assert_eq!(order(json!({"days": 0})).days, Some(FlagSet::from(Days::None)));
    // What has no number is written by name, with the rest of the set.
    let rights = FlagSet::from([Rights::Read, "audit".into()]);
    let made = Order { rights: Some(rights), ..Order::default() };
    assert_eq!(written(&made), json!({"rights": "read,audit"}));
}

#[test]
fn patches_and_envelopes_have_numbers() {
    let before = order(json!({"state": "paid", "rights": 3, "history": [1, 7]}));
    let after = order(json!({"state": 1, "rights": "write,read", "history": ["paid", 7]}));
    assert_eq!(diff(&before, &after), OrderPatch::default());
    let patch = OrderPatch { state: set(State::Sent), ..OrderPatch::default() };
    assert_eq!(written(&patch), json!({"state": 7}));
    let mut value = before;
    apply(&patch, &mut value);
    assert_eq!(written(&value), json!({"state": 7, "rights": 3, "history": [1, 7]}));

    let read: SingleValue<State> = round_trip(&json!({"value": 7}));
    assert_eq!(read.value, Some(State::Sent));
    round_trip::<SingleValue<Vec<FlagSet<Rights>>>>(&json!({"value": [9, "read", 0]}));
    round_trip::<Page<Order>>(&json!({"value": [{"state": 1}, {"state": "paid"}]}));
}

#[test]
fn outside_of_a_body_a_member_is_its_name() {
    assert_eq!(written(&State::Paid), json!("paid"));
    assert_eq!(State::Paid.to_string(), "paid");
    assert_eq!(
        graph_models::property!(Order: state).eq(State::Paid).to_string(),
        "state eq org.shop.state'paid'"
    );
}

/// Any JSON is read and written as it came, or refused.
mod law {
    use proptest::prelude::*;

    use super::*;

    fn value() -> impl Strategy<Value = Value> {
        prop_oneof![
            4 => (-6_i64..25).prop_map(Value::from),
            1 => any::<i64>().prop_map(Value::from),
            2 => prop::sample::select(vec!["paid", "read", "read,delete", "large", "monday", "x", ""])
                .prop_map(Value::from),
            2 => (-6_i64..25).prop_map(|number| Value::from(number.to_string())),
        ]
    }

    proptest! {
        #[test]
        fn any_value_is_written_as_it_came(value in value(), other in value()) {
            for body in [
                json!({ "state": value }),
                json!({ "size": value }),
                json!({ "rights": value }),
                json!({ "days": value }),
                json!({ "history": [value, other, value] }),
                json!({ "allRights": [other, value] }),
            ] {
                let text = body.to_string();
                let read: Order = tolerant::from_str(&text).expect("it is an order");
                prop_assert_eq!(written(&read), body.clone());
                prop_assert_eq!(json::to_string(&read.clone()).expect("it is written"), &*text);
                prop_assert_eq!(json::from_str::<Order>(&text).is_ok(), misfits(&read).is_empty());
                let by_serde = serde_json::from_str::<Order>(&text).map_err(|error| error.to_string());
                prop_assert_eq!(json::from_str::<Order>(&text).map_err(|error| error.to_string()), by_serde);
            }
        }

        #[test]
        fn what_is_made_is_read_again(numbers in prop::collection::vec(0_usize..4, 0..4)) {
            let all = [Rights::Read, Rights::Write, Rights::Delete, "x".into()];
            let rights = numbers.iter().map(|number| all[*number].clone()).collect();
            let made = Order { rights: Some(rights), ..Order::default() };
            let text = json::to_string(&made).expect("it is written");
            prop_assert_eq!(json::from_str::<Order>(&text).expect("it is an order"), made);
        }
    }
}
