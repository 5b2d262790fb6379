//! Enumerations: their members, in every spelling, and those that they do not know.

use std::collections::BTreeSet;

use graph_models::serde_json::{Value, json};
use graph_models::{Shape, TypeInfo};

use super::Walker;
use super::samples::{self, Sample};

/// A member that no schema has.
const UNHEARD_OF: &str = "memberThatNoSchemaHas";

impl Walker {
    /// An enumeration by itself. Its values are read where a property has it as its type.
    pub(super) fn enumeration(&mut self, info: &'static TypeInfo) {
        self.report.figures.enumerations += 1;
        self.report.figures.members += info.members().len();
        for spelling in self.spellings(info) {
            let found = self.registry.get(&spelling).map(TypeInfo::name);
            self.check(found == Some(info.name()), &format!("`{spelling}` is not found"));
        }
        let distinct: BTreeSet<_> = info.members().iter().collect();
        self.check(distinct.len() == info.members().len(), "a member stands there twice");
        let word = |member: &&str| !member.is_empty() && !member.contains([',', ' ']);
        self.check(info.members().iter().all(word), "a member is no word");
        let nothing = info.properties().is_empty() && info.variants().next().is_none();
        self.check(nothing && info.create().is_none(), "it has something of other families");
    }
}

/// Every member, as the schema spells it.
pub(super) fn known(info: &TypeInfo) -> Vec<Sample> {
    info.members().iter().map(|&member| Sample::same(member)).collect()
}

/// Every member in other cases, and what else an enumeration takes.
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
        values.extend([UNHEARD_OF, "21"].map(Sample::same));
    }
    if open || flags {
        values.push(Sample::same(""));
    }
    if flags {
        let mut members = info.members().to_vec();
        members.reverse();
        if open {
            members.insert(members.len() / 2, UNHEARD_OF);
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

/// What an enumeration refuses.
pub(super) fn wrong(info: &TypeInfo) -> Vec<Value> {
    let mut wrong = vec![json!(0), json!(1.5), json!(true), json!([]), json!({})];
    if let Shape::Enum { open: false, .. } = info.shape() {
        wrong.push(json!(UNHEARD_OF));
    }
    wrong
}

/// A value that every property or collection of the type takes.
pub(super) fn any(info: &TypeInfo) -> Value {
    match info.shape() {
        Shape::Enum { .. } => info.members().first().copied().unwrap_or_default().into(),
        Shape::Structured | Shape::Union => json!({}),
        _ => samples::samples(info.name()).into_iter().next().map_or(Value::Null, |it| it.sent),
    }
}

/// A text as it is written: a member that is spelled so, else the first that is but for the case.
fn spelled<'t>(info: &TypeInfo, text: &'t str) -> &'t str {
    let members = info.members();
    let exact = members.iter().find(|member| **member == text);
    let folded = || members.iter().find(|member| member.eq_ignore_ascii_case(text));
    exact.or_else(folded).map_or(text, |member| *member)
}
