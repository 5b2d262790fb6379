//! What is printed for an item that cannot be expanded: the item, and impls that let the rest of the
//! program compile, so that one mistake does not cause forty errors.
//!
//! ```text
//! impl Clone for Point { fn clone(&self) -> Self { panic!() } }
//! ```
//!
//! These impls never run, because the compiler has an error to report.

mod stub;

use std::collections::HashSet;

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::visit_mut::VisitMut;
use syn::{Attribute, Fields, GenericParam, Generics, Ident, ItemEnum, ItemStruct, Type};

use self::stub::{STOP, Stub};
use crate::errors::Errors;
use crate::model::{PropertyFlags, TwinField, TwinValue};
use crate::options::{self, Options};
use crate::runtime::Runtime;
use crate::{parse, types};

/// The item without the attributes that only `graph_entity` understands.
pub(crate) fn cleaned(item: &syn::Item) -> TokenStream {
    let mut item = item.clone();
    if matches!(item, syn::Item::Struct(_) | syn::Item::Enum(_)) {
        let mut errors = Errors::new();
        parse::refuse_conflicts(&mut item, &mut errors);
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

/// The impls that an item with the attribute would have. `derived` says that an enumeration already
/// has its derives.
pub(crate) fn impls(item: &syn::Item, options: &Options, derived: bool) -> TokenStream {
    let runtime = &Runtime::of(options);
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

/// The impls of a struct without parameters.
pub(crate) fn structure(ident: &Ident, runtime: &Runtime) -> TokenStream {
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
    let private = stub.runtime.private();
    let (values, serde) = (stub.values(), stub.serde());
    let default = stub.of(quote!(::core::default::Default), quote!(fn default() -> Self { #STOP }));
    let model = stub.model(quote!(Structured<0>));
    let object = stub.of_static(
        quote!(#private::Object),
        quote! {
            fn property(&self, _: usize) -> &dyn #private::Field { #STOP }
            fn property_mut(&mut self, _: usize) -> &mut dyn #private::Field { #STOP }
            fn presence(&self, _: usize) -> u64 { #STOP }
        },
    );
    quote!(#default #values #serde #model #object)
}

/// The twin. It has no properties if the fields of the item have no names.
fn twin(item: &ItemStruct, runtime: &Runtime) -> TokenStream {
    let ident = parse::twin_ident(&item.ident);
    let (visibility, generics, original) = (&item.vis, &item.generics, &item.ident);
    let (parameters, arguments, clause) = generics.split_for_impl();
    let fields = item.fields.iter().filter_map(|field| {
        let (name, visibility) = (field.ident.as_ref()?, &field.vis);
        let ty = twin_type(field, generics, runtime)?;
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

/// The type of a field in the twin; `None` if the twin does not have the field.
fn twin_type(field: &syn::Field, generics: &Generics, runtime: &Runtime) -> Option<TokenStream> {
    let mut errors = Errors::new();
    let options = options::take(&mut field.attrs.clone(), options::FIELD, &mut errors);
    errors.forget();
    if options.has("additional") {
        let public = &runtime.public;
        return Some(quote!(#public::AdditionalData));
    }
    let twin = TwinField::of(&field.ty, PropertyFlags::of(&options))?;
    // A parameter is not known to be a model, and was reported as a parameter.
    let boxed = types::inner(types::inner(&field.ty, "Option").unwrap_or(&field.ty), "Box");
    let value = match twin.value {
        TwinValue::Patched
            if boxed.is_none() && mentions_parameter(field.ty.to_token_stream(), generics) =>
        {
            TwinValue::Same
        }
        value => value,
    };
    let twin = TwinField { value, ..twin };
    Some(twin.ty(&field.ty, runtime))
}

/// Whether a type mentions a parameter of the item.
fn mentions_parameter(tokens: TokenStream, generics: &Generics) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => generics.params.iter().any(|parameter| match parameter {
            GenericParam::Type(parameter) => parameter.ident == ident,
            GenericParam::Const(parameter) => parameter.ident == ident,
            GenericParam::Lifetime(parameter) => parameter.lifetime.ident == ident,
        }),
        TokenTree::Group(group) => mentions_parameter(group.stream(), generics),
        _ => false,
    })
}

fn enumeration(stub: &Stub<'_>, item: &ItemEnum, derived: bool) -> TokenStream {
    let private = stub.runtime.private();
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
        quote!(#private::GraphEnum),
        quote! {
            const MEMBERS: &'static [Self] = &[];
            fn unrecognized(_: &str) -> ::core::option::Option<Self> { #STOP }
        },
    );
    quote!(#eq #derives #debug #keys #serde #text #model #members)
}

fn union(stub: &Stub<'_>, item: &ItemEnum) -> TokenStream {
    let private = stub.runtime.private();
    let (values, serde) = (stub.values(), stub.serde());
    let model = stub.model(quote!(Union));
    let object = quote!(dyn #private::Object);
    let variants = stub.of_static(
        quote!(#private::UnionType),
        quote! {
            const NAME: &'static str = "";
            type Variants = #private::NoVariants;
            fn value(&self) -> (usize, &dyn #private::Object) { #STOP }
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
            // A refused type, such as one without a size, would cause another error.
            if types::refuse_variant(ty).is_none() && texts.insert(ty.to_token_stream().to_string())
            {
                types.push(ty);
            }
        }
    }
    types
}
