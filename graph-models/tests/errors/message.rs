//! The message of an error: one line that can be printed, of a length that can be read.

use graph_models::GraphError;
use serde_json::json;

use crate::support::round_trip;

#[test]
fn what_cannot_be_printed_is_escaped() {
    let text = "a\u{1b}[31m\0\u{202e}b\u{2028}c\u{7f}";
    let shown = r"a\u{1b}[31m\0\u{202e}b\u{2028}c\u{7f}";
    let error: GraphError = round_trip(&json!({"error": {
        "code": text,
        "message": text,
        "target": text,
        "details": [{"code": text, "message": text, "target": text}],
        "innerError": {"code": format!("x{text}"), "request-id": text, "date": text},
    }}));
    assert_eq!(
        error.to_string(),
        format!(
            "{shown}: {shown} (about {shown}; x{shown}; {shown}: {shown}, about {shown}; \
             request id {shown} at {shown})"
        )
    );
    // The text itself is whole.
    assert_eq!((error.code(), error.message()), (Some(text), Some(text)));
}

#[test]
fn line_breaks_become_spaces_and_quotes_stay() {
    let error: GraphError = round_trip(&json!({"error": {
        "code": "a\n2026 INFO forged line",
        "message": "It's\r\n\"broken\".\n\tReally.\u{85}C:\\x",
    }}));
    assert_eq!(error.to_string(), r#"a 2026 INFO forged line: It's "broken". Really. C:\x"#);
}

#[test]
fn a_very_long_text_is_cut() {
    let long = "é".repeat(1_000_000);
    let error: GraphError = round_trip(&json!({"error": {"code": "a", "message": long}}));
    assert_eq!(error.to_string(), format!("a: {}…", "é".repeat(1_000)));
    assert_eq!(error.message().map(str::len), Some(2_000_000));
    let error: GraphError = round_trip(&json!({"error": {"code": long, "target": long}}));
    assert!(error.to_string().chars().count() < 2_100);
}
