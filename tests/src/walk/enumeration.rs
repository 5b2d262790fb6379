//! Enumerations: their members in every spelling and by their numbers, and unknown members.

use std::collections::BTreeSet;

use graph_models::serde_json::{Value, json};
use graph_models::{Shape, TypeInfo};

use super::Walker;
use super::samples::{self, Sample};

/// A member that no schema declares.
const UNKNOWN_MEMBER: &str = "memberThatNoSchemaHas";

impl Walker {
    /// Checks an enumeration's information. Its values are checked in the properties that have its
    /// type.
    pub(super) fn enumeration(&mut self, info: &'static TypeInfo) {
        self.report.figures.enumerations += 1;
        self.report.figures.members += info.members().len();
        self.is_found_by_every_name(info);
        let distinct: BTreeSet<_> = info.members().iter().collect();
        self.check(distinct.len() == info.members().len(), "a member is listed twice");
        let word = |member: &&str| !member.is_empty() && !member.contains([',', ' ']);
        self.check(info.members().iter().all(word), "a member is not a single word");
        let bare = info.properties().is_empty() && info.variants().next().is_none();
        self.check(bare && info.create().is_none(), "it has parts of a struct or a union");
    }
}

/// Every member in the schema's spelling.
pub(super) fn known(info: &TypeInfo) -> Vec<Sample> {
    info.members().iter().map(|&member| Sample::same(member)).collect()
}

/// Every member in upper and lower case, and other values that the enumeration accepts.
pub(super) fn odd(info: &TypeInfo) -> Vec<Sample> {
    let Shape::Enum { flags, open } = info.shape() else { return Vec::new() };
    let cases = [str::to_uppercase as fn(&str) -> String, str::to_lowercase];
    let members = info.members().iter().flat_map(|member| cases.map(|case| case(member)));
    let mut values: Vec<_> = members
        .map(|text| {
            let written = spelled(info, &text).to_owned();
            Sample::spelled(text, written)
        })
        .collect();
    if open {
        values.extend([UNKNOWN_MEMBER, "9223372036854775807"].map(Sample::same));
    }
    let numbers = info.members().iter().filter_map(|member| info.member_value(member));
    values.extend(numbers.map(|number| Sample::same(number.to_string())));
    if open || flags {
        values.push(Sample::same(""));
    }
    if flags {
        let mut members = info.members().to_vec();
        members.reverse();
        if open {
            members.insert(members.len() / 2, UNKNOWN_MEMBER);
        }
        values.push(Sample::same(members.join(",")));
        values.push(Sample::spelled(members.join(" , "), members.join(",")));
        values.push(Sample::spelled(members.join(",").to_uppercase(), {
            let upper = members.iter().map(|member| member.to_uppercase());
            upper.map(|text| spelled(info, &text).to_owned()).collect::<Vec<_>>().join(",")
        }));
    }
    values
}

/// Values that an enumeration refuses.
pub(super) fn wrong(info: &TypeInfo) -> Vec<Value> {
    let mut wrong = vec![json!(0), json!(1.5), json!(true), json!([]), json!({})];
    if let Shape::Enum { open: false, .. } = info.shape() {
        wrong.push(json!(UNKNOWN_MEMBER));
    }
    wrong
}

/// A value that every property or collection of the type accepts.
pub(super) fn any(info: &TypeInfo) -> Value {
    match info.shape() {
        Shape::Enum { .. } => info.members().first().copied().unwrap_or_default().into(),
        Shape::Structured | Shape::Union => json!({}),
        _ => samples::samples(info.name()).into_iter().next().map_or(Value::Null, |it| it.sent),
    }
}

/// Text as it is written: as the member with this exact spelling, or the first that differs only in
/// case.
fn spelled<'t>(info: &TypeInfo, text: &'t str) -> &'t str {
    let members = info.members();
    let exact = members.iter().find(|member| **member == text);
    let folded = || members.iter().find(|member| member.eq_ignore_ascii_case(text));
    exact.or_else(folded).map_or(text, |member| *member)
}
