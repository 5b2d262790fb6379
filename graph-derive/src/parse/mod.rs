//! From the user's item to the model. Mistakes that show in one place are found here; those that
//! need two, in [`check`](crate::check).

mod enumeration;
mod names;
mod rivals;
mod structure;
mod union;

use proc_macro2::Span;
use syn::spanned::Spanned;
use syn::{Attribute, Fields, Ident};

pub(crate) use self::names::runtime;
pub(crate) use self::rivals::Place;
use crate::args::{self, Options};
use crate::errors::Errors;
use crate::model::Item;
use crate::{check, types};

/// Understands an item; `None` when nothing of it can be expanded.
pub(crate) fn item(options: &Options, mut item: syn::Item, errors: &mut Errors) -> Option<Item> {
    refuse_rivals(&mut item, errors);
    let (mut item, whole) = match item {
        syn::Item::Struct(item) => {
            refuse_option(options, "flags", "for enums", errors);
            let (structure, whole) = structure::parse(options, item, errors)?;
            (Item::Structure(structure), whole)
        }
        syn::Item::Enum(item) => {
            for name in
                ["patch", "base", "tag", "complex", "abstract_type", "open_type", "has_stream"]
            {
                refuse_option(options, name, "for structs", errors);
            }
            if is_union(&item) {
                for name in ["flags", "odata_type", "namespace"] {
                    let why = "not for unions, which have the name of their `unrecognized` type";
                    refuse_option(options, name, why, errors);
                }
                let (union, whole) = union::parse(options, item, errors);
                (Item::Union(union), whole)
            } else {
                let (enumeration, whole) = enumeration::parse(options, item, errors);
                (Item::Enumeration(enumeration), whole)
            }
        }
        other => {
            refuse_item(&other, errors);
            return None;
        }
    };
    if !whole {
        // It is not expanded, yet all its mistakes are reported in one pass.
        check::item(&mut item, errors);
    }
    whole.then_some(item)
}

/// Reports attributes of an item that do what ours does, and takes them out of it.
pub(crate) fn refuse_rivals(item: &mut syn::Item, errors: &mut Errors) {
    let (attributes, given) = match item {
        syn::Item::Struct(item) => (&mut item.attrs, rivals::OF_STRUCTS),
        syn::Item::Enum(item) if is_union(item) => (&mut item.attrs, rivals::OF_UNIONS),
        syn::Item::Enum(item) if is_open(item) => (&mut item.attrs, &rivals::OF_ENUMS[1..]),
        syn::Item::Enum(item) => (&mut item.attrs, rivals::OF_ENUMS),
        _ => return,
    };
    rivals::refuse_on_item(attributes, given, errors);
}

/// Refuses what is neither a struct nor an enum, at its keyword.
fn refuse_item(item: &syn::Item, errors: &mut Errors) {
    use syn::Item;
    let span = match item {
        Item::Union(item) => {
            let message = "a `union` cannot tell what it holds; write an enum with a variant for \
                           each type";
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

/// An enum is a union when more of its variants hold values than not, so that an odd one out is
/// the one that is refused. The text of an unknown member is no such value.
pub(crate) fn is_union(item: &syn::ItemEnum) -> bool {
    let values = item.variants.iter().map(|variant| match &variant.fields {
        Fields::Unit => -1,
        fields if fields.iter().all(|field| is_text(&field.ty)) => 0,
        _ => 1,
    });
    values.sum::<i32>() > 0
}

/// Whether an enum has a variant for what it does not know: the only one that may hold something.
pub(crate) fn is_open(item: &syn::ItemEnum) -> bool {
    item.variants.iter().any(|variant| !matches!(variant.fields, Fields::Unit))
}

/// Whether this is the `Box<str>` of an `unrecognized` member.
fn holds_text(ty: &syn::Type) -> bool {
    types::inner(ty, "Box").is_some_and(|inner| types::is_named(inner, "str"))
}

/// Whether this is text in any form, of which only `Box<str>` is right.
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

pub(crate) fn unraw(ident: &Ident) -> String {
    let text = ident.to_string();
    text.strip_prefix("r#").map(str::to_owned).unwrap_or(text)
}

/// Refuses type parameters and lifetimes: a Graph type has none. Whether there are any.
fn refuse_generics(generics: &mut syn::Generics, errors: &mut Errors) -> bool {
    let clause = generics.where_clause.take();
    let some = !generics.params.is_empty();
    if some {
        let message = "a Graph type has no parameters or lifetimes; write concrete, owned types";
        errors.on(generics, message);
    } else if let Some(clause) = clause {
        let message = "a Graph type has no parameters, so nothing to constrain; remove this";
        errors.on(clause, message);
    }
    some
}

/// The options of a field or variant.
fn take_options(attributes: &mut Vec<Attribute>, place: Place, errors: &mut Errors) -> Options {
    rivals::refuse_serde(attributes, place, errors);
    let known = if place == Place::Field { args::FIELD } else { args::VARIANT };
    args::take(attributes, known, errors)
}

/// The options of a variant, with whatever stands on its fields, where none has a place.
fn take_variant_options(variant: &mut syn::Variant, errors: &mut Errors) -> Options {
    let options = take_options(&mut variant.attrs, Place::Variant, errors);
    for field in &mut variant.fields {
        rivals::refuse_serde(&mut field.attrs, Place::Field, errors);
        for attribute in field.attrs.extract_if(.., |attribute| attribute.path().is_ident("graph"))
        {
            errors.on(attribute.path(), "options of a variant stand above it; move them there");
        }
    }
    options
}
