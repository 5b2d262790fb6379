//! Undeclared properties are kept, and no property may appear in a body twice.

use graph_models::{AdditionalData, ObjectExt};
use graph_tests::edm::Optional;
use graph_tests::office::{Address, Device, Office};
use serde_json::{Value, json};

use crate::support::{read, read_text, round_trips, text_refusal, write, write_refusal};

#[test]
fn unknown_properties_and_annotations_survive() {
    round_trips::<Device>(concat!(
        r##"{"@odata.type":"#microsoft.graph.device","id":"1","uses":null,"##,
        r##""@odata.context":"https://graph.microsoft.com/v1.0/$metadata","##,
        r##""@odata.etag":"W/\"1\"","##,
        r##""label@odata.type":"#String","##,
        r##""open":{"":[],"a":{"@odata.type":"#x","b":[null,true,"c",[{}]]}},"##,
        r##""owners@odata.bind":["https://graph.microsoft.com/v1.0/users/1"]}"##,
    ));
}

#[test]
fn unknown_properties_of_nested_values_survive() {
    round_trips::<Office>(concat!(
        r##"{"@odata.type":"#contoso.buildings.office","##,
        r##""address":{"floor":1,"a":1,"geo@x":2},"##,
        r##""formerAddresses":[{},{"b":{"floor":"none"}}],"##,
        r##""annex":{"id":"2","address@odata.count":0}}"##,
    ));
}

