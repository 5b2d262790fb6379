//! Expansions under strict lints, because they must not cause warnings in a user's build.

#![deny(warnings, missing_docs, unused_qualifications, unused_results, unused_lifetimes)]
#![deny(let_underscore_drop, missing_copy_implementations, missing_debug_implementations)]
#![deny(single_use_lifetimes, trivial_casts, trivial_numeric_casts, unit_bindings)]
#![deny(unreachable_pub, unsafe_code, unused_import_braces, unused_macro_rules)]
#![deny(
    variant_size_differences,
    absolute_paths_not_starting_with_crate,
    ambiguous_negative_literals
)]
#![deny(elided_lifetimes_in_paths, explicit_outlives_requirements, redundant_lifetimes)]
#![deny(unnameable_types, keyword_idents, meta_variable_misuse, noop_method_call)]
#![deny(clippy::all, clippy::pedantic, clippy::nursery, clippy::absolute_paths)]
#![deny(clippy::allow_attributes, clippy::arithmetic_side_effects, clippy::as_conversions)]
#![deny(clippy::default_numeric_fallback, clippy::expect_used, clippy::indexing_slicing)]
#![deny(clippy::missing_docs_in_private_items, clippy::panic, clippy::pattern_type_mismatch)]
#![deny(clippy::same_name_method, clippy::shadow_reuse, clippy::shadow_unrelated)]
#![deny(clippy::str_to_string, clippy::unimplemented, clippy::unreachable, clippy::unwrap_used)]
#![deny(clippy::wildcard_enum_match_arm, clippy::missing_inline_in_public_items)]
#![expect(clippy::redundant_pub_crate, reason = "it contradicts `unreachable_pub`")]

use graph_models::edm::Decimal;
use graph_models::{AdditionalData, FlagSet, graph_entity};

/// An entity.
#[graph_entity(base = "#microsoft.graph.entity")]
pub(crate) struct Account {
    /// `id`
    #[graph(key, non_null)]
    pub(crate) id: Option<String>,
    /// `balance`
    #[graph(secret)]
    pub(crate) balance: Option<Decimal>,
    /// `currency`
    pub(crate) currency: Option<Currency>,
    /// `rights`
    pub(crate) rights: Option<FlagSet<Right>>,
    /// `tier`
    #[deprecated]
    pub(crate) tier: Option<Tier>,
    /// `parent`
    #[graph(navigation)]
    pub(crate) parent: Option<Box<Self>>,
    /// `holders`
    pub(crate) holders: Option<Vec<AnyHolder>>,
    /// Properties that the type does not declare.
    #[graph(additional)]
    pub(crate) additional_data: AdditionalData,
}

/// A type with a required property.
#[graph_entity]
pub(crate) struct Holder {
    /// `name`
    pub(crate) name: String,
    /// Properties that the type does not declare.
    #[graph(additional)]
    pub(crate) additional_data: AdditionalData,
}

/// An open enumeration.
#[graph_entity]
#[derive(Default)]
pub(crate) enum Currency {
    /// `euro`
    #[default]
    Euro,
    /// `yen`
    Yen,
    /// Any other.
    #[graph(unrecognized)]
    Unrecognized(Box<str>),
}

/// Flags.
#[graph_entity(flags)]
pub(crate) enum Right {
    /// `pay`
    Pay,
    /// `look`
    Look,
    /// Any other.
    #[graph(unrecognized)]
    Unrecognized(Box<str>),
}

/// A closed enumeration.
#[graph_entity]
pub(crate) enum Tier {
    /// `gold`
    Gold,
    /// `lead`
    #[deprecated]
    Lead,
}

/// A union.
#[graph_entity]
pub(crate) enum AnyHolder {
    /// `#microsoft.graph.account`
    Account(Box<Account>),
    /// Any other.
    #[graph(unrecognized)]
    Unrecognized(Box<Holder>),
}

/// A struct whose `cfg` needs the second step of the expansion.
#[graph_entity]
pub(crate) struct Later {
    /// `kept`
    #[cfg(test)]
    pub(crate) kept: Option<i32>,
    /// Absent.
    #[cfg(not(test))]
    pub(crate) gone: Option<i32>,
    /// Properties that the type does not declare.
    #[graph(additional)]
    pub(crate) additional_data: AdditionalData,
}

#[test]
fn strict_lints_find_nothing_in_an_expansion() {
    let read = serde_json::from_str(r#"{"currency":"yen","holders":[]}"#);
    assert!(read.is_ok_and(|account: Account| account.currency == Some(Currency::Yen)));
    let later = Later { kept: Some(1_i32), ..Later::default() };
    assert_eq!(later.clone(), later);
}
