//! What the form of an item says about it.

use syn::Fields;

use crate::errors::Errors;
use crate::types;

/// Whether an enum is a union: more of its variants hold values than do not. If an enum mixes both, the
/// variants of the smaller group are thus the ones that are refused. The text of an unknown member does
/// not count as a value.
pub(crate) fn is_union(item: &syn::ItemEnum) -> bool {
    let values = item.variants.iter().map(|variant| match &variant.fields {
        Fields::Unit => -1,
        fields if fields.iter().all(|field| is_text(&field.ty)) => 0,
        _ => 1,
    });
    values.sum::<i32>() > 0
}

/// Whether an enum keeps unknown members. It does if a variant holds a value, because only the variant
/// for unknown members can hold one.
pub(crate) fn is_open(item: &syn::ItemEnum) -> bool {
    item.variants.iter().any(|variant| !matches!(variant.fields, Fields::Unit))
}

/// Whether this is the `Box<str>` of an `unrecognized` member.
pub(super) fn holds_text(ty: &syn::Type) -> bool {
    types::inner(ty, "Box").is_some_and(|inner| types::is_named(inner, "str"))
}

/// Whether this is text in any form, although only `Box<str>` is accepted.
fn is_text(ty: &syn::Type) -> bool {
    let inner = match ty {
        syn::Type::Reference(reference) => &reference.elem,
        ty => types::inner(ty, "Box").unwrap_or(ty),
    };
    types::is_named(inner, "str") || types::is_named(inner, "String")
}

/// Reports type parameters and lifetimes, which a Graph type does not have. Returns whether there
/// are any.
pub(super) fn refuse_generics(generics: &mut syn::Generics, errors: &mut Errors) -> bool {
    let clause = generics.where_clause.take();
    let some = !generics.params.is_empty();
    if some {
        let message = "a Graph type has no parameters or lifetimes; write concrete, owned types";
        errors.on(generics, message);
    } else if let Some(clause) = clause {
        let message =
            "a Graph type has no parameters, so there is nothing to constrain; remove this";
        errors.on(clause, message);
    }
    some
}
