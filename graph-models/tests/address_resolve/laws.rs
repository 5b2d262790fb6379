//! Laws for all texts: every key can be written, and a canonical address is resolved to itself.

use graph_models::address::ResolvedAddress;
use graph_models::query::ResourcePath;
use proptest::prelude::*;

use super::service::{operations, registry};

/// A text as it is in a segment.
fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

/// Texts that are near the rules for keys, and any others.
fn key() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[.$:()'/%?#, =a]{0,6}",
        "(microsoft\\.graph\\.|graph\\.|Microsoft.Graph.)?(delta|group|owner|x)[:(]?",
    ]
}

/// Texts of the pieces of addresses.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            "users",
            "me",
            "USERS",
            "messages",
            "parts",
            "manager",
            "memberOf",
            "home",
            "addresses",
            "graph.owner",
            "microsoft.graph.group",
            "members",
            "nickNames",
            "employeeId",
            "delta",
            "origin",
            "passages",
            "retire",
            "archive",
            "$count",
            "$ref",
            "$value",
            "(",
            ")",
            "'",
            "=",
            ",",
            "(first=1)",
            "('1')",
            "(id='1')",
            "(number=1,kind='a')",
            "%27",
            "%28",
            "%29",
            "%2F",
            "%",
            ":",
            "7",
        ])
        .prop_map(str::to_owned),
        key().prop_map(|text| encoded(&text)),
    ];
    let separator = prop_oneof![4 => Just("/"), 1 => Just("")];
    prop::collection::vec((piece, separator), 0..12)
        .prop_map(|pieces| pieces.into_iter().map(|(piece, after)| piece + after).collect())
}

/// A resolved address is resolved to itself.
fn is_stable(address: &str) -> Result<(), TestCaseError> {
    if let Ok(found) = operations().resolve(address) {
        let canonical = found.to_string();
        let again = operations().resolve(&canonical);
        let again = again.map_err(|error| TestCaseError::fail(format!("{canonical}: {error}")))?;
        prop_assert_eq!(&again.to_string(), &canonical);
        prop_assert_eq!(again.steps(), found.steps());
        prop_assert_eq!(again.destination(), found.destination());
        prop_assert_eq!(again.type_name(), found.type_name());
        let path = ResourcePath::parse(&canonical);
        prop_assert!(path.is_ok(), "{}", canonical);
    }
    if let Ok(found) = registry().resolve(address) {
        let again = registry().resolve(&found.to_string());
        prop_assert_eq!(again.as_ref().map(ResolvedAddress::steps), Ok(found.steps()));
    }
    Ok(())
}

proptest! {
    #[test]
    fn every_text_is_a_key(user in key(), kind in key(), number: i32) {
        let literal = |text: &str| encoded(&text.replace('\'', "''"));
        let address = format!(
            "users('{}')/messages/1/parts(number={number},kind='{}')/text",
            literal(&user), literal(&kind),
        );
        let found = operations().resolve(&address);
        let found = found.map_err(|error| TestCaseError::fail(error.to_string()))?;
        let keys: Vec<Vec<_>> = found.keys().map(|key| key.parts().collect()).collect();
        let number = number.to_string();
        let part = vec![("number", number.as_str()), ("kind", kind.as_str())];
        prop_assert_eq!(keys, vec![vec![("id", user.as_str())], vec![("id", "1")], part]);
        is_stable(&address)?;
    }

    #[test]
    fn the_canonical_address_is_resolved_to_itself(address in pieces()) {
        is_stable(&address)?;
    }

    #[test]
    fn no_text_panics(text: String) {
        is_stable(&text)?;
    }
}
