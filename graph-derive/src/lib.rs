//! The attribute `#[graph_entity]` of the graph-models crate, which re-exports it; use it from
//! there.

mod args;
mod case;
mod check;
mod errors;
mod expand;
mod fallback;
mod model;
mod name_index;
mod parse;
mod types;

use proc_macro::TokenStream;
use quote::quote;
use syn::punctuated::Punctuated;
use syn::{Meta, Token};

use crate::args::Options;
use crate::errors::Errors;

#[doc = include_str!("manual.md")]
#[proc_macro_attribute]
pub fn graph_entity(options: TokenStream, item: TokenStream) -> TokenStream {
    expand(options.into(), item.into()).into()
}

fn expand(
    tokens: proc_macro2::TokenStream,
    item: proc_macro2::TokenStream,
) -> proc_macro2::TokenStream {
    let item: syn::Item = match syn::parse2(item.clone()) {
        Ok(parsed) => parsed,
        Err(error) => {
            let error = error.into_compile_error();
            return quote!(#error #item);
        }
    };
    let mut errors = Errors::new();
    let mut options = Options::default();
    match syn::parse::Parser::parse2(Punctuated::<Meta, Token![,]>::parse_terminated, tokens) {
        Ok(list) => options.read(list, args::ITEM, &mut errors),
        Err(error) => errors.add(error),
    }

    let mut model = parse::item(&options, item.clone(), &mut errors);
    if let Some(model) = &mut model {
        check::item(model, &mut errors);
    }
    let printed = match &model {
        Some(model) => {
            let (derives, item, impls) =
                (expand::derives(model), model.tokens(), expand::impls(model));
            quote!(#derives #item #impls)
        }
        None => {
            let (item, stubs) = (fallback::cleaned(&item), fallback::stubs(&item));
            quote!(#item #stubs)
        }
    };
    let errors = errors.into_compile_errors();
    quote!(#errors #printed)
}
