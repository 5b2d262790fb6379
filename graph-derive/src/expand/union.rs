//! The impls of a union.

use graph_table::limits;
use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::Path;

use super::declared;
use crate::model::{Union, Variant};
use crate::parse::unraw;
use crate::types;

pub(super) fn impls(union: &Union) -> TokenStream {
    let (ident, private) = (&union.header.ident, union.header.runtime.private());
    let model = model_impls(union);
    let conversions = conversions(union);
    let (owned, result) = declared::owned(ident, ident.span());
    quote! {
        #model
        #private::impls! {
            #ident serde #result serialize_union deserialize_union
            values #owned debug_union clone_union equal_unions
        }
        #conversions
    }
}

/// `Model` and `UnionType`. The fallback is the last variant.
fn model_impls(union: &Union) -> TokenStream {
    let (ident, private) = (&union.header.ident, union.header.runtime.private());
    let rust_name = unraw(ident);
    let inline = (!declared::PRECOMPILED).then(|| quote!(#[inline]));
    let all: Vec<&Variant> = union.variants.iter().chain(&union.unrecognized).collect();
    // A type that a union cannot hold is reported at its own name, and once more at the union's.
    let name = Span::call_site().located_at(ident.span());
    let types = all.chunks(limits::UNION_GROUP).take(limits::UNION_GROUP).map(|group| {
        let types = group.iter().map(|variant| &variant.ty);
        quote_spanned!(name=> (#(#types,)*))
    });
    let types = quote_spanned!(name=> (#(#types,)*));
    let read = all.iter().enumerate().map(|(position, variant)| {
        let (name, value) = (&variant.ident, object(variant, private));
        quote!(Self::#name(__value) => (#position, #value),)
    });
    let write = all.iter().map(|variant| {
        let (name, value) = (&variant.ident, object_mut(variant, private));
        quote!(Self::#name(__value) => #value,)
    });
    let known = union.variants.iter().enumerate().map(|(position, variant)| {
        let (name, value) = (&variant.ident, empty(variant, private));
        quote!(#position => Self::#name(#value),)
    });
    let fallback = union.unrecognized.as_ref().map(|variant| {
        let (name, value) = (&variant.ident, empty(variant, private));
        quote!(_ => Self::#name(#value),)
    });
    quote! {
        impl #private::Model for #ident {
            type Kind = #private::Union;
        }
        impl #private::UnionType for #ident {
            const NAME: &'static str = #rust_name;
            type Variants = #types;
            #inline
            fn value(&self) -> (usize, &dyn #private::Object) {
                match self { #(#read)* }
            }
            #inline
            fn value_mut(&mut self) -> &mut dyn #private::Object {
                match self { #(#write)* }
            }
            #inline
            fn create(__variant: usize) -> Self {
                match __variant { #(#known)* #fallback }
            }
        }
    }
}

/// The value of a variant. A type that a union cannot hold is reported at its name.
fn object(variant: &Variant, private: &Path) -> TokenStream {
    let (span, ty) = (span(variant), &variant.ty);
    let value = if variant.boxed { quote!(&**__value) } else { quote!(__value) };
    quote_spanned!(span=> <#ty as #private::VariantValue>::as_object(#value))
}

fn object_mut(variant: &Variant, private: &Path) -> TokenStream {
    let (span, ty) = (span(variant), &variant.ty);
    let value = if variant.boxed { quote!(&mut **__value) } else { quote!(__value) };
    quote_spanned!(span=> <#ty as #private::VariantValue>::as_object_mut(#value))
}

/// A value without properties. `Box::default` is larger, and would be compiled for each type.
fn empty(variant: &Variant, private: &Path) -> TokenStream {
    let (span, ty) = (span(variant), &variant.ty);
    let value = quote_spanned!(span=> <#ty as #private::VariantValue>::empty());
    match variant.boxed {
        true => quote_spanned!(span=> ::core::convert::From::from(#value)),
        false => value,
    }
}

fn span(variant: &Variant) -> Span {
    Span::call_site().located_at(types::span(&variant.ty))
}

/// `From<User> for AnyDirectoryObject`. A base type that has no variant of its own, because it is abstract,
/// converts into the fallback.
fn conversions(union: &Union) -> TokenStream {
    let ident = &union.header.ident;
    let variants = union.variants.iter().chain(&union.unrecognized);
    let variants = variants.filter(|variant| !variant.repeated);
    variants
        .map(|Variant { ident: name, ty, .. }| {
            // `Box<T>` is made from a `T`, and a `T` from itself.
            quote! {
                impl ::core::convert::From<#ty> for #ident {
                    #[inline]
                    fn from(__value: #ty) -> Self {
                        Self::#name(::core::convert::Into::into(__value))
                    }
                }
            }
        })
        .collect()
}
