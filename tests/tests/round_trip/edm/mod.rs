//! The JSON that each Edm type accepts, how it is written, and the errors for other JSON.

mod numbers;
mod texts;
mod times;

use graph_tests::edm::{Listed, Optional, Required, Sparse};
use serde_json::{Map, Value, json};

use crate::support::{kept, read, refusal, write};
use numbers::{FRACTIONS, INTEGERS};
use texts::{ENUMS, TEXTS};
use times::TIMES;

/// A property of the sample types.
struct Row {
    property: &'static str,
    /// JSON that is read and written back as it is.
    kept: &'static [&'static str],
    /// JSON that is read, and the JSON that is written instead.
    changed: &'static [(&'static str, &'static str)],
    /// The expectation that an error names.
    expected: &'static str,
    /// JSON that is refused, and the description of it in the error.
    refused: &'static [(&'static str, &'static str)],
}

impl Row {
    /// JSON that is read, and the JSON that is written.
    fn accepted(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let kept = self.kept.iter().map(|text| (*text, *text));
        kept.chain(self.changed.iter().copied())
    }

    /// One of the values that are accepted.
    fn value(&self) -> Value {
        json(self.kept[0])
    }
}

fn rows() -> impl Iterator<Item = &'static Row> {
    [INTEGERS, FRACTIONS, TIMES, TEXTS, ENUMS].into_iter().flatten()
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("the tables contain JSON")
}

/// An object with one property.
fn object(property: &str, value: Value) -> Value {
    Value::Object(Map::from_iter([(property.to_owned(), value)]))
}

/// A body with every property that `Required` requires.
fn complete() -> Map<String, Value> {
    rows().map(|row| (row.property.to_owned(), row.value())).collect()
}

/// A complete body with one property changed.
fn complete_with(property: &str, value: Value) -> Value {
    let mut body = complete();
    body.insert(property.to_owned(), value);
    Value::Object(body)
}

#[test]
fn every_property_has_a_row() {
    let properties = <Required as graph_models::Model>::TYPE.properties();
    let mut names: Vec<_> = properties.iter().map(|property| property.wire_name()).collect();
    let mut rows: Vec<_> = rows().map(|row| row.property).collect();
    names.sort_unstable();
    rows.sort_unstable();
    assert_eq!(rows, names);
}

#[test]
fn accepted_spellings_are_written_canonically() {
    for row @ Row { property, .. } in rows() {
        for (given, written) in row.accepted() {
            let value: Optional = read(object(property, json(given)));
            let tag = r##""@odata.type":"#microsoft.graph.optional""##;
            assert_eq!(write(&value), format!(r#"{{{tag},"{property}":{written}}}"#));
        }
    }
}

#[test]
fn accepted_spellings_are_accepted_in_required_properties() {
    for row @ Row { property, .. } in rows() {
        for (given, written) in row.accepted() {
            let value: Required = read(complete_with(property, json(given)));
            assert_eq!(json(&write(&value))[property], json(written), "{property}: {given}");
        }
    }
}

#[test]
fn accepted_spellings_are_accepted_in_collections() {
    for row @ Row { property, .. } in rows() {
        for (given, written) in row.accepted() {
            let value: Listed = read(object(property, json!([json(given), json(given)])));
            let tag = r##""@odata.type":"#microsoft.graph.listed""##;
            let list = format!("[{written},{written}]");
            assert_eq!(write(&value), format!(r#"{{{tag},"{property}":{list}}}"#));

            let value: Sparse = read(object(property, json!([null, json(given), null])));
            let tag = r##""@odata.type":"#microsoft.graph.sparse""##;
            let list = format!("[null,{written},null]");
            assert_eq!(write(&value), format!(r#"{{{tag},"{property}":{list}}}"#));
        }
    }
}

#[test]
fn errors_name_the_path_the_expectation_and_the_value() {
    for row @ Row { property, expected, refused, .. } in rows() {
        for (given, found) in *refused {
            let (good, bad) = (row.value(), json(given));
            let message = |path| format!("at {path}: expected {expected}, found {found}");

            let scalar = refusal::<Optional>(object(property, bad.clone()));
            assert_eq!(scalar, kept(&message(property.to_string())));
            let required = refusal::<Required>(complete_with(property, bad.clone()));
            assert_eq!(required, message(property.to_string()));
            let element = kept(&message(format!("{property}[1]")));
            let list = json!([good, bad]);
            assert_eq!(refusal::<Listed>(object(property, list.clone())), element);
            assert_eq!(refusal::<Sparse>(object(property, list)), element);
        }
    }
}

#[test]
fn nulls_are_refused_in_required_properties_and_kept_as_elements() {
    for Row { property, expected, .. } in rows().filter(|row| row.property != "untyped") {
        let message = refusal::<Required>(complete_with(property, Value::Null));
        assert_eq!(message, format!("at {property}: expected {expected}, found null"));
        let value: Listed = read(object(property, json!([null])));
        let tag = r##""@odata.type":"#microsoft.graph.listed""##;
        assert_eq!(write(&value), format!(r#"{{{tag},"{property}":[null]}}"#));
    }
}

#[test]
fn a_missing_required_property_is_an_error() {
    for Row { property, expected, .. } in rows() {
        let mut body = complete();
        body.remove(*property);
        let message = refusal::<Required>(Value::Object(body));
        assert_eq!(message, format!("at {property}: the property is missing; expected {expected}"));
    }
}

#[test]
fn a_collection_is_not_a_single_value() {
    for row @ Row { property, .. } in rows() {
        for (body, found) in [(row.value(), ""), (json!({}), "an object")] {
            let message = refusal::<Listed>(object(property, body));
            let start = format!("at {property}: expected an array, found {found}");
            assert!(message.starts_with(&start), "{message}");
        }
    }
}

#[test]
fn untyped_json_may_be_null_as_an_element_and_when_required() {
    let value: Listed = read(json!({"untyped": [null, 1]}));
    assert_eq!(value.untyped, Some(vec![Value::Null, json!(1)]));
    let value: Required = read(complete_with("untyped", Value::Null));
    assert_eq!(value.untyped, Value::Null);
    assert_eq!(json(&write(&value))["untyped"], Value::Null);
}

#[test]
fn long_text_is_truncated_in_messages() {
    let message = refusal::<Optional>(json!({"date": "é".repeat(41)}));
    let shown = "é".repeat(40);
    assert_eq!(
        message,
        kept(&format!("at date: expected a date such as `2024-01-31`, found \"{shown}\"…"))
    );
}
