//! From the user's item to the model. Mistakes that show in one place are found here; those that
//! need two, in [`check`](crate::check).

mod enumeration;
mod structure;
mod union;

use proc_macro2::Span;
use syn::spanned::Spanned;
use syn::{Attribute, Fields, Ident, LitStr, Path, parse_quote};

use crate::args::{self, Options};
use crate::errors::Errors;
use crate::model::{Header, Item};
use crate::{case, types};

/// Understands an item; `None` when nothing of it can be expanded.
pub(crate) fn item(options: &Options, item: syn::Item, errors: &mut Errors) -> Option<Item> {
    match item {
        syn::Item::Struct(item) => {
            refuse_option(options, "flags", "for enums", errors);
            structure::parse(options, item, errors).map(Item::Structure)
        }
        syn::Item::Enum(item) => {
            refuse_option(options, "patch", "for structs", errors);
            refuse_option(options, "base", "for structs", errors);
            if is_union(&item) {
                for name in ["flags", "odata_type", "namespace"] {
                    let why = "not for unions, which have the name of their `unrecognized` type";
                    refuse_option(options, name, why, errors);
                }
                union::parse(options, item, errors).map(Item::Union)
            } else {
                enumeration::parse(options, item, errors).map(Item::Enumeration)
            }
        }
        syn::Item::Union(item) => {
            let message = "`graph_entity` does not take a `union`; write an enum with a variant \
                           for each type";
            errors.on(item.union_token, message);
            None
        }
        other => {
            errors.on(other, "`graph_entity` goes on a struct or an enum");
            None
        }
    }
}

/// An enum is a union when a variant holds a value that is not an unknown member's text.
fn is_union(item: &syn::ItemEnum) -> bool {
    let text = |fields: &Fields| fields.iter().all(|field| holds_text(&field.ty));
    let marked = |attributes: &[Attribute]| attributes.iter().any(mentions_unrecognized);
    let mut plain = item.variants.iter().filter(|variant| !marked(&variant.attrs)).peekable();
    match plain.peek() {
        // The first ordinary variant decides, so that an odd one out is the one that is refused.
        Some(first) => matches!(first.fields, Fields::Unnamed(_)),
        None => item.variants.iter().any(|variant| {
            !matches!(variant.fields, Fields::Unit) && !text(&variant.fields)
        }),
    }
}

fn mentions_unrecognized(attribute: &Attribute) -> bool {
    attribute.path().is_ident("graph")
        && matches!(&attribute.meta, syn::Meta::List(list)
            if list.tokens.to_string().contains("unrecognized"))
}

/// Whether this is the `Box<str>` of an `unrecognized` member.
fn holds_text(ty: &syn::Type) -> bool {
    types::inner(ty, "Box").is_some_and(|inner| types::is_named(inner, "str"))
}

fn refuse_option(options: &Options, name: &str, why: &str, errors: &mut Errors) {
    if let Some(span) = options.span(name) {
        errors.at(span, format!("`{name}` is {why}; remove it"));
    }
}

/// The names of an item.
fn header(options: &Options, ident: &Ident, errors: &mut Errors) -> Header {
    let own = case::lower_first(&unraw(ident));
    let odata_type = match (options.text("odata_type"), options.text("namespace")) {
        (Some(name), namespace) => {
            if let Some(namespace) = namespace {
                errors.on(namespace, "`odata_type` has the namespace already; remove `namespace`");
            }
            type_name(name, "odata_type", errors)
        }
        (None, Some(namespace)) => {
            let text = namespace.value();
            if text.starts_with('#') || !is_qualified(&text) {
                let message = "a namespace is words joined by dots; write `namespace = \
                               \"microsoft.graph.security\"`";
                errors.on(namespace, message);
            }
            format!("#{text}.{own}")
        }
        (None, None) => format!("#microsoft.graph.{own}"),
    };
    let runtime = options.path("crate").cloned().unwrap_or_else(|| parse_quote!(::graph_models));
    Header { ident: ident.clone(), odata_type, runtime }
}

