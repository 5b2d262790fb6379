//! Rules that need two things at once: names that clash.

use std::collections::HashMap;

use proc_macro2::Span;
use quote::ToTokens;

use crate::errors::Errors;
use crate::model::{Item, Union};

/// Finds what clashes in an item.
pub(crate) fn item(item: &mut Item, errors: &mut Errors) {
    match item {
        Item::Structure(structure) => {
            let mut first = HashMap::new();
            for field in &mut structure.fields {
                let clash = name_clash(
                    &mut first,
                    (&field.wire_name, &field.ident.to_string(), field.name_span),
                    "fields",
                    errors,
                );
                field.broken |= clash;
            }
        }
        Item::Enumeration(enumeration) => {
            let mut first = HashMap::new();
            for member in &enumeration.members {
                name_clash(
                    &mut first,
                    (&member.text, &member.ident.to_string(), member.text_span),
                    "members",
                    errors,
                );
            }
        }
        Item::Union(union) => check_union(union, errors),
    }
}

/// Reports a name in JSON that another field or member has already.
fn name_clash(
    first: &mut HashMap<String, (String, Span)>,
    (wire_name, rust_name, span): (&str, &str, Span),
    what: &str,
    errors: &mut Errors,
) -> bool {
    let Some((first_name, first_span)) = first.get(wire_name) else {
        first.insert(wire_name.to_owned(), (rust_name.to_owned(), span));
        return false;
    };
    let message = format!(
        "{what} `{first_name}` and `{rust_name}` are both `{wire_name}` in JSON; rename one of them"
    );
    errors.at(span, message);
    errors.at(*first_span, format!("`{wire_name}` is first used here"));
    true
}

/// No two variants hold the same type; the fallback may share its type with one, the base's own.
fn check_union(union: &mut Union, errors: &mut Errors) {
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
