//! The attribute `#[graph_entity]` of the graph-models crate, which re-exports it; use it from
//! there.

mod check;
mod conditional;
mod errors;
mod expand;
mod fallback;
mod model;
mod options;
mod parse;
mod runtime;
mod types;

use proc_macro::TokenStream;
use quote::quote;

use crate::errors::Errors;
use crate::options::Options;
use crate::parse::Parsed;

#[doc = include_str!("manual.md")]
#[proc_macro_attribute]
pub fn graph_entity(options: TokenStream, item: TokenStream) -> TokenStream {
    let (options, item) = (options.into(), item.into());
    match syn::parse2(proc_macro2::TokenStream::clone(&item)) {
        Ok(parsed) if conditional::is(&parsed) => conditional::deferred(&options, parsed),
        Ok(parsed) => expand(options, item, parsed, Phase::Attribute),
        Err(error) => {
            let error = error.into_compile_error();
            quote!(#error #item)
        }
    }
    .into()
}

/// The second step for an item with `#[cfg]` inside, once the compiler has resolved that. The
/// attribute adds this derive itself.
#[doc(hidden)]
// Claims `serde` so that its options are reported by this crate and not by the compiler.
#[proc_macro_derive(GraphEntity, attributes(graph, serde))]
pub fn resolved_graph_entity(item: TokenStream) -> TokenStream {
    let item = proc_macro2::TokenStream::from(item);
    match syn::parse2(item.clone()) {
        Ok(mut parsed) => {
            let options = conditional::take_options(&mut parsed);
            expand(options, item, parsed, Phase::Derive).into()
        }
        Err(error) => error.into_compile_error().into(),
    }
}

/// What the expansion is for. An attribute prints the item again; a derive must not.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Phase {
    Attribute,
    Derive,
}

/// Parses, checks and expands an item. The result contains an error for each mistake.
fn expand(
    given: proc_macro2::TokenStream,
    item: proc_macro2::TokenStream,
    parsed: syn::Item,
    phase: Phase,
) -> proc_macro2::TokenStream {
    let mut errors = Errors::new();
    let mut options = Options::default();
    options.read(given, options::ITEM, &mut errors);

    let mut parsed = parse::item(&options, parsed, &mut errors);
    if let Some(Parsed { item, .. }) = &mut parsed {
        check::item(item, &mut errors);
    }
    let (printed, impls) = match &parsed {
        Some(Parsed { item: model, is_complete: true }) => {
            let (derives, docs) = (expand::derives(model), expand::docs(model));
            let item = model.tokens();
            (quote!(#derives #docs #item), expand::impls(model))
        }
        // Parsed once more, because keeping a copy of each item would cost more.
        _ => match syn::parse2(item) {
            Ok(item) => {
                let impls = fallback::impls(&item, &options, phase == Phase::Derive);
                (fallback::cleaned(&item), impls)
            }
            Err(error) => (error.into_compile_error(), proc_macro2::TokenStream::new()),
        },
    };
    let printed = (phase == Phase::Attribute).then_some(printed);
    let errors = errors.into_compile_errors();
    quote!(#errors #printed #impls)
}