/// A full type name behind a `#`.
fn type_name(name: &LitStr, option: &str, errors: &mut Errors) -> String {
    let text = name.value();
    match text.strip_prefix('#') {
        None if is_qualified(&text) => {
            let message = format!("`{text}` lacks the leading `#`; write `{option} = \"#{text}\"`");
            errors.on(name, message);
        }
        Some(rest) if rest.contains('.') && is_qualified(rest) => return text,
        _ => errors.on(
            name,
            format!("`{text}` is no full type name; write `{option} = \"#microsoft.graph.user\"`"),
        ),
    }
    "#microsoft.graph.unknown".to_owned()
}

/// Whether text is words joined by dots.
fn is_qualified(text: &str) -> bool {
    let word = |word: &str| {
        !word.is_empty()
            && !word.starts_with(|first: char| first.is_ascii_digit())
            && word.chars().all(|char| char.is_alphanumeric() || char == '_')
    };
    text.split('.').all(word)
}

/// A name on the wire, from `rename` or from the Rust name.
fn wire_name(options: &Options, ident: &Ident, own: String, errors: &mut Errors) -> (String, Span) {
    let Some(rename) = options.text("rename") else {
        if own.is_empty() {
            errors.on(ident, format!("`{ident}` gives no name in JSON; add `#[graph(rename = \"…\")]`"));
        }
        return (own, ident.span());
    };
    let name = rename.value();
    if name.is_empty() {
        errors.on(rename, "the name in JSON is empty");
    }
    (name, rename.span())
}

pub(crate) fn unraw(ident: &Ident) -> String {
    let text = ident.to_string();
    text.strip_prefix("r#").map(str::to_owned).unwrap_or(text)
}

/// Refuses attributes that do what this one does: serde's own, and derives that are given already.
fn refuse_rivals(attributes: &[Attribute], given: &[&str], errors: &mut Errors) {
    refuse_serde(attributes, errors);
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("derive")) {
        let derives = attribute.parse_args_with(
            syn::punctuated::Punctuated::<Path, syn::Token![,]>::parse_terminated,
        );
        for derive in derives.into_iter().flatten() {
            let Some(last) = derive.segments.last().map(|segment| segment.ident.to_string()) else {
                continue;
            };
            if given.contains(&last.as_str()) {
                errors.on(derive, format!("`graph_entity` already gives `{last}`; remove it here"));
            }
        }
    }
}

/// Refuses `#[serde(…)]`, for there is no derive that would heed it.
fn refuse_serde(attributes: &[Attribute], errors: &mut Errors) {
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("serde")) {
        let text = match &attribute.meta {
            syn::Meta::List(list) => list.tokens.to_string(),
            _ => String::new(),
        };
        let fix = match text.split(|char: char| !char.is_alphanumeric() && char != '_').next() {
            Some("rename") => "write `#[graph(rename = \"…\")]` instead",
            Some("rename_all") => "names are in camelCase already; remove it",
            Some("skip_serializing_if" | "default") => "absent values are skipped already; remove it",
            Some("flatten") => "write `#[graph(additional)]` on an `AdditionalData` instead",
            _ => "remove it",
        };
        errors.at(
            attribute.path().span(),
            format!("`graph_entity` writes serde's impls itself; {fix}"),
        );
    }
}

/// Refuses type parameters and lifetimes: a Graph type has none.
fn refuse_generics(generics: &syn::Generics, errors: &mut Errors) -> bool {
    let some = !generics.params.is_empty();
    if some {
        errors.on(generics, "a Graph type has no parameters or lifetimes; write concrete, owned types");
    } else if let Some(clause) = &generics.where_clause {
        errors.on(clause, "a Graph type has no parameters, so nothing to constrain; remove this");
    }
    some
}

/// The options of a field or variant; those that other attributes hide are none.
fn take_options(
    attributes: &mut Vec<Attribute>,
    known: &[args::Known],
    errors: &mut Errors,
) -> Options {
    refuse_serde(attributes, errors);
    args::take(attributes, known, errors)
}
