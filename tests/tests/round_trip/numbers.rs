//! Numbers in quotes, and values without a wire form.

use graph_models::edm::{DateTime, FixedOffset, NaiveDate, NaiveTime};
use graph_tests::edm::{Listed, Optional};
use graph_tests::office::{Device, Office};
use serde_json::{Value, json};

use crate::support::{
    kept, read, read_text, refusal, round_trips, text_refusal, write, write_refusal,
};

#[test]
fn quoted_numbers_stay_quoted() {
    let tag = r##""@odata.type":"#microsoft.graph.optional""##;
    round_trips::<Optional>(&format!(r#"{{{tag},"int64":"7","decimal":"7.10"}}"#));
    round_trips::<Optional>(&format!(r#"{{{tag},"int64":7,"decimal":"7"}}"#));
    round_trips::<Optional>(&format!(r#"{{{tag},"int64":"7","decimal":7}}"#));
    let tag = r##""@odata.type":"#microsoft.graph.listed""##;
    round_trips::<Listed>(&format!(r#"{{{tag},"int64":["7","8"],"decimal":["0.10"]}}"#));
}

#[test]
fn quoted_numbers_stay_quoted_in_nested_values_and_copies() {
    let body =
        r##"{"@odata.type":"#contoso.buildings.office","devices":[{"uses":"7"},{"uses":7}]}"##;
    round_trips::<Office>(body);
    assert_eq!(write(&read_text::<Office>(body).clone()), body);
}

#[test]
fn a_quoted_number_that_is_set_again_stays_quoted() {
    let mut device: Device = read(json!({"uses": "7"}));
    device.uses = Some(8);
    assert_eq!(write(&device), r##"{"@odata.type":"#microsoft.graph.device","uses":"8"}"##);
}

#[test]
fn quotes_are_not_compared() {
    assert_eq!(read::<Device>(json!({"uses": "7"})), read::<Device>(json!({"uses": 7})));
}

#[test]
fn numbers_are_the_same_in_a_value_and_in_text() {
    for body in [
        r##"{"@odata.type":"#microsoft.graph.optional","single":0.1,"double":0.1}"##,
        r##"{"@odata.type":"#microsoft.graph.optional","decimal":0.1,"int64":"-1"}"##,
    ] {
        let value: Optional = read_text(body);
        let json: Value = serde_json::from_str(body).expect("it is JSON");
        assert_eq!(serde_json::to_value(&value).ok(), Some(json));
    }
}

#[test]
fn values_without_a_wire_form_are_refused_by_name() {
    let far = DateTime::<FixedOffset>::MAX_UTC.fixed_offset();
    let leap = NaiveTime::from_hms_nano_opt(23, 59, 59, 1_000_000_000).expect("a leap second");
    let seconds = FixedOffset::east_opt(3601).expect("an offset");
    let odd = DateTime::UNIX_EPOCH.with_timezone(&seconds);
    let cases = [
        ("dateTime", Optional { date_time: Some(far), ..Optional::default() }),
        ("dateTime", Optional { date_time: Some(odd), ..Optional::default() }),
        ("date", Optional { date: Some(NaiveDate::MAX), ..Optional::default() }),
        ("date", Optional { date: NaiveDate::from_yo_opt(0, 1), ..Optional::default() }),
        ("time", Optional { time: Some(leap), ..Optional::default() }),
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
fn a_body_must_be_an_object() {
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
fn an_error_in_text_has_line_and_column() {
    let body = "{\n  \"formerAddresses\": [\n    {\"geo\": {\"latitude\": \"north\"}}\n  ]\n}";
    assert_eq!(
        text_refusal::<Office>(body),
        kept(
            "at formerAddresses[0].geo.latitude: expected a number, \"INF\", \"-INF\" or \"NaN\", \
             found \"north\""
        ) + " at line 3 column 32"
    );
}

#[test]
fn nested_values_need_their_required_properties() {
    let message = refusal::<Office>(json!({"gaps": [null, {"geo": {"latitude": 1}}]}));
    assert_eq!(
        message,
        kept(
            "at gaps[1].geo.longitude: the property is missing; expected a number, \
             \"INF\", \"-INF\" or \"NaN\""
        )
    );
}
