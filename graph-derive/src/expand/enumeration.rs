//! The impls of an enumeration.

use graph_table::{Rows, TypeDescription, TypeFlags};
use proc_macro2::TokenStream;
use quote::quote;

use super::declared;
use crate::model::Enumeration;
use crate::parse::unraw;

/// Copies and equality, for which the compiler's derives print little.
pub(super) fn derives(enumeration: &Enumeration) -> TokenStream {
    derive(enumeration.unrecognized.is_some())
}

/// The same, for an enumeration that is open or closed.
pub(super) fn derive(open: bool) -> TokenStream {
    let copy = (!open).then(|| quote!(::core::marker::Copy,));
    quote! {
        #[derive(#copy ::core::clone::Clone, ::core::cmp::PartialEq)]
    }
}

pub(super) fn impls(enumeration: &Enumeration) -> TokenStream {
    let model = model_impls(enumeration);
    let text = text_impls(enumeration);
    quote!(#model #text)
}

/// `Model` and `GraphEnum`
fn model_impls(enumeration: &Enumeration) -> TokenStream {
    let Enumeration { header, flags, members, numbers, unrecognized, .. } = enumeration;
    let (ident, odata_type) = (&header.ident, &header.odata_type);
    let private = header.runtime.private();
    let open = unrecognized.is_some();
    let texts: Vec<&str> = members.iter().map(|member| member.text.as_str()).collect();
    let table = declared::type_table(&TypeDescription {
        tag: odata_type,
        rust_name: &unraw(ident),
        base: None,
        flags: TypeFlags::NONE,
        profile: header.profile,
        rows: Rows::Enumeration { flags: *flags, open, members: &texts, numbers },
    });
    let kind = declared::enumeration(private, members.len());
    let variants = members.iter().map(|member| &member.ident);
    let (text, kept) = match unrecognized {
        Some(variant) => {
            (quote!(__text), quote!(Some(Self::#variant(::core::convert::Into::into(__text)))))
        }
        None => (quote!(_), quote!(None)),
    };
    quote! {
        impl #private::Model for #ident {
            type Kind = #kind;
            const TABLE: &'static ::core::primitive::str = #table;
        }
        impl #private::GraphEnum for #ident {
            const MEMBERS: &'static [Self] = &[#(Self::#variants),*];
            #[inline]
            fn unrecognized(#text: &str) -> ::core::option::Option<Self> {
                ::core::option::Option::#kept
            }
        }
    }
}

/// `as_str`, and the impls that use it.
fn text_impls(enumeration: &Enumeration) -> TokenStream {
    let Enumeration { header, members, unrecognized, .. } = enumeration;
    let (ident, private) = (&header.ident, header.runtime.private());
    let arms = members.iter().map(|member| {
        let (variant, text) = (&member.ident, &member.text);
        quote!(Self::#variant => #text,)
    });
    let kept = unrecognized.as_ref().map(|variant| quote!(Self::#variant(__text) => __text,));
    let from = match unrecognized {
        Some(variant) => quote!(open #variant),
        None => quote!(closed parse_member),
    };
    let (_, result) = declared::owned(ident, ident.span());
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
        #private::impls! {
            #ident serde #result serialize_enum deserialize_enum text compare_enums #from
        }
    }
}
