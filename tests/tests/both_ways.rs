//! JSON text is read and written directly like through serde_json, for bodies of every type.

use graph_models::serde_json::error::Category;
use graph_tests::both_ways::{Difference, Subject, run};
use graph_tests::outcome::Outcome;

#[test]
fn changed_bodies_are_read_and_written_the_same() {
    let report = run(1, 10_000, Vec::new(), |_| ());
    let printed: String = report.differences.iter().map(ToString::to_string).collect();
    assert!(report.differences.is_empty(), "{printed}");
    assert_eq!(report.inputs, 10_000);
    // Neither all of the changes are harmless, nor do all of them spoil the body.
    assert!((2_000..8_000).contains(&report.accepted), "{} were accepted", report.accepted);
}

#[test]
fn the_same_seed_gives_the_same_bodies() {
    let accepted = [7, 7, 8].map(|seed| run(seed, 2_000, Vec::new(), |_| ()).accepted);
    assert_eq!(accepted[0], accepted[1]);
    assert_ne!(accepted[0], accepted[2]);
}

/// Two ways, of which one does not accept the letter x.
fn ways(text: &[u8]) -> Vec<Outcome> {
    let error = |message: &str| Outcome::Error {
        message: message.to_owned(),
        place: (1, 1),
        category: Category::Data,
    };
    [true, false].map(|strict| error(if strict && text.contains(&b'x') { "x" } else { "y" })).into()
}

#[test]
fn a_difference_is_found_and_made_short() {
    let subject = Subject::of_ways("Sample", ways);
    assert_eq!(subject.compare(b"[1, 2]"), Ok(false));
    assert!(subject.compare(b"{\"a\": \"xyz\"}").is_err());
    let difference = Difference::of(&subject, b"{\"a\": \"xyz\"}");
    assert_eq!(difference.text, b"x");
    assert!(difference.to_string().starts_with("Sample: \"x\"\n    Error { message: \"x\""));
}

/// A value that is written directly as `{}`.
fn value(through_serde: &str, related_error: &str) -> Outcome {
    Outcome::Value {
        printed: String::new(),
        directly: Ok("{}".to_owned()),
        through_serde: Ok(through_serde.to_owned()),
        related_errors: vec![related_error.to_owned()],
    }
}

#[test]
fn a_panic_two_texts_of_one_value_and_two_paths_are_differences() {
    let panicking = Subject::of_ways("Sample", |_| panic!("a way panics"));
    assert_eq!(panicking.compare(b""), Err(vec![Outcome::Panic]));
    let inconsistent = Subject::of_ways("Sample", |_| vec![value("[]", "")]);
    assert!(inconsistent.compare(b"").is_err());
    let other_path = Subject::of_ways("Sample", |_| vec![value("{}", "at a"), value("{}", "at b")]);
    assert!(other_path.compare(b"").is_err());
    let equal = Subject::of_ways("Sample", |_| vec![value("{}", "at a"), value("{}", "at a")]);
    assert_eq!(equal.compare(b""), Ok(true));
}
