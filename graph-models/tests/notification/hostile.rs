//! Bodies that are not from Graph.

use graph_models::notification::ClientState;
use proptest::prelude::*;

use super::*;

#[test]
fn a_cut_body_is_refused_wherever_it_ends() {
    for body in samples() {
        let text = body.to_string();
        for end in 0..text.len() {
            let cut = Notifications::read(&text.as_bytes()[..end]);
            assert!(matches!(cut, Err(ReadError::Unreadable(_))), "{}", &text[..end]);
        }
    }
}

#[test]
fn what_is_not_a_collection_is_refused() {
    for text in [
        "",
        "null",
        "[]",
        "7",
        "{}",
        r#"{"value":{}}"#,
        r#"{"value":null}"#,
        r#"{"value":[]}x"#,
        r#"{"value":[],"value":[]}"#,
        r#"{"value":[{"id":"1","id":"2"}]}"#,
        "<html>",
        "value=1",
    ] {
        let error = Notifications::read(text.as_bytes()).expect_err(text);
        assert_eq!(error.to_string(), "the body is not a collection of notifications");
        assert!(error.source().is_some());
    }
    assert!(Notifications::read(b"{\"value\":[\xff]}").is_err());
}

#[test]
fn a_mark_at_the_start_is_passed_over() {
    assert!(Notifications::read("\u{feff}{\"value\":[]}".as_bytes()).is_ok());
}

#[test]
fn limits_hold_to_the_number() -> Outcome {
    let limits = Limits::new().max_bytes(40).max_notifications(3);
    assert_eq!((limits.bytes(), limits.notifications()), (40, 3));
    let exactly = format!("{:40}", r#"{"value":[1,{},null]}"#);
    assert!(limits.read(exactly.as_bytes()).is_ok());
    let longer = exactly + " ";
    assert!(matches!(limits.read(longer.as_bytes()), Err(ReadError::TooLong { limit: 40 })));
    for text in [r#"{"value":[1,{},null,{}]}"#, r#"{"value":[],"validationTokens":[1,2,3,4"#] {
        assert!(matches!(limits.read(text.as_bytes()), Err(ReadError::TooMany { limit: 3 })));
    }
    let few = limits.max_values(7);
    assert!(few.read(br#"{"value":[{"a":[1]},[]]}"#).is_ok());
    let one_more = few.read(br#"{"value":[{"a":[1]},[1,2]]}"#);
    assert!(matches!(one_more, Err(ReadError::TooManyValues { limit: 7 })));
    let default = Limits::default();
    assert_eq!(
        (default.bytes(), default.notifications(), default.values()),
        (4_194_304, 1000, 100_000)
    );
    Ok(())
}

#[test]
fn a_body_of_empty_notifications_is_refused_before_they_are_made() {
    // As values, these would take a gigabyte. In tolerant reading, neither a wrong kind before them nor a second
    // name hides them.
    let many = "{},".repeat(1_300_000);
    for start in [r#"{"value":["#, r#"{"validationTokens":1,"value":["#, r#"{"val\u0075e":["#] {
        let body = format!("{start}{many}{{}}]}}");
        assert!(body.len() < Limits::new().bytes());
        let read = Notifications::read(body.as_bytes());
        assert!(matches!(read, Err(ReadError::TooMany { limit: 1000 })));
    }
}

#[test]
fn a_body_of_small_values_is_refused_before_they_are_made() {
    for (start, value, end) in [
        (r#"{"value":[],"a":["#, r#"{"a":1},"#, "0]}"),
        (r#"{"value":[{"resourceData":{"a":["#, "[],", "0]}}]}"),
        (r#"{"value":[{"encryptedContent":["#, "0,", "0]}]}"),
        (r#"{"value":[],"a":"#, r#"{"a":"#, "0"),
    ] {
        let body = format!("{start}{}{end}", value.repeat(500_000));
        let error = Notifications::read(body.as_bytes()).expect_err("too many values");
        // Of the last one, the depth is refused first.
        assert!(matches!(error, ReadError::TooManyValues { .. } | ReadError::Unreadable(_)));
    }
}

#[test]
fn a_deep_body_is_refused() {
    let deep = format!(r#"{{"value":[{{"a":{}1{}}}]}}"#, "[".repeat(100_000), "]".repeat(100_000));
    assert!(matches!(Notifications::read(deep.as_bytes()), Err(ReadError::Unreadable(_))));
}

#[test]
fn a_guessed_or_missing_client_state_does_not_match() -> Outcome {
    let state = ClientState::new("hush");
    for (client_state, expected) in [
        (value!("hush"), true),
        (value!("hus"), false),
        (value!("hush "), false),
        (value!("HUSH"), false),
        (value!(""), false),
        (value!(null), false),
        (value!(["hush"]), false),
        (value!({"hush": "hush"}), false),
    ] {
        let received = read(&value!({"value": [{"clientState": client_state}]}))?;
        assert_eq!(state.matches(&received.value[0]), expected, "{client_state}");
    }
    assert!(!state.matches(&Default::default()));
    Ok(())
}

proptest! {
    /// A changed body is refused, or what is read of it is written back.
    #[test]
    fn changed_bodies_do_no_harm(
        sample in 0..5_usize,
        changes in proptest::collection::vec((any::<usize>(), any::<u8>()), 1..6),
    ) {
        let mut text = samples()[sample].to_string().into_bytes();
        for (position, byte) in changes {
            let position = position % text.len();
            text[position] = byte;
        }
        if let Ok(received) = Notifications::read(&text) {
            _ = format!("{received:?}");
            let written = json::to_vec(&received).expect("what was read can be written");
            let again = Notifications::read(&written).expect("what was written can be read");
            prop_assert_eq!(again, received);
        }
    }
}