#[test]
fn numbers_round_trip_bit_for_bit() {
    for number in [
        "0",
        "-1",
        "9223372036854775807",
        "-9223372036854775808",
        "9223372036854775808",
        "18446744073709551615",
        "0.1",
        "-0.0",
        "1.0",
        "5e-324",
        "1.7976931348623157e+308",
        "2.2250738585072014e-308",
        "0.30000000000000004",
        "123456789.12345679",
    ] {
        let tag = r##""@odata.type":"#microsoft.graph.optional""##;
        round_trips::<Optional>(&format!(r#"{{{tag},"untyped":[{number}],"x":{number}}}"#));
    }
}

#[test]
fn additional_data_is_a_map() {
    let mut device: Device = read(json!({"a": 1, "b": [2]}));
    let data = &mut device.additional_data;
    assert_eq!((data.len(), data.is_empty()), (2, false));
    assert_eq!(data.get("a"), Some(&json!(1)));
    assert_eq!(data.get("id"), None);
    assert_eq!(data.insert("a", "one"), Some(json!(1)));
    assert_eq!(data.remove("b"), Some(json!([2])));
    *data.get_mut("a").expect("it was just inserted") = json!(null);
    data.extend([("c", true)]);
    let all: Vec<(&str, &Value)> = data.iter().collect();
    assert_eq!(all, [("a", &Value::Null), ("c", &Value::Bool(true))]);
    let tag = r##""@odata.type":"#microsoft.graph.device""##;
    assert_eq!(write(&device), format!(r#"{{{tag},"a":null,"c":true}}"#));
}

#[test]
fn additional_data_with_the_name_of_a_set_property_is_not_written() {
    let mut office = Office {
        address: Some(Address { floor: Some(1), ..Address::default() }),
        ..Office::default()
    };
    office.additional_data.insert("open", true);
    assert_eq!(
        write(&office),
        r##"{"@odata.type":"#contoso.buildings.office","address":{"floor":1},"open":true}"##,
        "additional data can set an absent property"
    );

    let mut clash = office.clone();
    clash.open = Some(false);
    let message = "`open` is in the additional data of a value that has the property";
    assert_eq!(write_refusal(&clash), message);

    let address = office.address.as_mut().expect("it was just set");
    address.additional_data.insert("floor", 2);
    let message = "`floor` is in the additional data of a value that has the property";
    assert_eq!(write_refusal(&office), message);
}

#[test]
fn additional_data_with_the_name_of_an_explicit_null_is_not_written() {
    let mut device: Device = read(json!({"label": null}));
    device.additional_data.insert("label", "x");
    let message = "`label` is in the additional data of a value that has the property";
    assert_eq!(write_refusal(&device), message);
    device.forget_explicit_null("label");
    assert_eq!(write(&device), r##"{"@odata.type":"#microsoft.graph.device","label":"x"}"##);
}

#[test]
fn a_tag_in_additional_data_is_not_written() {
    let data = AdditionalData::from_iter([("@odata.type", "#a.b")]);
    let device = Device { additional_data: data, ..Device::default() };
    let message = "`@odata.type` is in the additional data; use `set_foreign_type`";
    assert_eq!(write_refusal(&device), message);
}

#[test]
fn no_property_may_appear_twice() {
    for (body, path) in [
        (r#"{"name":"a","name":"b"}"#, "name"),
        (r#"{"name":"a","name":null}"#, "name"),
        (r#"{"name":null,"name":"a"}"#, "name"),
        (r#"{"name":null,"id":"1","name":null}"#, "name"),
        (r#"{"x":1,"x":1}"#, "x"),
        (r##"{"@odata.type":"#a.b","@odata.type":"#a.b"}"##, "@odata.type"),
        (r#"{"x":{"y":[{"z":1,"z":2}]}}"#, "x.y[0].z"),
        (r#"{"address":{"geo@x":1,"geo@x":2}}"#, "address.geo@x"),
        (r#"{"formerAddresses":[{},{"floor":1,"floor":2}]}"#, "formerAddresses[1].floor"),
        (r#"{"devices":[{"uses":1,"uses":1}]}"#, "devices[0].uses"),
        (r#"{"devices":[],"devices":[]}"#, "devices"),
        (r#"{"annex":{},"annex":{}}"#, "annex"),
    ] {
        let message = text_refusal::<Office>(body);
        let (start, _) = message.split_once(" at line 1 column ").expect("a line and a column");
        assert_eq!(start, format!("at {path}: the property appears twice"), "{body}");
    }
    let message = text_refusal::<Optional>(r#"{"untyped":{"a":1,"a":1}}"#);
    assert!(message.starts_with("at untyped.a: the property appears twice"), "{message}");
}

#[test]
fn names_are_case_sensitive() {
    let device: Device = read_text(r#"{"id":"1","ID":"2","Label":"x"}"#);
    assert_eq!((device.id.as_deref(), device.label), (Some("1"), None));
    assert_eq!(device.additional_data.get("ID"), Some(&json!("2")));
}

#[test]
fn escaped_names_are_unescaped() {
    let device: Device = read_text(r##"{"\u006c\u0061bel":"x","\u0040odata.type":"#a.b"}"##);
    assert_eq!(device.label.as_deref(), Some("x"));
    assert_eq!(device.additional_data.foreign_type(), Some("#a.b"));
}

#[test]
fn unusual_names_are_quoted_in_paths() {
    for (name, path) in [("", r#"[""]"#), ("a b", r#"["a b"]"#), ("a\"[0]", r#"["a\"[0]"]"#)] {
        let quoted = serde_json::to_string(name).expect("a string can be written");
        let message = text_refusal::<Device>(&format!("{{{quoted}:1,{quoted}:1}}"));
        assert!(message.starts_with(&format!("at {path}: the property")), "{message}");
    }
}

#[test]
fn an_object_that_looks_like_a_number_of_serde_json_is_kept() {
    for body in [
        r#"{"x":{"$serde_json::private::Number":"1"}}"#,
        r#"{"x":{"$serde_json::private::Number":"1","y":2}}"#,
        r#"{"x":{"$serde_json::private::Number":[1]}}"#,
    ] {
        let device: Device = serde_json::from_str(body).expect("JSON");
        let x = device.additional_data.get("x").map(ToString::to_string);
        assert_eq!(x.as_deref(), body.strip_prefix(r#"{"x":"#).and_then(|x| x.strip_suffix('}')));
    }
}
