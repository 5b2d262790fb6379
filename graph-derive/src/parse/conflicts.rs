//! Attributes that conflict with `graph_entity`: those of serde, and derives of traits that
//! `graph_entity` implements.
//!
//! They are reported and removed, so that the compiler does not report them again.

use quote::ToTokens;
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::{Attribute, Expr, Ident, Meta, Path, Token, parse_quote};

use crate::errors::Errors;

/// What an attribute is above.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum AttributeTarget {
    Item,
    Field,
    Variant,
}

/// What the attribute derives for every struct.
pub(crate) const OF_STRUCTS: &[&str] =
    &["Default", "Clone", "PartialEq", "Debug", "Serialize", "Deserialize"];

/// What the attribute derives for every union.
pub(crate) const OF_UNIONS: &[&str] = &["Clone", "PartialEq", "Debug", "Serialize", "Deserialize"];

/// What the attribute derives for a closed enumeration. An open one is not `Copy`, because it can own
/// text, so it gets all but the first.
pub(crate) const OF_ENUMS: &[&str] = &[
    "Copy",
    "Clone",
    "PartialEq",
    "Eq",
    "PartialOrd",
    "Ord",
    "Hash",
    "Debug",
    "Serialize",
    "Deserialize",
    "Display",
    "FromStr",
    "EnumString",
    "AsRefStr",
];

/// Reports attributes of an item: those of serde, derives of a trait in `given`, and a second
/// `graph_entity`.
pub(crate) fn refuse_on_item(attributes: &mut Vec<Attribute>, given: &[&str], errors: &mut Errors) {
    attributes.retain_mut(|attribute| match &attribute.meta {
        meta if is_ours(meta.path()) => {
            errors.on(meta.path(), "`graph_entity` is given twice; remove one");
            false
        }
        meta if meta.path().is_ident("graph") => {
            let options = match meta {
                Meta::List(list) => list.tokens.to_string(),
                _ => "…".to_owned(),
            };
            let message =
                format!("options of the type go in `#[graph_entity({options})]`; move them there");
            errors.on(meta.path(), message);
            false
        }
        meta if meta.path().is_ident("derive") => {
            let Some(kept) = refuse_derives(meta, given, errors) else { return true };
            attribute.meta = parse_quote!(derive(#(#kept),*));
            true
        }
        meta => !refuse_meta(meta, AttributeTarget::Item, given, errors),
    });
}

/// Reports `#[serde(…)]`, because no derive would read it.
pub(crate) fn refuse_serde(
    attributes: &mut Vec<Attribute>,
    target: AttributeTarget,
    errors: &mut Errors,
) {
    attributes.retain(|attribute| !refuse_meta(&attribute.meta, target, &[], errors));
}

/// Whether a field has `#[serde(flatten)]`, as additional data would with serde's derive.
pub(super) fn is_flattened(attributes: &[Attribute]) -> bool {
    let serde = attributes.iter().filter(|attribute| attribute.path().is_ident("serde"));
    serde
        .flat_map(|attribute| list(&attribute.meta))
        .any(|option| option.path().is_ident("flatten"))
}

/// Reports a conflicting attribute, even inside a `cfg_attr`. Returns whether there was one.
fn refuse_meta(meta: &Meta, target: AttributeTarget, given: &[&str], errors: &mut Errors) -> bool {
    let before = errors.count();
    if meta.path().is_ident("serde") {
        refuse_options_of_serde(meta, target, errors);
    } else if meta.path().is_ident("derive") {
        refuse_derives(meta, given, errors);
    } else if meta.path().is_ident("cfg_attr") {
        for meta in list(meta).iter().skip(1) {
            refuse_meta(meta, target, given, errors);
        }
    }
    errors.count() > before
}

fn is_ours(path: &Path) -> bool {
    path.segments.last().is_some_and(|segment| segment.ident == "graph_entity")
}

/// Reports the derives that are already given. Returns the others, or `None` if nothing was reported.
fn refuse_derives(meta: &Meta, given: &[&str], errors: &mut Errors) -> Option<Vec<Path>> {
    let Meta::List(derives) = meta else { return None };
    let all = derives.parse_args_with(Punctuated::<Path, Token![,]>::parse_terminated).ok()?;
    let before = errors.count();
    let kept = all.into_iter().filter(|derive| {
        let Some(name) = known_derive(derive)
            .filter(|name| *name == "Copy" || given.iter().any(|given| name == given))
        else {
            return true;
        };
        let message = match name.to_string().as_str() {
            "Copy" if !given.contains(&"Copy") => {
                "an open enum owns text, so it cannot be `Copy`; remove it here".to_owned()
            }
            name => format!("`graph_entity` already derives `{name}`; remove it here"),
        };
        errors.on(derive, message);
        false
    });
    let kept = kept.collect();
    (errors.count() > before).then_some(kept)
}

/// The name of a derive, unless its path leads to an unrelated crate.
fn known_derive(path: &Path) -> Option<&Ident> {
    const CRATES: &[&str] =
        &["core", "std", "serde", "serde_derive", "strum", "strum_macros", "derive_more"];
    let from_known = || CRATES.iter().any(|name| path.segments[0].ident == name);
    let last = path.segments.last().map(|segment| &segment.ident);
    last.filter(|_| path.segments.len() == 1 || from_known())
}

/// Reports each option of a `#[serde(…)]`, with what to write instead.
fn refuse_options_of_serde(meta: &Meta, target: AttributeTarget, errors: &mut Errors) {
    let options = list(meta);
    if options.is_empty() {
        errors.on(meta.path(), "`graph_entity` writes serde's impls itself; remove `serde` here");
    }
    for option in options {
        let name = option.path().to_token_stream().to_string();
        let message = match instead(&name, &option, target) {
            Some(fix) => format!("`graph_entity` writes serde's impls itself; {fix}"),
            None => format!("`graph_entity` writes serde's impls itself; remove `{name}`"),
        };
        errors.on(option.path(), message);
    }
}

fn instead(name: &str, option: &Meta, target: AttributeTarget) -> Option<String> {
    let value = match option {
        Meta::NameValue(pair) => match &pair.value {
            Expr::Lit(value) => value.to_token_stream().to_string(),
            _ => "\"…\"".to_owned(),
        },
        _ => "\"…\"".to_owned(),
    };
    let fix = match (name, target) {
        ("rename", AttributeTarget::Item) => {
            "the name on the wire is `odata_type`; remove `rename`"
        }
        ("rename", _) => return Some(format!("write `#[graph(rename = {value})]`")),
        ("rename_all", _) => "names are already in camelCase; remove `rename_all`",
        ("default", _) => "an absent property is already `None`; remove `default`",
        ("skip_serializing_if", _) => {
            "a property that is `None` is not written; remove `skip_serializing_if`"
        }
        ("flatten", AttributeTarget::Field) => {
            "write `#[graph(additional)]`, on an `AdditionalData`"
        }
        ("other", AttributeTarget::Variant) => {
            "write `#[graph(unrecognized)]`, on a variant that keeps the text"
        }
        ("tag" | "untagged", _) => "`@odata.type` already identifies the type; remove it",
        _ => return None,
    };
    Some(fix.to_owned())
}

/// The entries of an attribute's list.
fn list(meta: &Meta) -> Vec<Meta> {
    let Meta::List(list) = meta else { return Vec::new() };
    let parse = Punctuated::<Meta, Token![,]>::parse_terminated;
    parse.parse2(list.tokens.clone()).into_iter().flatten().collect()
}
