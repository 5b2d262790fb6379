//! From the model to Rust. Nothing here reports a mistake.
//!
//! What is printed once per type is multiplied by some three thousand, so every impl is a line that
//! calls the engine, and a type brings little more than its table.

mod declared;
mod enumeration;
mod patch;
mod structure;
mod table;
mod union;

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{Ident, ItemEnum};

use crate::model::Item;
use crate::parse;

/// Whether machine code of accessors is generated with the crate that declares a type.
const PRECOMPILED: bool = cfg!(feature = "precompiled");

/// What an item becomes, without the item itself.
pub(crate) fn impls(item: &Item) -> TokenStream {
    let (twin, impls) = match item {
        Item::Structure(structure) => {
            let entity = structure::impls(structure);
            let (twin, twin_impls) = match structure.patch {
                true => patch::twin(structure),
                false => Default::default(),
            };
            (twin, quote!(#entity #twin_impls))
        }
        Item::Enumeration(enumeration) => (TokenStream::new(), enumeration::impls(enumeration)),
        Item::Union(union) => (TokenStream::new(), union::impls(union)),
    };
    match item.is_deprecated() {
        // To read and write what is deprecated is no use of it that a person chose.
        true => quote!(#twin #[allow(deprecated)] const _: () = { #impls };),
        false => quote!(#twin #impls),
    }
}

/// The derives that are cheaper for the compiler than impls of ours.
pub(crate) fn derives(item: &Item) -> TokenStream {
    match item {
        Item::Structure(_) | Item::Union(_) => TokenStream::new(),
        Item::Enumeration(enumeration) => enumeration::derives(enumeration),
    }
}

/// The derives of an enum whose conditions are not resolved yet.
pub(crate) fn enum_derives(item: &ItemEnum) -> TokenStream {
    match parse::is_union(item) {
        true => TokenStream::new(),
        false => enumeration::derive(parse::is_open(item)),
    }
}

/// What functions return that hand out a value: the type, and the result of `deserialize`. If a
/// field of a type has no model, the compiler reports it at each of these too, and only once where
/// they are in one place.
fn owned(ident: &Ident, span: Span) -> (TokenStream, TokenStream) {
    let span = Span::call_site().located_at(span);
    let mut owned = ident.clone();
    owned.set_span(span);
    let result = quote_spanned!(span=> ::core::result::Result<#owned, D::Error>);
    (quote!([#owned]), quote!([#result]))
}
