//! From the model to Rust. Nothing here reports a mistake.
//!
//! Thousands of types are expanded, so a type brings little more than its table, and each impl is one
//! line that calls the engine.

mod declared;
mod docs;
mod enumeration;
mod patch;
// The feature leaves some `#[inline]` out.
#[cfg(all(test, not(feature = "precompiled")))]
mod snapshots;
mod structure;
mod table;
mod union;

use proc_macro2::TokenStream;
use quote::quote;
use syn::ItemEnum;

use crate::model::{Header, Item};
use crate::parse;

/// The impls of an item, and its twin.
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
        // The expansion has to name deprecated parts; the user did not choose to use them.
        true => quote!(#twin #[allow(deprecated)] const _: () = { #impls };),
        false => quote!(#twin #impls),
    }
}

/// What only rustdoc reads. A union has the name of its base type, which is found itself.
pub(crate) fn docs(item: &Item) -> TokenStream {
    match item {
        Item::Structure(structure) => docs_of(&structure.header),
        Item::Enumeration(enumeration) => docs_of(&enumeration.header),
        Item::Union(_) => TokenStream::new(),
    }
}

/// The same, for a struct or an enumeration whose conditions are not resolved yet.
pub(crate) fn docs_of(header: &Header) -> TokenStream {
    docs::aliases(header)
}

/// The derives that the compiler expands faster than it reads impls.
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
