//! Impls of traits for one item, with or without parameters.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Generics, Ident, parse_quote};

use crate::runtime::Runtime;

/// The item that impls are printed for.
pub(super) struct Stub<'i> {
    pub(super) ident: &'i Ident,
    pub(super) generics: &'i Generics,
    pub(super) runtime: &'i Runtime,
}

impl Stub<'_> {
    /// An impl of a trait.
    pub(super) fn of(&self, of: TokenStream, body: TokenStream) -> TokenStream {
        let ident = self.ident;
        let (parameters, arguments, clause) = self.generics.split_for_impl();
        quote!(impl #parameters #of for #ident #arguments #clause { #body })
    }

    /// An impl of a trait that requires `Send`, `Sync` and `'static`.
    pub(super) fn of_static(&self, of: TokenStream, body: TokenStream) -> TokenStream {
        let mut generics = self.generics.clone();
        if !generics.params.is_empty() {
            let clause = generics.make_where_clause();
            clause.predicates.push(parse_quote! {
                Self: ::core::marker::Send + ::core::marker::Sync + 'static
            });
        }
        Stub { generics: &generics, ..*self }.of(of, body)
    }

    /// `Model`, for a type without a type table.
    pub(super) fn model(&self, kind: TokenStream) -> TokenStream {
        let private = self.runtime.private();
        let kind = quote!(type Kind = #private::#kind;);
        self.of_static(quote!(#private::Model), kind)
    }

    /// The impls that structs and unions have in common.
    pub(super) fn values(&self) -> TokenStream {
        let (copies, debug) = (self.copies(), self.debug());
        quote!(#copies #debug)
    }

    /// Copies and equality.
    pub(super) fn copies(&self) -> TokenStream {
        let clone =
            self.of(quote!(::core::clone::Clone), quote!(fn clone(&self) -> Self { #STOP }));
        let equal = self
            .of(quote!(::core::cmp::PartialEq), quote!(fn eq(&self, _: &Self) -> bool { #STOP }));
        quote!(#clone #equal)
    }

    /// `Debug`
    pub(super) fn debug(&self) -> TokenStream {
        self.of(quote!(::core::fmt::Debug), format_body())
    }

    /// The impls that let members be keys of a map.
    pub(super) fn keys(&self) -> TokenStream {
        let ordering = quote!(::core::cmp::Ordering);
        let ord = self
            .of(quote!(::core::cmp::Ord), quote!(fn cmp(&self, _: &Self) -> #ordering { #STOP }));
        let partial_ord = self.of(
            quote!(::core::cmp::PartialOrd),
            quote!(fn partial_cmp(&self, _: &Self) -> ::core::option::Option<#ordering> { #STOP }),
        );
        let hash = self.of(
            quote!(::core::hash::Hash),
            quote!(fn hash<__H: ::core::hash::Hasher>(&self, _: &mut __H) { #STOP }),
        );
        quote!(#ord #partial_ord #hash)
    }

    /// serde's traits.
    pub(super) fn serde(&self) -> TokenStream {
        let private = self.runtime.private();
        let serde = quote!(#private::serde);
        let serialize = self.of(
            quote!(#serde::Serialize),
            quote! {
                fn serialize<__S: #serde::Serializer>(
                    &self, _: __S,
                ) -> ::core::result::Result<__S::Ok, __S::Error> { #STOP }
            },
        );
        let ident = self.ident;
        let mut with_lifetime = self.generics.clone();
        with_lifetime.params.insert(0, parse_quote!('__de));
        let (parameters, ..) = with_lifetime.split_for_impl();
        let (_, arguments, clause) = self.generics.split_for_impl();
        quote! {
            #serialize
            impl #parameters #serde::Deserialize<'__de> for #ident #arguments #clause {
                fn deserialize<__D: #serde::Deserializer<'__de>>(
                    _: __D,
                ) -> ::core::result::Result<Self, __D::Error> { #STOP }
            }
        }
    }

    /// An enumeration's text.
    pub(super) fn text(&self, open: bool) -> TokenStream {
        let (ident, public) = (self.ident, &self.runtime.public);
        let (parameters, arguments, clause) = self.generics.split_for_impl();
        let lifetime = (!open).then(|| quote!('static));
        // Not `Self::Error`, because a variant may be called `Error` or `Err`.
        let error = match open {
            true => quote!(::core::convert::Infallible),
            false => quote!(#public::UnknownMember),
        };
        let result = quote!(::core::result::Result<Self, #error>);
        let from = match open {
            true => self.of(
                quote!(::core::convert::From<&str>),
                quote!(fn from(_: &str) -> Self { #STOP }),
            ),
            false => self.of(
                quote!(::core::convert::TryFrom<&str>),
                quote!(type Error = #error; fn try_from(_: &str) -> #result { #STOP }),
            ),
        };
        let parse = self.of(
            quote!(::core::str::FromStr),
            quote!(type Err = #error; fn from_str(_: &str) -> #result { #STOP }),
        );
        let as_ref = self
            .of(quote!(::core::convert::AsRef<str>), quote!(fn as_ref(&self) -> &str { #STOP }));
        let display = self.of(quote!(::core::fmt::Display), format_body());
        quote! {
            impl #parameters #ident #arguments #clause {
                #[allow(dead_code, missing_docs)]
                pub fn as_str(&self) -> &#lifetime str { #STOP }
            }
            #from #parse #as_ref #display
        }
    }
}

/// The function of `Debug` and of `Display`.
fn format_body() -> TokenStream {
    quote! {
        fn fmt(&self, _: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result { #STOP }
    }
}

/// The body of every function.
#[derive(Clone, Copy)]
pub(super) struct Stop;

pub(super) const STOP: Stop = Stop;

impl ToTokens for Stop {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(quote!(::core::panic!()));
    }
}
