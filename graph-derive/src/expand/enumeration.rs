//! The impls of an enumeration.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{name_index, push_name};
use crate::model::Enumeration;
use crate::parse::unraw;

/// Comparisons and copies: the compiler's own derives are small for enums.
pub(super) fn derives(enumeration: &Enumeration) -> TokenStream {
    derive(enumeration.unrecognized.is_some())
}

/// The same, of an enumeration that keeps unknown members or does not.
pub(super) fn derive(open: bool) -> TokenStream {
    let copy = (!open).then(|| quote!(::core::marker::Copy,));
    quote! {
        #[derive(
            #copy ::core::clone::Clone, ::core::cmp::PartialEq, ::core::cmp::PartialOrd,
            ::core::cmp::Ord, ::core::hash::Hash, ::core::fmt::Debug,
        )]
    }
}

pub(super) fn impls(enumeration: &Enumeration) -> TokenStream {
    let model = model_impls(enumeration);
    let text = text_impls(enumeration);
    quote!(#model #text)
}

/// `Model` and `GraphEnum`
fn model_impls(enumeration: &Enumeration) -> TokenStream {
    let Enumeration { header, flags, members, unrecognized, .. } = enumeration;
    let (ident, runtime, odata_type) = (&header.ident, &header.runtime, &header.odata_type);
    let rust_name = unraw(ident);
    let (mut names, mut rows) = (String::new(), Vec::new());
    for member in members {
        rows.extend(push_name(&mut names, &member.text));
    }
    let (count, rows) = (members.len(), Literal::byte_string(&rows));
    let texts = members.iter().map(|member| member.text.as_str());
    let (displacements, slots) = name_index(texts);
    let variants = members.iter().map(|member| &member.ident);
    let open = unrecognized.is_some();
    let (text, kept) = match unrecognized {
        Some(variant) => {
            (quote!(__text), quote!(Some(Self::#variant(::core::convert::Into::into(__text)))))
        }
        None => (quote!(_), quote!(None)),
    };
    quote! {
        impl #runtime::__private::Model for #ident {
            type Kind = #runtime::__private::Enumeration<#count>;
            const DECLARED: #runtime::__private::Declared = #runtime::__private::Declared {
                shape: #runtime::__private::Shape::Enum { flags: #flags, open: #open },
                nature: 0,
                tag: #odata_type,
                rust_name: #rust_name,
                base: ::core::option::Option::None,
                names: #names,
                rows: #rows,
                displacements: #displacements,
                slots: #slots,
            };
        }
        impl #runtime::__private::GraphEnum for #ident {
            const MEMBERS: &'static [Self] = &[#(Self::#variants),*];
            #[inline]
            fn unrecognized(#text: &str) -> ::core::option::Option<Self> {
                ::core::option::Option::#kept
            }
        }
    }
}

/// `as_str`, and what follows from it.
fn text_impls(enumeration: &Enumeration) -> TokenStream {
    let Enumeration { header, members, unrecognized, .. } = enumeration;
    let (ident, runtime) = (&header.ident, &header.runtime);
    let arms = members.iter().map(|member| {
        let (variant, text) = (&member.ident, &member.text);
        quote!(Self::#variant => #text,)
    });
    let kept = unrecognized.as_ref().map(|variant| quote!(Self::#variant(__text) => __text,));
    let lifetime = unrecognized.is_none().then(|| quote!('static));
    quote! {
        impl #ident {
            /// The text in JSON, in schema spelling.
            #[inline]
            #[must_use]
            pub fn as_str(&self) -> &#lifetime str {
                match self { #(#arms)* #kept }
            }
        }
        #runtime::__private::text_impls!(#ident #unrecognized);
    }
}
