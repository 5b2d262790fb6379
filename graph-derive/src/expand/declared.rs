//! The type table of an item as a literal, and the kind that graph-models has for its size.

use graph_table::{TypeDescription, limits};
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};
use syn::Path;

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
