//! What all expansions have in common: the type table as a literal, the kind that graph-models has for
//! its size, and the return types of functions.

use graph_table::{TypeDescription, limits};
use proc_macro2::{Literal, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::{Ident, Path};

/// Whether the crate that declares a type contains the machine code of its accessors.
pub(super) const PRECOMPILED: bool = cfg!(feature = "precompiled");

/// The type table. What it has no room for was reported already, and the engine refuses an empty one.
pub(super) fn type_table(description: &TypeDescription<'_>) -> Literal {
    Literal::string(&description.encode().unwrap_or_default())
}

/// The kind of a structured type with `count` properties; `relation` relates it to its twin.
pub(super) fn structured(
    private: &Path,
    count: usize,
    tagged: bool,
    relation: Option<&TokenStream>,
) -> TokenStream {
    let relation = match relation {
        Some(relation) => quote!(#private::#relation),
        None => quote!(#private::NoTwin),
    };
    let named = match tagged {
        true => (count < limits::KIND_ALIASES).then(|| format_ident!("Structured{count}")),
        false => (count < limits::UNTAGGED_KIND_ALIASES).then(|| format_ident!("Untagged{count}")),
    };
    if let Some(kind) = named {
        return quote!(#private::#kind<#relation>);
    }
    quote!(#private::Structured<#count, #tagged, #relation>)
}

/// The kind of an enumeration with `count` members.
pub(super) fn enumeration(private: &Path, count: usize) -> TokenStream {
    if count < limits::KIND_ALIASES {
        let kind = format_ident!("Enumeration{count}");
        return quote!(#private::#kind);
    }
    quote!(#private::Enumeration<#count>)
}

/// The return types of functions that return a value: the type, and the result of `deserialize`. The
/// compiler reports a field whose type is not a model at each of these too, but equal errors with one
/// span are printed once.
pub(super) fn owned(ident: &Ident, span: Span) -> (TokenStream, TokenStream) {
    let span = Span::call_site().located_at(span);
    let mut owned = ident.clone();
    owned.set_span(span);
    let result = quote_spanned!(span=> ::core::result::Result<#owned, D::Error>);
    (quote!([#owned]), quote!([#result]))
}
