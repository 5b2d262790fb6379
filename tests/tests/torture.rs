//! The laws of the module `torture` hold for a number of inputs of each kind.

use graph_tests::torture::{KINDS, Kind, Run, Verdict};

const INPUTS: u64 = 2_500;

#[test]
fn the_laws_hold() {
    for kind in KINDS {
        let mut run = Run::new(*kind, 1);
        run.go_on(INPUTS);
        let printed: String = run.failures.iter().map(ToString::to_string).collect();
        assert!(run.failures.is_empty(), "{}:\n{printed}", kind.name);
        assert!(run.accepted > INPUTS / 50, "{}: {}", kind.name, run.accepted);
    }
}

#[test]
fn the_same_seed_gives_the_same_inputs() {
    let kind = Kind::named("edm").expect("there is this kind");
    let accepted = [7, 7, 8].map(|seed| {
        let mut run = Run::new(kind, seed);
        run.go_on(500);
        run.accepted
    });
    assert_eq!(accepted[0], accepted[1]);
    assert_ne!(accepted[0], accepted[2]);
}

#[test]
fn valid_input_is_accepted_and_the_law_holds() {
    for (name, about, text) in [
        ("addresses", "", "users/1/messages/2"),
        ("bodies", "User", r#"{"id": "1"}"#),
        ("edm", "duration", "\"PT1M\""),
        ("links", "link", "https://graph.example/v1.0/users?$skiptoken=1"),
        ("links", "base", "http://[::0]:8"),
        ("links", "segment", "a/b"),
        ("queries", "filter", "O'Neil & Co."),
        ("queries", "argument", "a/b'c"),
        ("secrets", "microsoft.graph.passwordProfile PasswordProfile", r#"{"password":"x7f3a9"}"#),
    ] {
        let kind = Kind::named(name).expect("there is this kind");
        assert_eq!(kind.verdict(about, text.as_bytes()), Verdict::Holds, "{name}: {text}");
    }
}
