//! The type table of an item as a literal, and the kind that graph-models has for its size.

use graph_table::{TypeDescription, limits};
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};
use syn::Path;

/// The type table. What it has no room for was reported already, and the engine refuses an empty one.
pub(super) fn type_table(description: &TypeDescription<'_>) -> Literal {
    Literal::string(&description.encode().unwrap_or_default())
}

/// The kind of a structured type with so many properties; `state` is how it and its twin belong
/// together.
pub(super) fn structured(
    runtime: &Path,
    count: usize,
    tagged: bool,
    state: Option<&TokenStream>,
) -> TokenStream {
    let state = match state {
        Some(state) => quote!(#runtime::__private::#state),
        None => quote!(#runtime::__private::NoTwin),
    };
    let named = match tagged {
        true => (count < limits::KIND_ALIASES).then(|| format_ident!("Structured{count}")),
        false => (count < limits::UNTAGGED_KIND_ALIASES).then(|| format_ident!("Untagged{count}")),
    };
    if let Some(kind) = named {
        return quote!(#runtime::__private::#kind<#state>);
    }
    quote!(#runtime::__private::Structured<#count, #tagged, #state>)
}

/// The kind of an enumeration with so many members.
pub(super) fn enumeration(runtime: &Path, count: usize) -> TokenStream {
    if count < limits::KIND_ALIASES {
        let kind = format_ident!("Enumeration{count}");
        return quote!(#runtime::__private::#kind);
    }
    quote!(#runtime::__private::Enumeration<#count>)
}
