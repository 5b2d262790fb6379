//! What is printed of an item that is too broken to expand: the item, and impls that let the rest
//! of the program compile, so that one mistake does not become forty.
//!
//! ```text
//! impl Clone for Point { fn clone(&self) -> Self { panic!() } }
//! ```
//!
//! Nothing ever calls them, for the compiler has an error to report.

mod stub;

use std::collections::HashSet;

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};
use syn::visit_mut::VisitMut;
use syn::{Attribute, Fields, Generics, Ident, ItemEnum, ItemStruct, Path, Type};

use self::stub::Stub;
use crate::args::{self, Options};
use crate::errors::Errors;
use crate::{parse, types};

/// The item without the attributes that only we understand.
pub(crate) fn cleaned(item: &syn::Item) -> TokenStream {
    let mut item = item.clone();
    if matches!(item, syn::Item::Struct(_) | syn::Item::Enum(_)) {
        let mut errors = Errors::new();
        parse::refuse_rivals(&mut item, &mut errors);
        errors.forget();
        Cleaner.visit_item_mut(&mut item);
    }
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

/// What an item with the attribute has; `derived` says that an enumeration has its derives already.
pub(crate) fn impls(item: &syn::Item, options: &Options, derived: bool) -> TokenStream {
    let runtime = &parse::runtime(options);
    match item {
        syn::Item::Struct(item) => {
            let stub = Stub { ident: &item.ident, generics: &item.generics, runtime };
            let patch = options.bool("patch").is_none_or(syn::LitBool::value);
            let twin = patch.then(|| twin(item, runtime));
            let structure = structure_of(&stub);
            quote!(#structure #twin)
        }
        syn::Item::Enum(item) => {
            let stub = Stub { ident: &item.ident, generics: &item.generics, runtime };
            match parse::is_union(item) {
                true => union(&stub, item),
                false => enumeration(&stub, item, derived),
            }
        }
        _ => TokenStream::new(),
    }
}

/// What a struct without parameters has.
pub(crate) fn structure(ident: &Ident, runtime: &Path) -> TokenStream {
    structure_of(&Stub { ident, generics: &Generics::default(), runtime })
}

/// The conversion of a struct without parameters into its twin.
pub(crate) fn from(twin: &Ident, original: &Ident) -> TokenStream {
    quote! {
        impl ::core::convert::From<#original> for #twin {
            fn from(_: #original) -> Self { #STOP }
        }
    }
}

fn structure_of(stub: &Stub<'_>) -> TokenStream {
    let runtime = stub.runtime;
    let (values, serde) = (stub.values(), stub.serde());
    let default = stub.of(quote!(::core::default::Default), quote!(fn default() -> Self { #STOP }));
    let model = stub.model(quote!(Structured<0>));
    let object = stub.of_static(
        quote!(#runtime::__private::Object),
        quote! {
            fn property(&self, _: usize) -> &dyn #runtime::__private::Field { #STOP }
            fn property_mut(&mut self, _: usize) -> &mut dyn #runtime::__private::Field { #STOP }
            fn presence(&self, _: usize) -> u64 { #STOP }
        },
    );
    quote!(#default #values #serde #model #object)
}

/// The twin; without properties if the item has no names for them.
fn twin(item: &ItemStruct, runtime: &Path) -> TokenStream {
    let ident = format_ident!("{}Patch", parse::unraw(&item.ident), span = item.ident.span());
    let (visibility, generics, original) = (&item.vis, &item.generics, &item.ident);
    let (parameters, arguments, clause) = generics.split_for_impl();
    let fields = item.fields.iter().filter_map(|field| {
        let (name, visibility) = (field.ident.as_ref()?, &field.vis);
        let ty = twin_type(field, runtime)?;
        Some(quote!(#visibility #name: #ty,))
    });
    // Parameters that only a key has are used here.
    let unused = (!generics.params.is_empty())
        .then(|| quote!(pub __unused: ::core::marker::PhantomData<#original #arguments>,));
    let twin = structure_of(&Stub { ident: &ident, generics, runtime });
    quote! {
        #[allow(missing_docs)]
        #visibility struct #ident #parameters #clause { #(#fields)* #unused }
        #twin
    }
}

/// The type of a property's field in the twin, if it has one.
fn twin_type(field: &syn::Field, runtime: &Path) -> Option<TokenStream> {
    let mut errors = Errors::new();
    let options = args::take(&mut field.attrs.clone(), args::FIELD, &mut errors);
    errors.forget();
    if options.has("additional") {
        return Some(quote!(#runtime::AdditionalData));
    }
    if ["key", "computed", "immutable"].iter().any(|name| options.has(name)) {
        return None;
    }
    let value = types::inner(&field.ty, "Option");
    let nullable = value.is_some() && !options.has("non_null");
    let value = value.unwrap_or(&field.ty);
    let one = match types::inner(value, "Box") {
        _ if options.has("navigation") => match types::inner(value, "Vec") {
            Some(_) => {
                return Some(quote!(::core::option::Option<::std::vec::Vec<#runtime::Bind>>));
            }
            None => quote!(::core::option::Option<#runtime::Bind>),
        },
        // Only a structured type is boxed; what else may be one is not known here.
        Some(inner) if types::refuse(value).is_none() => {
            quote!(::core::option::Option<#runtime::Patched<#inner>>)
        }
        _ => quote!(::core::option::Option<#value>),
    };
    Some(if nullable { quote!(::core::option::Option<#one>) } else { one })
}

fn enumeration(stub: &Stub<'_>, item: &ItemEnum, derived: bool) -> TokenStream {
    let runtime = stub.runtime;
    let open = parse::is_open(item);
    let eq = stub.of(quote!(::core::cmp::Eq), TokenStream::new());
    let derives = (!derived).then(|| {
        let copy = (!open).then(|| stub.of(quote!(::core::marker::Copy), TokenStream::new()));
        let copies = stub.copies();
        quote!(#copy #copies)
    });
    let (debug, keys) = (stub.debug(), stub.keys());
    let (serde, text) = (stub.serde(), stub.text(open));
    let model = stub.model(quote!(Enumeration<0>));
    let members = stub.of_static(
        quote!(#runtime::__private::GraphEnum),
        quote! {
            const MEMBERS: &'static [Self] = &[];
            fn unrecognized(_: &str) -> ::core::option::Option<Self> { #STOP }
        },
    );
    quote!(#eq #derives #debug #keys #serde #text #model #members)
}

fn union(stub: &Stub<'_>, item: &ItemEnum) -> TokenStream {
    let runtime = stub.runtime;
    let (values, serde) = (stub.values(), stub.serde());
    let model = stub.model(quote!(Union));
    let object = quote!(dyn #runtime::__private::Object);
    let variants = stub.of_static(
        quote!(#runtime::__private::UnionType),
        quote! {
            const NAME: &'static str = "";
            type Variants = #runtime::__private::NoVariants;
            fn value(&self) -> (usize, &dyn #runtime::__private::VariantValue) { #STOP }
            fn value_mut(&mut self) -> &mut #object { #STOP }
            fn create(_: usize) -> Self { #STOP }
        },
    );
    let conversions = held_types(item).into_iter().map(|ty| {
        stub.of(quote!(::core::convert::From<#ty>), quote!(fn from(_: #ty) -> Self { #STOP }))
    });
    quote!(#values #serde #model #variants #(#conversions)*)
}

/// The types that variants of a union hold, each once.
fn held_types(item: &ItemEnum) -> Vec<&Type> {
    let (mut types, mut texts) = (Vec::new(), HashSet::new());
    for variant in &item.variants {
        if let Fields::Unnamed(fields) = &variant.fields
            && fields.unnamed.len() == 1
        {
            let ty = &fields.unnamed[0].ty;
            let ty = types::inner(ty, "Box").unwrap_or(ty);
            // A type without a size, say, would be one more error.
            if types::refuse_variant(ty).is_none() && texts.insert(ty.to_token_stream().to_string())
            {
                types.push(ty);
            }
        }
    }
    types
}

/// The body of every function here.
#[derive(Clone, Copy)]
struct Stop;

const STOP: Stop = Stop;

impl ToTokens for Stop {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(quote!(::core::panic!()));
    }
}
