//! Enums of unit variants: enumerations and flags.

use syn::{Fields, ItemEnum};

use super::{header, holds_text, refuse_generics, refuse_rivals, take_options, unraw, wire_name};
use crate::args::{self, Options};
use crate::case;
use crate::errors::Errors;
use crate::model::{Enumeration, Member};

/// What every enumeration with the attribute has already.
const GIVEN: &[&str] = &[
    "Clone", "Copy", "PartialEq", "Eq", "PartialOrd", "Ord", "Hash", "Debug", "Serialize",
    "Deserialize",
];

pub(super) fn parse(
    options: &Options,
    mut item: ItemEnum,
    errors: &mut Errors,
) -> Option<Enumeration> {
    refuse_rivals(&item.attrs, GIVEN, errors);
    let generic = refuse_generics(&item.generics, errors);
    let header = header(options, &item.ident, errors);
    if item.variants.is_empty() {
        errors.on(&item.ident, format!("`{}` has no members; add a variant for each", item.ident));
    }

    let flags = options.has("flags");
    let (mut members, mut unrecognized, mut broken) = (Vec::new(), Vec::new(), false);
    for variant in &mut item.variants {
        let options = take_options(&mut variant.attrs, args::VARIANT, errors);
        if options.has("unrecognized") {
            let text = variant.fields.len() == 1
                && matches!(&variant.fields, Fields::Unnamed(fields) if holds_text(&fields.unnamed[0].ty));
            if !text {
                let message = format!(
                    "the unrecognized variant keeps the text that was sent; write `{}(Box<str>)`",
                    variant.ident
                );
                match &variant.fields {
                    Fields::Unit => errors.on(&variant.ident, message),
                    fields => errors.on(fields, message),
                }
                broken = true;
            }
            if let Some(rename) = options.text("rename") {
                errors.on(rename, "the unrecognized variant has no name of its own in JSON; remove this");
            }
            unrecognized.push(variant.ident.clone());
            continue;
        }
        if !matches!(variant.fields, Fields::Unit) {
            let message = "only the `#[graph(unrecognized)]` variant of an enum holds data, and it \
                           holds one `Box<str>`";
            errors.on(&variant.fields, message);
            broken = true;
        }
        let own = case::lower_first(&unraw(&variant.ident));
        let (text, text_span) = wire_name(&options, &variant.ident, own, errors);
        if flags && (text.contains(',') || text.trim() != text) {
            let message = format!("`{text}` cannot be told apart in a list with commas; flags have \
                                   no commas or spaces around their names");
            errors.at(text_span, message);
        }
        members.push(Member { ident: variant.ident.clone(), text, text_span });
    }
    for second in unrecognized.iter().skip(1) {
        errors.on(second, "one variant keeps all unknown members; remove one of the two");
        errors.on(&unrecognized[0], "this is the first");
        broken = true;
    }

    let unrecognized = unrecognized.into_iter().next();
    (!generic && !broken && !item.variants.is_empty()).then(|| Enumeration {
        header,
        flags,
        members,
        unrecognized,
        item,
    })
}
