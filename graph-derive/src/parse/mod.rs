//! From the user's item to the model. Mistakes in one part of an item are found here; rules that
//! compare parts are in [`check`](crate::check).

mod attributes;
mod conflicts;
mod enumeration;
mod names;
mod navigation;
mod numbers;
mod shape;
mod structure;
mod union;

use proc_macro2::Span;
use syn::spanned::Spanned;

pub(crate) use self::names::{header, twin_ident, unraw};
pub(crate) use self::shape::{is_open, is_union};
use crate::errors::Errors;
use crate::model::Item;
use crate::options::Options;

/// What was understood from an item.
pub(crate) struct Parsed {
    pub(crate) item: Item,
    /// Whether the item can be expanded; if not, it is only checked.
    pub(crate) is_complete: bool,
}

/// Parses an item. `None` if it is not a struct or an enum, or is a struct without named fields.
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
                let why = "not for unions, whose values are written as their types say";
                refuse_option(options, "profile", why, errors);
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

fn refuse_option(options: &Options, name: &str, why: &str, errors: &mut Errors) {
    if let Some(span) = options.span(name) {
        errors.at(span, format!("`{name}` is {why}; remove it"));
    }
}
