//! What is printed of an item that is too broken to expand: the item, and impls that let the rest
//! of the program compile, so that one mistake does not become forty.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::visit_mut::VisitMut;
use syn::{Attribute, Generics, Ident, parse_quote};

/// The item without the attributes that only we understand.
pub(crate) fn cleaned(item: &syn::Item) -> TokenStream {
    let mut item = item.clone();
    Cleaner.visit_item_mut(&mut item);
    item.to_token_stream()
}

struct Cleaner;

impl VisitMut for Cleaner {
    fn visit_attributes_mut(&mut self, attributes: &mut Vec<Attribute>) {
        attributes.retain(|attribute| {
            !attribute.path().is_ident("graph") && !attribute.path().is_ident("serde")
        });
    }
}

/// Impls without a working body of what an item with the attribute can do; nothing ever calls
/// them, for the compiler has an error to report.
pub(crate) fn stubs(item: &syn::Item) -> TokenStream {
    let (ident, generics, default) = match item {
        syn::Item::Struct(item) => (&item.ident, &item.generics, true),
        syn::Item::Enum(item) => (&item.ident, &item.generics, false),
        _ => return TokenStream::new(),
    };
    let (parameters, arguments, clause) = generics.split_for_impl();
    let default = default.then(|| {
        quote! {
            impl #parameters ::core::default::Default for #ident #arguments #clause {
                fn default() -> Self { ::core::unimplemented!() }
            }
        }
    });
    let serde = serde_stubs(ident, generics);
    let text = matches!(item, syn::Item::Enum(_)).then(|| text_stubs(ident, generics));
    quote! {
        #default
        impl #parameters ::core::clone::Clone for #ident #arguments #clause {
            fn clone(&self) -> Self { ::core::unimplemented!() }
        }
        impl #parameters ::core::cmp::PartialEq for #ident #arguments #clause {
            fn eq(&self, _: &Self) -> bool { ::core::unimplemented!() }
        }
        impl #parameters ::core::fmt::Debug for #ident #arguments #clause {
            fn fmt(&self, _: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::unimplemented!()
            }
        }
        #serde
        #text
    }
}

fn serde_stubs(ident: &Ident, generics: &Generics) -> TokenStream {
    let mut with_lifetime = generics.clone();
    with_lifetime.params.insert(0, parse_quote!('__de));
    let (parameters, arguments, clause) = generics.split_for_impl();
    let (de_parameters, ..) = with_lifetime.split_for_impl();
    quote! {
        impl #parameters ::graph_models::__private::serde::Serialize for #ident #arguments #clause {
            fn serialize<__S: ::graph_models::__private::serde::Serializer>(
                &self, _: __S,
            ) -> ::core::result::Result<__S::Ok, __S::Error> { ::core::unimplemented!() }
        }
        impl #de_parameters ::graph_models::__private::serde::Deserialize<'__de>
            for #ident #arguments #clause
        {
            fn deserialize<__D: ::graph_models::__private::serde::Deserializer<'__de>>(
                _: __D,
            ) -> ::core::result::Result<Self, __D::Error> { ::core::unimplemented!() }
        }
    }
}

fn text_stubs(ident: &Ident, generics: &Generics) -> TokenStream {
    let (parameters, arguments, clause) = generics.split_for_impl();
    quote! {
        impl #parameters #ident #arguments #clause {
            #[allow(dead_code)]
            pub fn as_str(&self) -> &str { ::core::unimplemented!() }
        }
        impl #parameters ::core::fmt::Display for #ident #arguments #clause {
            fn fmt(&self, _: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::unimplemented!()
            }
        }
        impl #parameters ::core::convert::From<&str> for #ident #arguments #clause {
            fn from(_: &str) -> Self { ::core::unimplemented!() }
        }
    }
}
