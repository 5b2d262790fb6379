//! Every mistake that the attribute and the macros find: the message, and the place that it underlines.
//!
//! `TRYBUILD=overwrite cargo test -p graph-tests --test ui` writes the messages anew, for reading.

#[path = "../ui/odd_but_right.rs"]
mod odd_but_right;

#[test]
fn mistakes_are_reported_where_they_are_made() {
    let cases = trybuild::TestCases::new();
    for topic in [
        "options",
        "names",
        "items",
        "additional",
        "properties",
        "types",
        "enums",
        "unions",
        "conflicts",
        "several",
        "query",
    ] {
        cases.compile_fail(format!("ui/{topic}/*.rs"));
    }
    // Items with a mistake that are used further down: one mistake is one error.
    cases.compile_fail("ui/recover/*.rs");
}
