//! What each Edm type accepts, how that is written, and what is said of all else.

use graph_tests::edm::{Absentable, Demanded, Listed, Sparse};
use serde_json::{Map, Value, json};

use crate::support::{read, refusal, write};

/// A property of the sample types.
struct Row {
    property: &'static str,
    /// JSON in, JSON out.
    accepted: &'static [(&'static str, &'static str)],
    /// What an error says was expected.
    expected: &'static str,
    /// JSON in, what an error says was found.
    refused: &'static [(&'static str, &'static str)],
}

const INTEGERS: &[Row] = &[
    Row {
        property: "sByte",
        accepted: &[("-128", "-128"), ("127", "127"), ("7.0", "7"), ("-0.0", "0"), ("1e2", "100")],
        expected: "an integer from -128 to 127",
        refused: &[
            ("128", "128"),
            ("-129", "-129"),
            ("1.5", "1.5"),
            (r#""7""#, "a string"),
            ("true", "a boolean"),
        ],
    },
    Row {
        property: "byte",
        accepted: &[("0", "0"), ("255", "255")],
        expected: "an integer from 0 to 255",
        refused: &[("-1", "-1"), ("256", "256"), ("[]", "an array"), ("{}", "an object")],
    },
    Row {
        property: "int16",
        accepted: &[("-32768", "-32768"), ("32767", "32767")],
        expected: "an integer from -32768 to 32767",
        refused: &[("-32769", "-32769"), ("32768", "32768"), (r#""1""#, "a string")],
    },
    Row {
        property: "int32",
        accepted: &[("-2147483648", "-2147483648"), ("2147483647", "2147483647")],
        expected: "an integer from -2147483648 to 2147483647",
        refused: &[
            ("-2147483649", "-2147483649"),
            ("2147483648", "2147483648"),
            ("18446744073709551615", "18446744073709551615"),
            ("0.1", "0.1"),
        ],
    },
    Row {
        property: "int64",
        accepted: &[
            ("-9223372036854775808", "-9223372036854775808"),
            ("9223372036854775807", "9223372036854775807"),
            (r#""-9223372036854775808""#, r#""-9223372036854775808""#),
            (r#""9223372036854775807""#, r#""9223372036854775807""#),
            ("9007199254740991.0", "9007199254740991"),
        ],
        expected: "a 64-bit integer, as a number or a string",
        refused: &[
            ("9223372036854775808", "9223372036854775808"),
            (r#""9223372036854775808""#, r#""9223372036854775808""#),
            ("9223372036854775808.0", "9.223372036854776e18"),
            // 2^53 + 1, which a double cannot tell from 2^53.
            ("9007199254740993.0", "9007199254740992.0"),
            ("1.5", "1.5"),
            (r#""1.0""#, r#""1.0""#),
            (r#""""#, r#""""#),
            (r#"" 7""#, r#"" 7""#),
            ("false", "a boolean"),
        ],
    },
];

const FRACTIONS: &[Row] = &[
    Row {
        property: "single",
        accepted: &[
            ("0.5", "0.5"),
            ("0.1", "0.1"),
            ("3.4028235e38", "3.4028235e+38"),
            ("-0.0", "-0.0"),
            ("3", "3.0"),
            (r#""INF""#, r#""INF""#),
            (r#""-INF""#, r#""-INF""#),
            (r#""NaN""#, r#""NaN""#),
        ],
        expected: r#"a number up to 3.4028235e38, "INF", "-INF" or "NaN""#,
        refused: &[
            ("1e39", "1e39"),
            (r#""0.5""#, r#""0.5""#),
            (r#""inf""#, r#""inf""#),
            (r#""Infinity""#, r#""Infinity""#),
            ("true", "a boolean"),
        ],
    },
    Row {
        property: "double",
        accepted: &[
            ("0.1", "0.1"),
            ("5e-324", "5e-324"),
            ("1.7976931348623157e308", "1.7976931348623157e+308"),
            ("9007199254740993", "9007199254740992.0"),
            ("18446744073709551615", "1.8446744073709552e+19"),
            (r#""INF""#, r#""INF""#),
            (r#""-INF""#, r#""-INF""#),
            (r#""NaN""#, r#""NaN""#),
        ],
        expected: r#"a number, "INF", "-INF" or "NaN""#,
        refused: &[(r#""1""#, r#""1""#), (r#""nan""#, r#""nan""#), ("{}", "an object")],
    },
    Row {
        property: "decimal",
        accepted: &[
            ("0.5", "0.5"),
            ("12", "12"),
            ("-9223372036854775808", "-9223372036854775808"),
            ("18446744073709551615", "18446744073709551615"),
            ("1e28", "1e+28"),
            (r#""1.10""#, r#""1.10""#),
            (r#""-0.5""#, r#""-0.5""#),
            (r#""79228162514264337593543950335""#, r#""79228162514264337593543950335""#),
            (r#""0.0000000000000000000000000001""#, r#""0.0000000000000000000000000001""#),
            (r#""1.5E-3""#, r#""0.0015""#),
        ],
        expected: "a decimal of 96 bits, as a number or a string",
        refused: &[
            ("1e29", "1e29"),
            (r#""79228162514264337593543950336""#, r#""79228162514264337593543950336""#),
            (r#""0.00000000000000000000000000001""#, r#""0.00000000000000000000000000001""#),
            (r#""1,5""#, r#""1,5""#),
            (r#""INF""#, r#""INF""#),
            (r#""""#, r#""""#),
            ("[]", "an array"),
        ],
    },
];

const TIMES: &[Row] = &[
    Row {
        property: "dateTime",
        accepted: &[
            (r#""2024-02-29T13:45:30Z""#, r#""2024-02-29T13:45:30Z""#),
            (r#""2024-02-29t13:45z""#, r#""2024-02-29T13:45:00Z""#),
            (r#""2024-02-29T13:45:30.1230000Z""#, r#""2024-02-29T13:45:30.123Z""#),
            (r#""2024-02-29T13:45:30.123456789Z""#, r#""2024-02-29T13:45:30.123456789Z""#),
            (r#""2024-02-29T13:45:30+05:30""#, r#""2024-02-29T13:45:30+05:30""#),
            (r#""2024-02-29T13:45:30-00:00""#, r#""2024-02-29T13:45:30Z""#),
            (r#""0001-01-01T00:00:00+14:00""#, r#""0001-01-01T00:00:00+14:00""#),
            (r#""9999-12-31T23:59:59.9999999-14:00""#, r#""9999-12-31T23:59:59.9999999-14:00""#),
        ],
        expected: "a date and time such as `2024-01-31T08:30:00Z`",
        refused: &[
            (r#""2023-02-29T00:00:00Z""#, r#""2023-02-29T00:00:00Z""#),
            (r#""2024-01-01 00:00:00Z""#, r#""2024-01-01 00:00:00Z""#),
            (r#""2024-01-01T00:00:00""#, r#""2024-01-01T00:00:00""#),
            (r#""0000-01-01T00:00:00Z""#, r#""0000-01-01T00:00:00Z""#),
            (r#""2024-01-01T24:00:00Z""#, r#""2024-01-01T24:00:00Z""#),
            (r#""2024-06-30T23:59:60Z""#, r#""2024-06-30T23:59:60Z""#),
            (r#""2024-01-01T00:00:00.0000000001Z""#, r#""2024-01-01T00:00:00.0000000001Z""#),
            (r#""2024-01-01""#, r#""2024-01-01""#),
            ("1704067200", "a number"),
        ],
    },
    Row {
        property: "date",
        accepted: &[
            (r#""2024-02-29""#, r#""2024-02-29""#),
            (r#""0001-01-01""#, r#""0001-01-01""#),
            (r#""9999-12-31""#, r#""9999-12-31""#),
        ],
        expected: "a date such as `2024-01-31`",
        refused: &[
            (r#""2023-02-29""#, r#""2023-02-29""#),
            (r#""0000-01-01""#, r#""0000-01-01""#),
            (r#""2024-1-1""#, r#""2024-1-1""#),
            (r#""2024-01-01T00:00:00Z""#, r#""2024-01-01T00:00:00Z""#),
            ("20240101", "a number"),
        ],
    },
    Row {
        property: "time",
        accepted: &[
            (r#""13:45:30""#, r#""13:45:30""#),
            (r#""13:45""#, r#""13:45:00""#),
            (r#""00:00:00.0000001""#, r#""00:00:00.0000001""#),
            (r#""23:59:59.9999999""#, r#""23:59:59.9999999""#),
        ],
        expected: "a time such as `08:30:00`",
        refused: &[
            (r#""24:00:00""#, r#""24:00:00""#),
            (r#""13:45:30Z""#, r#""13:45:30Z""#),
            (r#""1:45""#, r#""1:45""#),
            ("1345", "a number"),
        ],
    },
    Row {
        property: "duration",
        accepted: &[
            (r#""P1DT2H30M""#, r#""P1DT2H30M""#),
            (r#""PT36H""#, r#""P1DT12H""#),
            (r#""-PT1.5S""#, r#""-PT1.5S""#),
            (r#""PT0S""#, r#""PT0S""#),
            (r#""P0Y0M5D""#, r#""P5D""#),
        ],
        expected: "a duration such as `P1DT2H30M`",
        refused: &[
            (r#""P1M""#, r#""P1M""#),
            (r#""P""#, r#""P""#),
            (r#""1:30""#, r#""1:30""#),
            ("90", "a number"),
        ],
    },
];

const TEXTS: &[Row] = &[
    Row {
        property: "boolean",
        accepted: &[("true", "true"), ("false", "false")],
        expected: "a boolean",
        refused: &[
            ("1", "a number"),
            (r#""true""#, "a string"),
            ("[]", "an array"),
            ("{}", "an object"),
        ],
    },
    Row {
        property: "text",
        accepted: &[
            (r#""""#, r#""""#),
            (r#""\u0000 \"ü\u20ac💶\" \\ \/""#, r#""\u0000 \"ü€💶\" \\ /""#),
        ],
        expected: "a string",
        refused: &[
            ("1", "a number"),
            ("true", "a boolean"),
            ("[]", "an array"),
            ("{}", "an object"),
        ],
    },
    Row {
        property: "guid",
        accepted: &[
            (
                r#""3f2504e0-4f89-11d3-9a0c-0305e82c3301""#,
                r#""3f2504e0-4f89-11d3-9a0c-0305e82c3301""#,
            ),
            (
                r#""3F2504E0-4F89-11D3-9A0C-0305E82C3301""#,
                r#""3f2504e0-4f89-11d3-9a0c-0305e82c3301""#,
            ),
        ],
        expected: "a GUID such as `1086e543-e543-1086-43e5-861043e58610`",
        refused: &[
            (r#""3f2504e04f8911d39a0c0305e82c3301""#, r#""3f2504e04f8911d39a0c0305e82c3301""#),
            (
                r#""{3f2504e0-4f89-11d3-9a0c-0305e82c3301}""#,
                r#""{3f2504e0-4f89-11d3-9a0c-0305e82c3301}""#,
            ),
            (r#""""#, r#""""#),
            ("0", "a number"),
        ],
    },
    Row {
        property: "binary",
        accepted: &[
            (r#""""#, r#""""#),
            (r#""+/8=""#, r#""+/8=""#),
            (r#""-_8""#, r#""+/8=""#),
            (r#""AQID""#, r#""AQID""#),
            (r#""AQJ""#, r#""AQI=""#),
        ],
        expected: "base64 or base64url",
        refused: &[
            (r#""A""#, "a length of 1, one character too few or too many"),
            (r#""AQ ID""#, "a character at byte 2 that does not belong there"),
            ("[1,2,3]", "an array"),
            ("0", "a number"),
        ],
    },
    Row {
        property: "untyped",
        accepted: &[
            ("18446744073709551615", "18446744073709551615"),
            ("-9223372036854775808", "-9223372036854775808"),
            ("0.1", "0.1"),
            (r#"{"a":[1,null,{"b":"c"}]}"#, r#"{"a":[1,null,{"b":"c"}]}"#),
        ],
        expected: "JSON",
        refused: &[],
    },
];

const ENUMS: &[Row] = &[
    Row {
        property: "color",
        accepted: &[
            (r#""darkBlue""#, r#""darkBlue""#),
            (r#""DARKBLUE""#, r#""darkBlue""#),
            (r#""ral5002""#, r#""RAL5002""#),
            (r#""Teal""#, r#""Teal""#),
            (r#""""#, r#""""#),
        ],
        expected: "a string with a member of `microsoft.graph.color`",
        refused: &[("1", "a number"), ("[]", "an array"), ("true", "a boolean")],
    },
    Row {
        property: "size",
        accepted: &[(r#""small""#, r#""small""#), (r#""Large""#, r#""large""#)],
        expected: "one of `small`, `large`",
        refused: &[
            (r#""medium""#, r#""medium""#),
            (r#""""#, r#""""#),
            (r#"" small""#, r#"" small""#),
            ("0", "a number"),
        ],
    },
    Row {
        property: "access",
        accepted: &[
            (r#""read""#, r#""read""#),
            (r#""Write, read""#, r#""write,read""#),
            (r#""audit,fullControl""#, r#""audit,fullControl""#),
            (r#""""#, r#""""#),
        ],
        expected: "a string with a member of `microsoft.graph.access`",
        refused: &[("3", "a number"), (r#"["read"]"#, "an array")],
    },
    Row {
        property: "days",
        accepted: &[
            (r#""sunday""#, r#""sunday""#),
            (r#""sunday,monday""#, r#""sunday,monday""#),
            (r#""""#, r#""""#),
        ],
        expected: "one of `monday`, `tuesday`, `sunday`, or several joined by commas",
        refused: &[
            (r#""friday""#, r#""friday""#),
            (r#""monday,friday""#, r#""monday,friday""#),
            (r#""monday,,sunday""#, r#""monday,,sunday""#),
            ("1", "a number"),
        ],
    },
];

fn rows() -> impl Iterator<Item = &'static Row> {
    [INTEGERS, FRACTIONS, TIMES, TEXTS, ENUMS].into_iter().flatten()
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("the tables hold JSON")
}

/// An object with one property.
fn object(property: &str, value: Value) -> Value {
    Value::Object(Map::from_iter([(property.to_owned(), value)]))
}

/// A body with every property that `Demanded` wants.
fn complete() -> Map<String, Value> {
    rows().map(|row| (row.property.to_owned(), json(row.accepted[0].0))).collect()
}

/// A complete body with one property changed.
fn demanded(property: &str, value: Value) -> Value {
    let mut body = complete();
    body.insert(property.to_owned(), value);
    Value::Object(body)
}

#[test]
fn every_type_has_its_row() {
    let properties = <Demanded as graph_models::Model>::TYPE.properties();
    let mut names: Vec<_> = properties.iter().map(|property| property.wire_name()).collect();
    let mut rows: Vec<_> = rows().map(|row| row.property).collect();
    names.sort_unstable();
    rows.sort_unstable();
    assert_eq!(rows, names);
}

#[test]
fn accepted_spellings_are_written_canonically() {
    for Row { property, accepted, .. } in rows() {
        for (given, written) in *accepted {
            let value: Absentable = read(object(property, json(given)));
            let tag = r##""@odata.type":"#microsoft.graph.absentable""##;
            assert_eq!(write(&value), format!(r#"{{{tag},"{property}":{written}}}"#));
        }
    }
}

#[test]
fn accepted_spellings_are_accepted_where_a_value_must_be() {
    for Row { property, accepted, .. } in rows() {
        for (given, written) in *accepted {
            let value: Demanded = read(demanded(property, json(given)));
            assert_eq!(json(&write(&value))[property], json(written), "{property}: {given}");
        }
    }
}

#[test]
fn accepted_spellings_are_accepted_in_collections() {
    for Row { property, accepted, .. } in rows() {
        for (given, written) in *accepted {
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
fn refusals_say_where_what_was_expected_and_what_was_found() {
    for Row { property, accepted, expected, refused } in rows() {
        for (given, found) in *refused {
            let (good, bad) = (json(accepted[0].0), json(given));
            let message = |path| format!("at {path}: expected {expected}, found {found}");

            let scalar = refusal::<Absentable>(object(property, bad.clone()));
            assert_eq!(scalar, message(property.to_string()));
            let demanded = refusal::<Demanded>(demanded(property, bad.clone()));
            assert_eq!(demanded, message(property.to_string()));
            let element = message(format!("{property}[1]"));
            let list = json!([good, bad]);
            assert_eq!(refusal::<Listed>(object(property, list.clone())), element);
            assert_eq!(refusal::<Sparse>(object(property, list)), element);
        }
    }
}

#[test]
fn nulls_are_refused_where_a_value_must_be() {
    for Row { property, expected, .. } in rows().filter(|row| row.property != "untyped") {
        let message = refusal::<Demanded>(demanded(property, Value::Null));
        assert_eq!(message, format!("at {property}: expected {expected}, found null"));
        let message = refusal::<Listed>(object(property, json!([null])));
        assert_eq!(message, format!("at {property}[0]: expected {expected}, found null"));
    }
}

#[test]
fn a_missing_property_is_refused_where_a_value_must_be() {
    for Row { property, expected, .. } in rows() {
        let mut body = complete();
        body.remove(*property);
        let message = refusal::<Demanded>(Value::Object(body));
        assert_eq!(message, format!("at {property}: the property is missing; expected {expected}"));
    }
}

#[test]
fn a_collection_is_no_single_value() {
    for Row { property, accepted, .. } in rows() {
        for (body, found) in [(json(accepted[0].0), ""), (json!({}), "an object")] {
            let message = refusal::<Listed>(object(property, body));
            let start = format!("at {property}: expected an array, found {found}");
            assert!(message.starts_with(&start), "{message}");
        }
    }
}

#[test]
fn untyped_json_holds_null_in_collections_and_where_it_must_be() {
    let value: Listed = read(json!({"untyped": [null, 1]}));
    assert_eq!(value.untyped, Some(vec![Value::Null, json!(1)]));
    let value: Demanded = read(demanded("untyped", Value::Null));
    assert_eq!(value.untyped, Value::Null);
    assert_eq!(json(&write(&value))["untyped"], Value::Null);
}

#[test]
fn long_text_is_cut_in_messages() {
    let message = refusal::<Absentable>(json!({"date": "é".repeat(41)}));
    let shown = "é".repeat(40);
    assert_eq!(
        message,
        format!("at date: expected a date such as `2024-01-31`, found \"{shown}\"…")
    );
}
