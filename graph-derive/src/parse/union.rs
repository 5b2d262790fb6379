//! Enums of one-field variants: a base type and the types derived from it.

use syn::{Fields, ItemEnum};

use super::attributes::take_variant_options;
use super::enumeration::refuse_second;
use super::names::header;
use super::shape::refuse_generics;
use crate::errors::Errors;
use crate::model::{Header, Union, Variant};
use crate::options::Options;
use crate::runtime::Runtime;
use crate::types;

pub(super) fn parse(options: &Options, mut item: ItemEnum, errors: &mut Errors) -> (Union, bool) {
    let generic = refuse_generics(&mut item.generics, errors);
    // The options for names were reported, so only the path of the crate is used.
    let header = header(&Options::default(), &item.ident, errors);
    let header = Header { runtime: Runtime::of(options), ..header };

    let (mut variants, mut unrecognized) = (Vec::new(), Vec::new());
    let (mut broken, mut misspelt) = (false, false);
    for variant in &mut item.variants {
        let options = take_variant_options(variant, errors);
        misspelt |= options.are_faulty();
        if let Some(span) = options.span("rename") {
            errors.at(
                span,
                "a union identifies variants by the names of their types; remove `rename`",
            );
        }
        if let Some(span) = options.span("value") {
            errors.at(span, "a variant of a union is a type and has no number; remove `value`");
        }
        let marked = options.has("unrecognized");
        match parse_variant(variant, marked, errors) {
            Some(variant) if marked => unrecognized.push(variant),
            Some(variant) => variants.push(variant),
            None => (broken, misspelt) = (true, misspelt | marked),
        }
    }
    if unrecognized.is_empty() && !misspelt {
        let message = format!(
            "`{0}` has no variant for unknown types; add `#[graph(unrecognized)] \
             Unrecognized(Box<Base>)` with the base type of `{0}`",
            item.ident
        );
        errors.on(&item.ident, message);
    }
    let all: Vec<_> = unrecognized.iter().map(|variant| variant.ident.clone()).collect();
    broken |= all.is_empty() || refuse_second(&all, "one variant keeps all unknown types", errors);
    let unrecognized = unrecognized.into_iter().next();
    (Union { header, item, variants, unrecognized }, !generic && !broken)
}

fn parse_variant(variant: &syn::Variant, marked: bool, errors: &mut Errors) -> Option<Variant> {
    let ident = &variant.ident;
    let message = "a variant of a union holds one structured value";
    match &variant.fields {
        Fields::Unnamed(fields) if fields.unnamed.len() == 1 => {
            let ty = &fields.unnamed[0].ty;
            if let Some((ty, instead)) = types::refuse_variant(ty) {
                if marked {
                    let message = "the unrecognized variant of a union holds its base type; write \
                                   `Box<…>` with the base type";
                    errors.on(ty, message);
                } else {
                    errors.on(ty, instead);
                }
                return None;
            }
            let inner = types::inner(ty, "Box");
            return Some(Variant {
                ident: ident.clone(),
                ty: inner.unwrap_or(ty).clone(),
                boxed: inner.is_some(),
                repeated: false,
            });
        }
        Fields::Unit => errors.on(ident, format!("{message}; write `{ident}(Box<{ident}>)`")),
        Fields::Unnamed(fields) => {
            errors.on(fields, format!("{message}; write a variant for each type"));
        }
        Fields::Named(fields) => {
            errors.on(fields, format!("{message}; write `{ident}(Box<{ident}>)`"))
        }
    }
    None
}
