//! The patch twin: a struct in which every property is an `Option`.
//!
//! ```text
//! pub struct UserPatch {
//!     pub job_title: Option<Option<String>>,
//!     pub account_enabled: Option<bool>,                            // non_null
//!     pub password_profile: Option<Option<Patched<PasswordProfile>>>, // a change or a value
//!     pub manager: Option<Option<Bind>>,                            // "manager@odata.bind"
//!     pub additional_data: AdditionalData,
//! }
//! ```

use std::borrow::Cow;

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::{Ident, Path, Type};

use super::structure::{Row, Table, facet, facet_bits};
use crate::fallback;
use crate::model::{Field, Structure};
use crate::parse::unraw;
use crate::types;

/// What the type says of its twin.
pub(super) fn state(structure: &Structure) -> TokenStream {
    let ident = ident(structure);
    quote!(With<#ident>)
}

/// The name of the twin.
fn ident(structure: &Structure) -> Ident {
    let ident = &structure.header.ident;
    format_ident!("{}Patch", unraw(ident), span = ident.span())
}

/// The twin's declaration, and its impls.
pub(super) fn twin(structure: &Structure) -> (TokenStream, TokenStream) {
    let header = &structure.header;
    let ident = ident(structure);
    let visibility = &structure.item.vis;
    let (runtime, original) = (&header.runtime, &header.ident);
    // Broken fields are declared too, for there may be code that sets them.
    let fields: Vec<&Field> = structure.fields.iter().filter(|field| has_place(field)).collect();
    let types: Vec<TokenStream> = fields.iter().map(|field| field_type(field, runtime)).collect();
    let names: Vec<Cow<'_, str>> = fields.iter().map(|field| wire_name(field)).collect();

    let declared = fields.iter().zip(&types).map(|(field, ty)| {
        let Field { attributes, visibility, ident, .. } = field;
        quote!(#(#attributes)* #visibility #ident: #ty)
    });
    let additional = structure.additional.as_ref().map(|field| {
        quote! {
            /// What is sent beside the declared properties.
            pub #field: #runtime::AdditionalData
        }
    });
    let declared = declared.chain(additional);
    let doc = format!(
        "A change of [`{}`], which describes the properties, for PATCH: one that is `None` is left \
         alone, `Some(None)` makes it null. See [`set`]({1}::set) and [`null`]({1}::null).",
        header.ident,
        quote!(#runtime).to_string().replace(' ', ""),
    );

    let table = Table {
        ident: &ident,
        runtime,
        nature: structure.nature,
        odata_type: &header.odata_type,
        tagged: structure.tagged,
        twin: true,
        state: Some(quote!(TwinOf<#original>)),
        base: structure.base.as_deref(),
        rows: fields
            .iter()
            .zip(&names)
            .filter(|(field, _)| !field.broken)
            .map(|(field, name)| row(field, name, runtime))
            .collect(),
        broken: fields.iter().any(|field| field.broken),
        additional: structure.additional.as_ref(),
        original: structure.is_whole().then_some(original),
    };
    let lints = structure.item.attrs.iter().filter(|attribute| attribute.path().is_ident("allow"));
    let declaration = quote! {
        #[doc = #doc]
        #[allow(missing_docs)]
        #(#lints)*
        #visibility struct #ident { #(#declared,)* }
    };
    let impls = table.impls();
    // With a mistake in it the type is a stub, from which nothing can be made.
    let from = (!structure.is_whole()).then(|| fallback::from(&ident, original));
    (declaration, quote!(#impls #from))
}

/// Keys, computed and immutable properties are not for the caller to change.
fn has_place(field: &Field) -> bool {
    let facets = &field.facets;
    !(facets.key || facets.computed || facets.immutable)
}

/// A navigation property is changed by binding it.
fn wire_name(field: &Field) -> Cow<'_, str> {
    match field.facets.navigation {
        true => format!("{}@odata.bind", field.wire_name).into(),
        false => field.wire_name.as_str().into(),
    }
}

/// The type of a property's value.
fn value_type(field: &Field) -> &Type {
    field.optional.as_ref().unwrap_or(&field.ty)
}

fn is_collection(field: &Field) -> bool {
    types::inner(value_type(field), "Vec").is_some()
}

/// `Option<Option<T>>` for a property that may be null, else `Option<T>`.
fn field_type(field: &Field, runtime: &Path) -> TokenStream {
    if field.wrong_type {
        return quote!(::core::option::Option<::core::option::Option<#runtime::__private::Anything>>);
    }
    let value = value_type(field);
    let many = is_collection(field);
    let nullable = field.optional.is_some() && !field.facets.non_null;
    let navigation = field.facets.navigation;
    // `Patched` says nothing of a type that is none of ours, and is more to read and to compile.
    let plain = many || types::is_primitive(value) || types::is_named(value, "FlagSet");
    let value = match types::inner(value, "Box").unwrap_or(value) {
        _ if navigation && many => quote!(::std::vec::Vec<#runtime::Bind>),
        _ if navigation => quote!(#runtime::Bind),
        value if plain => value.to_token_stream(),
        value => {
            let span = Span::call_site().located_at(types::span(&field.ty));
            let runtime = types::respan(runtime, span);
            quote_spanned!(span=> #runtime::Patched<#value>)
        }
    };
    // The field's own `Option` is shorter than the path to it, three thousand times a few dozen fields.
    // It is ours all the same to lints, which would blame the user for two in one another.
    let span = Span::call_site().located_at(types::span(&field.ty));
    let own = field.optional.as_ref().and_then(|_| types::wrapper(&field.ty, span));
    let option = own.unwrap_or_else(|| quote_spanned!(span=> ::core::option::Option));
    match nullable && !(navigation && many) {
        true => quote_spanned!(span=> #option<#option<#value>>),
        false => quote_spanned!(span=> #option<#value>),
    }
}

fn row<'f>(field: &'f Field, wire_name: &'f str, runtime: &Path) -> Row<'f> {
    // A twin has no property that must be present.
    let mut facets = match facet_bits(field) {
        bits if bits & facet::REQUIRED != 0 => bits & !facet::REQUIRED | facet::NON_NULL,
        bits => bits,
    };
    // Addresses are added to a collection; there is nothing to null.
    if field.facets.navigation && is_collection(field) {
        facets |= facet::NON_NULL;
    }
    let unknown = !field.facets.navigation && !types::is_primitive(&field.ty);
    let plain = is_collection(field) || types::is_named(value_type(field), "FlagSet");
    let checked = (unknown && plain).then(|| {
        let ty = types::checked(value_type(field), runtime);
        match field.optional.is_some() && !field.facets.non_null {
            true => quote!(::core::option::Option<::core::option::Option<#ty>>),
            false => quote!(::core::option::Option<#ty>),
        }
    });
    Row {
        ident: &field.ident,
        place: types::span(&field.ty),
        wire_name,
        required: false,
        checked,
        projected: unknown && !plain,
        facets,
    }
}
