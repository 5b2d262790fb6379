//! The output of `Debug`, and what it hides.

use graph_models::{FlagSet, null, set};
use graph_tests::edm::{Optional, Sparse};
use graph_tests::enums::Access;
use graph_tests::office::{AnyDevice, Office, OfficePatch};
use serde_json::json;

use crate::support::{kept, read, refusal};

#[test]
fn properties_without_a_value_are_not_shown() {
    assert_eq!(format!("{:?}", Office::default()), "Office");
    assert_eq!(format!("{:?}", OfficePatch::default()), "OfficePatch");
}

#[test]
fn each_type_is_printed_as_a_plain_value() {
    let value: Optional = read(json!({
        "boolean": true, "sByte": -1, "int64": "7", "single": 0.5, "decimal": "1.10", "text": "a\"b",
        "dateTime": "2024-02-29T13:45:30+01:00", "date": "2024-02-29", "time": "13:45",
        "duration": "PT90M", "guid": "3F2504E0-4F89-11D3-9A0C-0305E82C3301", "binary": "AQID",
        "untyped": {"a": [1]}, "color": "Teal", "size": "large", "access": "write,audit",
    }));
    assert_eq!(
        format!("{value:?}"),
        "Optional { boolean: true, s_byte: -1, int64: 7, single: 0.5, decimal: 1.10, \
         text: \"a\\\"b\", date_time: 2024-02-29T13:45:30+01:00, date: 2024-02-29, time: 13:45:00, \
         duration: PT1H30M, guid: 3f2504e0-4f89-11d3-9a0c-0305e82c3301, binary: Binary(3 bytes), \
         untyped: JSON object(1), color: Teal, size: large, access: write,audit }"
    );
}

#[test]
fn nested_values_lists_and_nulls_are_shown() {
    let office: Office = read(json!({
        "name": null,
        "self": "here",
        "gaps": [null, {"floor": 1}],
        "devices": [{"@odata.type": "#microsoft.graph.printer", "uses": 1}, {"label": "x"}],
    }));
    assert_eq!(
        format!("{office:?}"),
        "Office { name: null, self_: \"here\", gaps: [null, Address { floor: 1 }], \
         devices: [Printer { uses: 1 }, Device { label: \"x\" }] }"
    );
    let sparse: Sparse = read(json!({"int32": [1, null]}));
    assert_eq!(
        format!("{sparse:#?}"),
        "Sparse {\n    int32: [\n        1,\n        null,\n    ],\n}"
    );
}

#[test]
fn names_of_additional_data_are_shown_and_values_are_not() {
    let device: AnyDevice =
        read(json!({"@odata.type": "#contoso.safe", "id": "1", "combination": "12-34", "a": {}}));
    assert_eq!(
        format!("{device:?}"),
        r##"Device { id: "1", additional_data: {@odata.type: "#contoso.safe", "a", "combination"} }"##
    );
}

#[test]
fn text_from_the_service_cannot_start_a_log_line() {
    let office: Optional = read(json!({"color": "a\nINFO b", "@odata.type": "#x\ny"}));
    let shown = format!("{office:?}");
    assert!(!shown.contains('\n'), "{shown}");
    let error = graph_models::deserialize_strict::<Optional, _>(json!({"@odata.type": "#x\ny"}));
    assert!(!error.expect_err("another type").to_string().contains('\n'));
}

#[test]
fn secrets_are_not_shown() {
    let body = json!({"doorCode": "4711", "keyCards": [4711, 4712], "annex": {"doorCode": "4711"}});
    let office: Office = read(body.clone());
    let shown =
        r#"Office { door_code: "***", key_cards: "***", annex: Office { door_code: "***" } }"#;
    assert_eq!(format!("{office:?}"), shown);
    assert!(!format!("{office:#?}").contains("471"));

    let patch =
        OfficePatch { door_code: set("4711"), key_cards: set([4711]), ..Default::default() };
    assert_eq!(format!("{patch:?}"), r#"OfficePatch { door_code: "***", key_cards: "***" }"#);
    let patch = OfficePatch { door_code: null(), key_cards: set([]), ..Default::default() };
    assert_eq!(format!("{patch:?}"), r#"OfficePatch { door_code: null, key_cards: "***" }"#);
}

#[test]
fn errors_do_not_repeat_secrets() {
    let message = refusal::<Office>(json!({"doorCode": ["4711"], "name": "x"}));
    assert_eq!(message, kept("at doorCode: expected a string, found an array"));
    let message = refusal::<Office>(json!({"keyCards": [4711, "4711x"]}));
    let expected = "at keyCards[1]: the value, a secret, is not of the property's type";
    assert_eq!(message, kept(expected));
    let message = refusal::<Optional>(json!({"binary": "4711 4712"}));
    assert!(!message.contains("4711"), "{message}");
}

#[test]
fn enumerations_and_flags_are_shown_as_their_wire_names() {
    let set = FlagSet::<Access>::from([Access::FullControl, "audit".into()]);
    assert_eq!(format!("{set:?}"), r#"{fullControl, Unrecognized("audit")}"#);
    assert_eq!(format!("{set}"), "fullControl,audit");
    assert_eq!(format!("{:>6}|", Access::Read), "  read|");
}
