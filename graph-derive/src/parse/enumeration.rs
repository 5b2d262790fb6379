//! Enums of unit variants: enumerations and flags.

use graph_table::naming;
use proc_macro2::Span;
use syn::{Fields, Ident, ItemEnum, Variant};

use super::attributes::take_variant_options;
use super::names::{header, unraw, wire_name};
use super::numbers::{Numbers, take_number};
use super::shape::{holds_text, is_open, refuse_generics};
use crate::errors::Errors;
use crate::model::{Enumeration, Member};
use crate::options::Options;

pub(super) fn parse(
    options: &Options,
    mut item: ItemEnum,
    errors: &mut Errors,
) -> (Enumeration, bool) {
    let generic = refuse_generics(&mut item.generics, errors);
    let header = header(options, &item.ident, errors);
    if item.variants.is_empty() {
        errors.on(&item.ident, format!("`{}` has no members; add a variant for each", item.ident));
    }

    let flags = options.has("flags");
    let (mut members, mut unrecognized, mut broken) = (Vec::new(), Vec::new(), false);
    let mut numbers = Numbers::new(flags);
    let open = is_open(&item);
    for variant in &mut item.variants {
        let options = take_variant_options(variant, errors);
        // A variant that holds a value and has a misspelt option was meant to be the unrecognized one.
        let misspelt = options.are_faulty() && !matches!(variant.fields, Fields::Unit);
        if options.has("unrecognized") || misspelt {
            broken |= refuse_payload(variant, errors);
            if let Some(span) = options.span("rename") {
                errors.at(span, "the unrecognized variant has no name in JSON; remove `rename`");
            }
            if let Some(span) = options.span("value") {
                errors.at(span, "the unrecognized variant has no number; remove `value`");
            }
            if let Some((_, number)) = variant.discriminant.take() {
                errors.on(number, "the unrecognized variant has no number; remove this");
            }
            unrecognized.push(variant.ident.clone());
            continue;
        }
        if !matches!(variant.fields, Fields::Unit) {
            refuse_data(variant, errors);
            broken = true;
        }
        let own = naming::wire_name_of_type(&unraw(&variant.ident));
        let (text, text_span) = wire_name(&options, &variant.ident, own, errors);
        if flags {
            refuse_comma(&text, text_span, errors);
        }
        let number = take_number(variant, &options, open, errors);
        numbers.add(&variant.ident, number, errors);
        members.push(Member { ident: variant.ident.clone(), text, text_span });
    }
    broken |= refuse_second(&unrecognized, "one variant keeps all unknown members", errors);

    let unrecognized = unrecognized.into_iter().next();
    let is_complete = !generic && !broken && !item.variants.is_empty();
    let wanted = header.profile.member_numbers().then_some(&item.ident);
    let numbers = numbers.finish(wanted, errors);
    (Enumeration { header, flags, members, numbers, unrecognized, item }, is_complete)
}

/// Reports what the unrecognized variant holds, if that is not a `Box<str>`.
fn refuse_payload(variant: &Variant, errors: &mut Errors) -> bool {
    let ident = &variant.ident;
    let message = format!(
        "the unrecognized variant keeps the text that was received; write `{ident}(Box<str>)`"
    );
    match &variant.fields {
        Fields::Unnamed(fields) if fields.unnamed.len() == 1 => {
            let ty = &fields.unnamed[0].ty;
            if holds_text(ty) {
                return false;
            }
            let message =
                "the unrecognized variant keeps the text that was received; write `Box<str>`";
            errors.on(ty, message);
        }
        Fields::Unit => errors.on(ident, message),
        fields => errors.on(fields, message),
    }
    true
}

/// Reports a member that holds a value.
fn refuse_data(variant: &Variant, errors: &mut Errors) {
    let text = matches!(&variant.fields, Fields::Unnamed(fields)
        if fields.unnamed.len() == 1 && holds_text(&fields.unnamed[0].ty));
    if text {
        let message = format!(
            "`{0}` holds text but is not marked; write `#[graph(unrecognized)]` above it to keep \
             unknown members, or write `{0}` alone",
            variant.ident
        );
        errors.on(&variant.ident, message);
    } else {
        let message = "only the `#[graph(unrecognized)]` variant of an enum holds data, and it \
                       holds one `Box<str>`; remove this";
        errors.on(&variant.fields, message);
    }
}

/// Reports a comma in the name of a flag, because commas separate the members of a set.
fn refuse_comma(text: &str, span: Span, errors: &mut Errors) {
    if text.contains(',') {
        let message =
            format!("`{text}` would be read as several members; write a name without commas");
        errors.at(span, message);
    }
}

/// Reports all but the first of the variants that are marked as unrecognized.
pub(super) fn refuse_second(unrecognized: &[Ident], what: &str, errors: &mut Errors) -> bool {
    let [first, others @ ..] = unrecognized else { return false };
    for other in others {
        errors.on(other, format!("{what}; remove one of the two"));
    }
    if !others.is_empty() {
        errors.on(first, "this is the first");
    }
    !others.is_empty()
}
