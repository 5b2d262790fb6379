//! Rules that need two things at once: names that clash, types that repeat.

use std::collections::HashMap;

use proc_macro2::Span;
use quote::ToTokens;

use crate::errors::Errors;
use crate::model::{Item, Union};

/// Finds what clashes in an item.
pub(crate) fn item(item: &mut Item, errors: &mut Errors) {
    match item {
        Item::Structure(structure) => {
            let mut names = Names::new("fields");
            for field in &mut structure.fields {
                let rust_name = field.ident.to_string();
                field.broken |= names.clash(&field.wire_name, &rust_name, field.name_span, errors);
            }
        }
        Item::Enumeration(enumeration) => {
            let mut names = Names::new("members");
            for member in &enumeration.members {
                names.clash(&member.text, &member.ident.to_string(), member.text_span, errors);
            }
        }
        Item::Union(union) => check_union(union, errors),
    }
}

/// The names in JSON that an item has so far.
struct Names {
    what: &'static str,
    first: HashMap<String, First>,
}

/// Who has a name first.
struct First {
    rust_name: String,
    span: Span,
    /// Whether it was pointed at already.
    reported: bool,
}

impl Names {
    fn new(what: &'static str) -> Self {
        Self { what, first: HashMap::new() }
    }

    /// Takes a name, and reports it if another has it already.
    fn clash(&mut self, wire_name: &str, rust_name: &str, span: Span, errors: &mut Errors) -> bool {
        // An error that left no name.
        if wire_name.is_empty() {
            return false;
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

/// As many types as a description of a union has place for, the fallback among them.
const MOST_VARIANTS: usize = Union::GROUP * Union::GROUP;

/// No two variants hold the same type; the fallback may share its type with one, the base's own.
fn check_union(union: &mut Union, errors: &mut Errors) {
    if let Some(variant) = union.variants.get(MOST_VARIANTS - 1) {
        let message = format!(
            "a union has no more than {MOST_VARIANTS} variants; leave some to the unrecognized one"
        );
        errors.on(&variant.ty, message);
    }
    let mut first = HashMap::new();
    for variant in &mut union.variants {
        let ty = variant.ty.to_token_stream().to_string();
        if let Some(other) = first.get(&ty) {
            let message = format!("`{other}` holds this type already; remove one of the two");
            errors.on(&variant.ty, message);
            variant.repeated = true;
        } else {
            first.insert(ty, variant.ident.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::args::Options;

    #[test]
    fn a_union_has_a_limit() {
        for (count, errors_found) in [(1023, 0), (1024, 1)] {
            let variants: String = (0..count).map(|n| format!("V{n}(Box<T{n}>),")).collect();
            let text = format!("enum Any {{ {variants} #[graph(unrecognized)] Other(Box<Base>) }}");
            let enumeration = syn::parse_str(&text).expect("an enum");
            let mut errors = Errors::new();
            let parsed = crate::parse::item(&Options::default(), enumeration, &mut errors);
            super::item(&mut parsed.expect("a union"), &mut errors);
            assert_eq!(errors.count(), errors_found);
            errors.forget();
        }
    }
}
