//! Rules that need two parts of an item: names that clash, types that repeat.

use std::collections::HashMap;

use graph_table::MemberNumbers;
use graph_table::limits::{LONGEST_NAME, MOST_NAMES, UNION_TYPES};
use proc_macro2::Span;
use quote::ToTokens;

use crate::errors::Errors;
use crate::model::{Header, Item, Union};

/// Finds what clashes in an item.
pub(crate) fn item(item: &mut Item, errors: &mut Errors) {
    match item {
        Item::Structure(structure) => {
            let mut names = Names::new("fields");
            for field in &mut structure.fields {
                let rust_name = field.ident.to_string();
                field.broken |= names.clash(&field.wire_name, &rust_name, field.name_span, errors);
            }
            limit(&structure.header, structure.base.as_deref(), &names, errors);
        }
        Item::Enumeration(enumeration) => {
            let mut names = Names::new("members");
            for member in &enumeration.members {
                names.clash(&member.text, &member.ident.to_string(), member.text_span, errors);
            }
            limit(&enumeration.header, None, &names, errors);
            let text = MemberNumbers::encode(enumeration.flags, &enumeration.numbers);
            if text.len() > LONGEST_NAME {
                let message = format!(
                    "the numbers of the members take more than {LONGEST_NAME} bytes; write fewer \
                     `value`, or smaller ones"
                );
                errors.on(&enumeration.header.ident, message);
            }
        }
        Item::Union(union) => check_union(union, errors),
    }
}

/// Reports what exceeds the limits of a type table.
fn limit(header: &Header, base: Option<&str>, names: &Names, errors: &mut Errors) {
    let ident = &header.ident;
    let own = [&header.odata_type, &ident.to_string(), base.unwrap_or_default()];
    if own.into_iter().any(|name| name.len() > LONGEST_NAME) {
        let message = format!(
            "a name of this type is longer than {LONGEST_NAME} bytes; write a shorter name"
        );
        errors.on(ident, message);
    }
    if names.first.len() > MOST_NAMES {
        let (found, what) = (names.first.len(), names.what);
        errors.on(ident, format!("`{ident}` has {found} {what}; remove all but {MOST_NAMES}"));
    }
}

/// The names in JSON seen so far in an item.
struct Names {
    what: &'static str,
    first: HashMap<String, First>,
}

/// The first part with a name.
struct First {
    rust_name: String,
    span: Span,
    /// Whether it was reported already.
    reported: bool,
}

impl Names {
    fn new(what: &'static str) -> Self {
        Self { what, first: HashMap::new() }
    }

    /// Adds a name. Reports it and returns `true` if another part already has it.
    fn clash(&mut self, wire_name: &str, rust_name: &str, span: Span, errors: &mut Errors) -> bool {
        // The name is empty because of an earlier error.
        if wire_name.is_empty() {
            return false;
        }
        if wire_name.len().max(rust_name.len()) > LONGEST_NAME {
            let message =
                format!("this name is longer than {LONGEST_NAME} bytes; write a shorter name");
            errors.at(span, message);
        }
        let Some(first) = self.first.get_mut(wire_name) else {
            let first = First { rust_name: rust_name.to_owned(), span, reported: false };
            self.first.insert(wire_name.to_owned(), first);
            return false;
        };
        let message = format!(
            "{} `{}` and `{rust_name}` are both `{wire_name}` in JSON; rename one of them",
            self.what, first.rust_name
        );
        errors.at(span, message);
        if !std::mem::replace(&mut first.reported, true) {
            errors.at(first.span, format!("`{wire_name}` is first used here"));
        }
        true
    }
}

/// No two variants hold the same type, except that the fallback may share the base type with one.
fn check_union(union: &mut Union, errors: &mut Errors) {
    if let Some(variant) = union.variants.get(UNION_TYPES - 1) {
        let message = format!(
            "a union has at most {UNION_TYPES} variants; leave some to the unrecognized one"
        );
        errors.on(&variant.ty, message);
    }
    let mut first = HashMap::new();
    for variant in &mut union.variants {
        let ty = variant.ty.to_token_stream().to_string();
        if let Some(other) = first.get(&ty) {
            let message = format!("`{other}` already holds this type; remove one of the two");
            errors.on(&variant.ty, message);
            variant.repeated = true;
        } else {
            first.insert(ty, variant.ident.clone());
        }
    }
    if let Some(fallback) = &mut union.unrecognized {
        fallback.repeated = first.contains_key(&fallback.ty.to_token_stream().to_string());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::options::Options;

    fn mistakes(item: &str) -> usize {
        let item = syn::parse_str(item).expect("an item");
        let mut errors = Errors::new();
        let parsed = crate::parse::item(&Options::default(), item, &mut errors);
        super::item(&mut parsed.expect("understood").item, &mut errors);
        let count = errors.count();
        errors.forget();
        count
    }

    #[test]
    fn what_exceeds_the_limits_of_a_type_table_is_refused() {
        let enumeration = |members: usize| {
            let members: String = (0..members).map(|n| format!("M{n},")).collect();
            mistakes(&format!("enum Colour {{ {members} }}"))
        };
        assert_eq!((enumeration(16_383), enumeration(16_384)), (0, 1));
        for (members, found) in [(780, 0), (781, 1)] {
            let numbers = (0..members).map(|n| i64::MIN + 2 * n);
            let members =
                numbers.enumerate().map(|(n, number)| format!("#[graph(value = {number})] M{n},"));
            let members: String = members.collect();
            assert_eq!(mistakes(&format!("enum Colour {{ {members} }}")), found);
        }
        for (length, found) in [(16_383, 0), (16_384, 1)] {
            let name = "a".repeat(length);
            let member = format!("enum Colour {{ #[graph(rename = \"{name}\")] Red }}");
            assert_eq!(mistakes(&member), found);
            // The name on the wire has a namespace before it.
            assert_eq!(mistakes(&format!("enum A{} {{ Red }}", &name[18..])), found);
        }
    }

    #[test]
    fn a_union_has_a_limit() {
        for (count, errors_found) in [(1023, 0), (1024, 1)] {
            let variants: String = (0..count).map(|n| format!("V{n}(Box<T{n}>),")).collect();
            let text = format!("enum Any {{ {variants} #[graph(unrecognized)] Other(Box<Base>) }}");
            assert_eq!(mistakes(&text), errors_found);
        }
    }
}
