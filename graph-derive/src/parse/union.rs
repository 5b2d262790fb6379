//! Enums of one-field variants: a base type and the types derived from it.

use syn::{Fields, ItemEnum};

use super::{header, refuse_generics, refuse_rivals, take_options};
use crate::args::{self, Options};
use crate::errors::Errors;
use crate::model::{Union, Variant};
use crate::types;

/// What every union with the attribute has already.
const GIVEN: &[&str] = &["Clone", "PartialEq", "Debug", "Serialize", "Deserialize"];

pub(super) fn parse(options: &Options, mut item: ItemEnum, errors: &mut Errors) -> Option<Union> {
    refuse_rivals(&item.attrs, GIVEN, errors);
    let generic = refuse_generics(&item.generics, errors);
    let header = header(&Options::default(), &item.ident, errors);
    let header = match options.path("crate") {
        Some(runtime) => crate::model::Header { runtime: runtime.clone(), ..header },
        None => header,
    };

    let (mut variants, mut unrecognized, mut broken) = (Vec::new(), Vec::new(), false);
    for variant in &mut item.variants {
        let options = take_options(&mut variant.attrs, args::VARIANT, errors);
        if let Some(rename) = options.text("rename") {
            errors.on(rename, "a union tells its variants by the names of their types; remove this");
        }
        let parsed = match &variant.fields {
            Fields::Unnamed(fields) if fields.unnamed.len() == 1 => {
                let ty = &fields.unnamed[0].ty;
                let inner = types::inner(ty, "Box");
                Variant {
                    ident: variant.ident.clone(),
                    ty: inner.unwrap_or(ty).clone(),
                    boxed: inner.is_some(),
                    repeated: false,
                }
            }
            fields => {
                let message = format!(
                    "every variant of a union holds one structured value; write `{}(Box<Type>)`",
                    variant.ident
                );
                match fields {
                    Fields::Unit => errors.on(&variant.ident, message),
                    fields => errors.on(fields, message),
                }
                broken = true;
                continue;
            }
        };
        match options.has("unrecognized") {
            true => unrecognized.push(parsed),
            false => variants.push(parsed),
        }
    }
    if unrecognized.is_empty() {
        let message = format!(
            "`{0}` has no variant for types that it does not know; add `#[graph(unrecognized)] \
             Unrecognized(Box<Base>)` with the base type of `{0}`",
            item.ident
        );
        errors.on(&item.ident, message);
        broken = true;
    }
    for second in unrecognized.iter().skip(1) {
        errors.on(&second.ident, "one variant keeps all unknown types; remove one of the two");
        errors.on(&unrecognized[0].ident, "this is the first");
        broken = true;
    }
    let unrecognized = unrecognized.into_iter().next();
    (!generic && !broken).then_some(Union { header, item, variants, unrecognized })
}
