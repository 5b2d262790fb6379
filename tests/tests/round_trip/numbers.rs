//! Numbers in quotes, and values that have no form on the wire.

use graph_models::edm::{DateTime, FixedOffset, NaiveDate, NaiveTime};
use graph_tests::edm::{Absentable, Listed};
use graph_tests::office::{Device, Office};
use serde_json::{Value, json};

use crate::support::{comes_back, read, read_text, refusal, text_refusal, write, write_refusal};

#[test]
fn quoted_numbers_stay_quoted() {
    let tag = r##""@odata.type":"#microsoft.graph.absentable""##;
    comes_back::<Absentable>(&format!(r#"{{{tag},"int64":"7","decimal":"7.10"}}"#));
    comes_back::<Absentable>(&format!(r#"{{{tag},"int64":7,"decimal":"7"}}"#));
    comes_back::<Absentable>(&format!(r#"{{{tag},"int64":"7","decimal":7}}"#));
    let tag = r##""@odata.type":"#microsoft.graph.listed""##;
    comes_back::<Listed>(&format!(r#"{{{tag},"int64":["7","8"],"decimal":["0.10"]}}"#));
}

#[test]
fn quoted_numbers_stay_quoted_in_inner_values_and_copies() {
    let body =
        r##"{"@odata.type":"#contoso.buildings.office","devices":[{"uses":"7"},{"uses":7}]}"##;
    comes_back::<Office>(body);
    assert_eq!(write(&read_text::<Office>(body).clone()), body);
}

#[test]
fn a_quoted_number_set_anew_stays_quoted() {
    let mut device: Device = read(json!({"uses": "7"}));
    device.uses = Some(8);
    assert_eq!(write(&device), r##"{"@odata.type":"#microsoft.graph.device","uses":"8"}"##);
}

#[test]
fn quotes_make_no_value_different() {
    assert_eq!(read::<Device>(json!({"uses": "7"})), read::<Device>(json!({"uses": 7})));
}

#[test]
fn the_same_in_a_value_and_in_text() {
    for body in [
        r##"{"@odata.type":"#microsoft.graph.absentable","single":0.1,"double":0.1}"##,
        r##"{"@odata.type":"#microsoft.graph.absentable","decimal":0.1,"int64":"-1"}"##,
    ] {
        let value: Absentable = read_text(body);
        let json: Value = serde_json::from_str(body).expect("it is JSON");
        assert_eq!(serde_json::to_value(&value).ok(), Some(json));
    }
}

#[test]
fn values_without_wire_form_are_refused_by_name() {
    let far = DateTime::<FixedOffset>::MAX_UTC.fixed_offset();
    let leap = NaiveTime::from_hms_nano_opt(23, 59, 59, 1_000_000_000).expect("a leap second");
    let seconds = FixedOffset::east_opt(3601).expect("an offset");
    let odd = DateTime::UNIX_EPOCH.with_timezone(&seconds);
    let cases = [
        ("dateTime", Absentable { date_time: Some(far), ..Absentable::default() }),
        ("dateTime", Absentable { date_time: Some(odd), ..Absentable::default() }),
        ("date", Absentable { date: Some(NaiveDate::MAX), ..Absentable::default() }),
        ("date", Absentable { date: NaiveDate::from_yo_opt(0, 1), ..Absentable::default() }),
        ("time", Absentable { time: Some(leap), ..Absentable::default() }),
    ];
    for (name, value) in cases {
        let reason = "years go from 0001 to 9999, offsets are whole minutes, and there are no leap \
                      seconds";
        assert_eq!(write_refusal(&value), format!("`{name}` has no wire form: {reason}"));
        assert!(serde_json::to_value(&value).is_err());
    }
    let list = Listed { date: Some(vec![NaiveDate::MIN]), ..Listed::default() };
    assert!(write_refusal(&list).starts_with("`date` has no wire form: "));
}

#[test]
fn a_body_is_an_object() {
    for (body, found) in [
        (json!(null), "null"),
        (json!(true), "a boolean"),
        (json!(1), "a number"),
        (json!("a"), "a string"),
        (json!([{}]), "an array"),
    ] {
        assert_eq!(refusal::<Device>(body), format!("expected an object, found {found}"));
    }
}

#[test]
fn the_place_in_the_text_is_kept() {
    let body = "{\n  \"formerAddresses\": [\n    {\"geo\": {\"latitude\": \"north\"}}\n  ]\n}";
    assert_eq!(
        text_refusal::<Office>(body),
        "at formerAddresses[0].geo.latitude: expected a number, \"INF\", \"-INF\" or \"NaN\", found \
         \"north\" at line 3 column 32"
    );
}

#[test]
fn inner_values_need_what_their_type_demands() {
    let message = refusal::<Office>(json!({"gaps": [null, {"geo": {"latitude": 1}}]}));
    assert_eq!(
        message,
        "at gaps[1].geo.longitude: the property is missing; expected a number, \
         \"INF\", \"-INF\" or \"NaN\""
    );
}
