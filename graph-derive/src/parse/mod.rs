//! From the user's item to the model. Mistakes in one part of an item are found here; rules that
//! compare parts are in [`check`](crate::check).

mod conflicts;
mod enumeration;
mod names;
mod navigation;
mod structure;
mod union;

use proc_macro2::Span;
use quote::format_ident;
use syn::spanned::Spanned;
use syn::{Attribute, Fields, Ident};

pub(crate) use self::conflicts::AttributeTarget;
use crate::errors::Errors;
use crate::model::Item;
use crate::options::{self, Options};
use crate::types;

/// What was understood of an item.
pub(crate) struct Parsed {
    pub(crate) item: Item,
    /// Whether the item can be expanded; if not, it is only checked.
    pub(crate) is_complete: bool,
}

/// Parses an item; `None` if nothing of it is understood.
pub(crate) fn item(options: &Options, mut item: syn::Item, errors: &mut Errors) -> Option<Parsed> {
    refuse_conflicts(&mut item, errors);
    let (item, is_complete) = match item {
        syn::Item::Struct(item) => {
            refuse_option(options, "flags", "for enums", errors);
            let (structure, is_complete) = structure::parse(options, item, errors)?;
            (Item::Structure(structure), is_complete)
        }
        syn::Item::Enum(item) => {
            for name in
                ["patch", "base", "tag", "complex", "abstract_type", "open_type", "has_stream"]
            {
                refuse_option(options, name, "for structs", errors);
            }
            if is_union(&item) {
                for name in ["flags", "odata_type", "namespace"] {
                    let why = "not for unions, whose name is that of their `unrecognized` type";
                    refuse_option(options, name, why, errors);
                }
                let (union, is_complete) = union::parse(options, item, errors);
                (Item::Union(union), is_complete)
            } else {
                let (enumeration, is_complete) = enumeration::parse(options, item, errors);
                (Item::Enumeration(enumeration), is_complete)
            }
        }
        other => {
            refuse_item(&other, errors);
            return None;
        }
    };
    Some(Parsed { item, is_complete })
}

/// Reports attributes of an item that conflict with this one, and removes them.
pub(crate) fn refuse_conflicts(item: &mut syn::Item, errors: &mut Errors) {
    let (attributes, given) = match item {
        syn::Item::Struct(item) => (&mut item.attrs, conflicts::OF_STRUCTS),
        syn::Item::Enum(item) if is_union(item) => (&mut item.attrs, conflicts::OF_UNIONS),
        syn::Item::Enum(item) if is_open(item) => (&mut item.attrs, &conflicts::OF_ENUMS[1..]),
        syn::Item::Enum(item) => (&mut item.attrs, conflicts::OF_ENUMS),
        _ => return,
    };
    conflicts::refuse_on_item(attributes, given, errors);
}

/// Reports an item that is neither a struct nor an enum, at its keyword.
fn refuse_item(item: &syn::Item, errors: &mut Errors) {
    use syn::Item;
    let span = match item {
        Item::Union(item) => {
            let message = "a `union` does not record what it holds; write an enum with a variant \
                           for each type";
            return errors.at(item.union_token.span, message);
        }
        Item::Const(item) => item.const_token.span,
        Item::ExternCrate(item) => item.extern_token.span,
        Item::Fn(item) => item.sig.fn_token.span,
        Item::ForeignMod(item) => item.abi.extern_token.span,
        Item::Impl(item) => item.impl_token.span,
        Item::Macro(item) => item.mac.path.span(),
        Item::Mod(item) => item.mod_token.span,
        Item::Static(item) => item.static_token.span,
        Item::Trait(item) => item.trait_token.span,
        Item::TraitAlias(item) => item.trait_token.span,
        Item::Type(item) => item.type_token.span,
        Item::Use(item) => item.use_token.span,
        _ => Span::call_site(),
    };
    errors.at(span, "`graph_entity` goes on a struct or an enum; remove it here");
}

/// An enum is a union if more of its variants hold values than do not, so that the exception is the
/// variant that is refused. The text of an unknown member does not count as a value.
pub(crate) fn is_union(item: &syn::ItemEnum) -> bool {
    let values = item.variants.iter().map(|variant| match &variant.fields {
        Fields::Unit => -1,
        fields if fields.iter().all(|field| is_text(&field.ty)) => 0,
        _ => 1,
    });
    values.sum::<i32>() > 0
}

/// Whether an enum keeps unknown members: only the variant for these may hold something.
pub(crate) fn is_open(item: &syn::ItemEnum) -> bool {
    item.variants.iter().any(|variant| !matches!(variant.fields, Fields::Unit))
}

/// Whether this is the `Box<str>` of an `unrecognized` member.
fn holds_text(ty: &syn::Type) -> bool {
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

fn refuse_option(options: &Options, name: &str, why: &str, errors: &mut Errors) {
    if let Some(span) = options.span(name) {
        errors.at(span, format!("`{name}` is {why}; remove it"));
    }
}

/// The name of the patch twin.
pub(crate) fn twin_ident(ident: &Ident) -> Ident {
    format_ident!("{}Patch", unraw(ident), span = ident.span())
}

/// The text of an identifier without `r#`.
pub(crate) fn unraw(ident: &Ident) -> String {
    let text = ident.to_string();
    text.strip_prefix("r#").map(str::to_owned).unwrap_or(text)
}

/// Reports type parameters and lifetimes, which a Graph type does not have. Returns whether there
/// are any.
fn refuse_generics(generics: &mut syn::Generics, errors: &mut Errors) -> bool {
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

/// The options of a field or variant.
fn take_options(
    attributes: &mut Vec<Attribute>,
    target: AttributeTarget,
    errors: &mut Errors,
) -> Options {
    conflicts::refuse_serde(attributes, target, errors);
    let known = if target == AttributeTarget::Field { options::FIELD } else { options::VARIANT };
    options::take(attributes, known, errors)
}

/// The options of a variant. Options on its fields are reported, because they go above the variant.
fn take_variant_options(variant: &mut syn::Variant, errors: &mut Errors) -> Options {
    let options = take_options(&mut variant.attrs, AttributeTarget::Variant, errors);
    for field in &mut variant.fields {
        conflicts::refuse_serde(&mut field.attrs, AttributeTarget::Field, errors);
        for attribute in field.attrs.extract_if(.., |attribute| attribute.path().is_ident("graph"))
        {
            errors.on(attribute.path(), "options of a variant go above it; move them there");
        }
    }
    options
}
