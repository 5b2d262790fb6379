//! Items with `#[cfg]` on fields or variants.
//!
//! An attribute sees its item before the compiler resolves conditions, a derive sees it after. So
//! the attribute hands such an item to a derive, and no other step has to handle conditions:
//!
//! ```text
//! #[derive(::graph_models::__private::GraphEntity)]
//! #[graph(odata_type = "…")]
//! pub struct Device { #[cfg(feature = "beta")] pub label: Option<String>, … }
//! ```

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Attribute, Fields, Item, ItemStruct, Meta};

use crate::errors::Errors;
use crate::options::{self, Options};
use crate::runtime::Runtime;
use crate::{expand, parse};

/// Whether a condition in the item is still to be resolved.
pub(crate) fn is(item: &Item) -> bool {
    let conditional = |attributes: &[Attribute]| {
        attributes.iter().any(|attribute| {
            attribute.path().is_ident("cfg") || attribute.path().is_ident("cfg_attr")
        })
    };
    let in_fields = |fields: &Fields| fields.iter().any(|field| conditional(&field.attrs));
    match item {
        Item::Struct(item) => in_fields(&item.fields),
        Item::Enum(item) => item
            .variants
            .iter()
            .any(|variant| conditional(&variant.attrs) || in_fields(&variant.fields)),
        _ => false,
    }
}

/// The item, with the derive that expands it once its conditions are resolved.
pub(crate) fn deferred(options: &TokenStream, mut item: Item) -> TokenStream {
    // A derive does not see the other derives of the item, so they are checked here.
    let mut errors = Errors::new();
    parse::refuse_conflicts(&mut item, &mut errors);
    let errors = errors.into_compile_errors();
    let derives = match &item {
        Item::Enum(item) => expand::enum_derives(item),
        _ => TokenStream::new(),
    };
    let (mut given, mut faults) = (Options::default(), Errors::new());
    // The derive reports mistakes in the options.
    given.read(options, options::ITEM, &mut faults);
    let docs = match &item {
        Item::Struct(ItemStruct { ident, .. }) => Some(ident),
        Item::Enum(item) => (!parse::is_union(item)).then_some(&item.ident),
        _ => None,
    };
    let docs = docs.map(|ident| expand::docs_of(&parse::header(&given, ident, &mut faults)));
    faults.forget();
    let runtime = Runtime::of(&given);
    let private = runtime.private();
    quote! {
        #errors
        #derives
        #docs
        #[derive(#private::GraphEntity)]
        #[graph(#options)]
        #item
    }
}

/// Removes the options that the attribute left on the item.
pub(crate) fn take_options(item: &mut Item) -> TokenStream {
    let attributes = match item {
        Item::Struct(item) => &mut item.attrs,
        Item::Enum(item) => &mut item.attrs,
        _ => return TokenStream::new(),
    };
    let ours = attributes.iter().position(|attribute| attribute.path().is_ident("graph"));
    match ours.map(|position| attributes.remove(position).meta) {
        Some(Meta::List(list)) => list.tokens,
        _ => TokenStream::new(),
    }
}
