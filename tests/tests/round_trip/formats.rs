//! Values round trip through every self-describing serde format.

use std::fmt::Debug;

use graph_models::FlagSet;
use graph_tests::edm::{Listed, Optional, Required, Sparse};
use graph_tests::enums::{Access, Color, Day, Size};
use graph_tests::office::{AnyDevice, NamedDevice, Office, OfficePatch};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::support::{read, read_text, write};

/// CBOR, with ciborium.
pub(crate) mod cbor {
    use serde::Serialize;
    use serde::de::DeserializeOwned;

    pub(crate) fn write(value: &impl Serialize) -> Vec<u8> {
        let mut bytes = Vec::new();
        ciborium::into_writer(value, &mut bytes).expect("the value has a wire form");
        bytes
    }

    #[track_caller]
    pub(crate) fn read<T: DeserializeOwned>(bytes: &[u8]) -> T {
        match ciborium::from_reader(bytes) {
            Ok(value) => value,
            Err(error) => panic!("the CBOR is refused: {error}"),
        }
    }
}

/// A name, and a function that writes a value and reads it again.
type Format<T> = (&'static str, fn(&T) -> T);

/// Every reader and writer of serde_json, and the other formats.
fn formats<T: Serialize + DeserializeOwned>() -> Vec<Format<T>> {
    const WRITTEN: &str = "the value has a wire form";
    const READ: &str = "the written value is read";
    vec![
        ("str", |value| {
            serde_json::from_str(&serde_json::to_string(value).expect(WRITTEN)).expect(READ)
        }),
        ("pretty", |value| {
            serde_json::from_str(&serde_json::to_string_pretty(value).expect(WRITTEN)).expect(READ)
        }),
        ("slice", |value| {
            serde_json::from_slice(&serde_json::to_vec(value).expect(WRITTEN)).expect(READ)
        }),
        ("reader", |value| {
            let mut bytes = Vec::new();
            serde_json::to_writer(&mut bytes, value).expect(WRITTEN);
            serde_json::from_reader(&*bytes).expect(READ)
        }),
        ("value", |value| {
            serde_json::from_value(serde_json::to_value(value).expect(WRITTEN)).expect(READ)
        }),
        ("borrowed value", |value| {
            T::deserialize(&serde_json::to_value(value).expect(WRITTEN)).expect(READ)
        }),
        ("CBOR", |value| cbor::read(&cbor::write(value))),
        ("CBOR value", |value| {
            ciborium::Value::serialized(value).expect(WRITTEN).deserialized().expect(READ)
        }),
        ("MessagePack", |value| {
            rmp_serde::from_slice(&rmp_serde::to_vec_named(value).expect(WRITTEN)).expect(READ)
        }),
        ("MessagePack, unnamed", |value| {
            rmp_serde::from_slice(&rmp_serde::to_vec(value).expect(WRITTEN)).expect(READ)
        }),
        ("simd-json", |value| {
            let mut bytes = simd_json::to_vec(value).expect(WRITTEN);
            simd_json::from_slice(&mut bytes).expect(READ)
        }),
        ("JSON through simd-json", |value| {
            let mut bytes = serde_json::to_vec(value).expect(WRITTEN);
            simd_json::from_slice(&mut bytes).expect(READ)
        }),
    ]
}

/// Checks that a body keeps its value and its text in every format.
#[track_caller]
fn survives_formats<T: Serialize + DeserializeOwned + PartialEq + Debug>(body: Value) {
    let value: T = read(body);
    let text = write(&value);
    for (format, round_trip) in formats::<T>() {
        let back = round_trip(&value);
        assert_eq!(back, value, "{format}");
        assert_eq!(write(&back), text, "{format}");
    }
}

/// A property of each type, in canonical spelling.
fn everything() -> Value {
    json!({
        "boolean": false,
        "sByte": -128,
        "byte": 255,
        "int16": -32768,
        "int32": 2147483647,
        "int64": i64::MIN,
        "single": 0.1,
        "double": 0.30000000000000004,
        "decimal": "79228162514264337593543950335",
        "text": "\0 \"ü€💶\"",
        "dateTime": "2024-02-29T13:45:30.123456789-03:30",
        "date": "0001-01-01",
        "time": "23:59:59.9999999",
        "duration": "-P1DT2H3M4.5S",
        "guid": "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
        "binary": "+/8=",
        "untyped": {"a": [null, true, u64::MAX, i64::MIN, 0.1, {"": "b"}], "b": {}},
        "color": "Teal",
        "size": "large",
        "access": "write,audit",
        "days": "sunday,monday",
        "x": [null, u64::MAX, i64::MIN, -0.0, 5e-324],
    })
}

#[test]
fn every_type_survives() {
    survives_formats::<Optional>(everything());
    survives_formats::<Required>(everything());
}

#[test]
fn special_numbers_survive() {
    for number in ["INF", "-INF"] {
        survives_formats::<Optional>(json!({"single": number, "double": number}));
    }
    for number in [json!(-0.0), json!(1e300), json!(5e-324), json!(1), json!(u64::MAX)] {
        survives_formats::<Optional>(json!({"double": number, "untyped": number, "x": number}));
    }
    let value: Optional = read(json!({"single": "NaN", "double": "NaN"}));
    for (format, round_trip) in formats::<Optional>() {
        let back = round_trip(&value);
        assert!(back.single.is_some_and(f32::is_nan), "{format}");
        assert!(back.double.is_some_and(f64::is_nan), "{format}");
    }
}

#[test]
fn collections_survive() {
    let each = |wrap: fn(Value) -> Value| -> Value {
        let entries = everything().as_object().cloned().unwrap_or_default();
        entries.into_iter().map(|(name, value)| (name, wrap(value))).collect()
    };
    survives_formats::<Listed>(each(|value| json!([value, value])));
    survives_formats::<Listed>(each(|_| json!([])));
    survives_formats::<Sparse>(each(|value| json!([null, value, null])));
}

#[test]
fn nulls_and_quoted_numbers_survive() {
    let nulls = everything().as_object().cloned().unwrap_or_default();
    let nulls: Value = nulls.into_iter().map(|(name, _)| (name, Value::Null)).collect();
    survives_formats::<Optional>(nulls);
    survives_formats::<Optional>(json!({"int64": "7", "decimal": "7.10"}));
}

fn office() -> Value {
    json!({
        "id": "1",
        "type": "x",
        "doorCode": null,
        "access": "read,other",
        "address": {"@odata.type": "#a.b", "geo": {"latitude": 1.5, "longitude": -0.0, "z": 1}},
        "formerAddresses": [{}, {"floor": null}],
        "gaps": [null, {"street": "Elm"}],
        "mainDevice": {"@odata.type": "#microsoft.graph.printer", "uses": "7", "ink": ["grey", "?"]},
        "devices": [{}, {"@odata.type": "#contoso.tablet", "pens": [0.35]}],
        "spare": [null, {"id": "3"}, {"@odata.type": "#microsoft.graph.printer"}],
        "annex": {"annex": {"name": null}},
        "owners@odata.bind": ["https://example.com/users/1"],
    })
}

#[test]
fn entities_unions_and_twins_survive() {
    survives_formats::<Office>(office());
    let mut patch = office();
    if let Some(patch) = patch.as_object_mut() {
        patch.retain(|name, _| !["id", "annex"].contains(&name.as_str()));
    }
    survives_formats::<OfficePatch>(patch);
    for device in office()["devices"].as_array().into_iter().flatten() {
        survives_formats::<AnyDevice>(device.clone());
        survives_formats::<NamedDevice>(device.clone());
    }
}

#[test]
fn enumerations_and_lists_survive_at_the_top() {
    survives_formats::<Color>(json!("RAL5002"));
    survives_formats::<Color>(json!("Teal"));
    survives_formats::<Size>(json!("large"));
    survives_formats::<FlagSet<Access>>(json!("write,audit"));
    survives_formats::<FlagSet<Day>>(json!(""));
    survives_formats::<Vec<Office>>(json!([office(), office()]));
}

#[test]
fn json_is_the_same_after_cbor() {
    let text = write(&read::<Office>(office()));
    let back: Office = cbor::read(&cbor::write(&read_text::<Office>(&text)));
    assert_eq!(write(&back), text);
}

#[test]
fn to_value_writes_the_same_as_to_string() {
    let office: Office = read(office());
    let text: Value = read_text(&write(&office));
    assert_eq!(serde_json::to_value(&office).ok(), Some(text));
}

#[test]
fn native_cbor_numbers_are_read() {
    use ciborium::Value::{Float, Map, Text};
    for number in [f64::INFINITY, f64::NEG_INFINITY, f64::NAN, 1.5] {
        let body = Map(vec![
            (Text("single".into()), Float(number)),
            (Text("double".into()), Float(number)),
        ]);
        let value: Optional = body.deserialized().expect("both types accept these numbers");
        assert_eq!(value.double.map(f64::to_bits), Some(number.to_bits()));
        assert_eq!(value.single.map(f32::to_bits), Some((number as f32).to_bits()));
    }
}

#[test]
fn cbor_that_is_not_json_is_refused_with_a_path() {
    use ciborium::Value::{Bytes, Float, Map, Text};
    for (name, value, message) in [
        ("binary", Bytes(vec![1]), "at binary: expected base64 or base64url, found bytes"),
        ("x", Bytes(vec![1]), "at x: expected JSON, found bytes"),
        ("untyped", Float(f64::NAN), "at untyped: expected JSON, found the number NaN"),
    ] {
        let body = Map(vec![(Text(name.into()), value)]);
        let error = body.deserialized::<Optional>().expect_err("it is not JSON");
        assert!(error.to_string().contains(message), "{error}");
    }
}

#[test]
fn errors_of_the_format_are_passed_on_unchanged() {
    use serde_json::error::Category::{Data, Eof, Io, Syntax};
    for (body, category, line, column) in [
        ("", Eof, 1, 0),
        (r#"{"address":{"floor":1"#, Eof, 1, 21),
        (r#"{"address":{"floor":1,}}"#, Syntax, 1, 23),
        ("{\"id\":\"1\",\n\"x\":[1,\ntru]}", Syntax, 3, 4),
        (r#"{"devices":[{"id":"1"},{"id":nul}]}"#, Syntax, 1, 33),
        ("{}x", Syntax, 1, 3),
        (r#"{"address":{"floor":"x"}}"#, Data, 1, 23),
        ("\n{\"devices\":[\n{\"uses\":[]}]}", Data, 3, 10),
    ] {
        let error = serde_json::from_str::<Office>(body).expect_err("the body is wrong");
        assert_eq!(error.classify(), category, "{body}: {error}");
        assert_eq!((error.line(), error.column()), (line, column), "{body}: {error}");
        if category != Data {
            let plain = serde_json::from_str::<Value>(body).expect_err("the body is wrong");
            assert_eq!(error.to_string(), plain.to_string());
        }
    }

    struct Broken;
    impl std::io::Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::ConnectionReset.into())
        }
    }
    let body = std::io::Read::chain(&br#"{"address":{"floor":1,"#[..], Broken);
    let error = serde_json::from_reader::<_, Office>(body).expect_err("the connection broke");
    assert_eq!(error.classify(), Io);
    assert_eq!(error.io_error_kind(), Some(std::io::ErrorKind::ConnectionReset));
}

#[test]
fn deep_nesting_is_an_error() {
    const DEPTH: usize = 100_000;
    for (open, close) in [(r#"{"annex":"#, "}"), (r#"{"x":["#, "]}")] {
        let body = format!("{}{}", open.repeat(DEPTH), close.repeat(DEPTH));
        let error = serde_json::from_str::<Office>(&body).expect_err("it is too deep");
        assert!(error.to_string().starts_with("recursion limit exceeded"), "{error}");
    }
}
