//! The patch twin: a struct in which every property is an `Option`.
//!
//! ```text
//! pub struct UserPatch {
//!     pub job_title: Option<Option<String>>,
//!     pub account_enabled: Option<bool>,      // non_null
//!     pub additional_data: AdditionalData,
//! }
//! ```

use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Path, Type, parse_quote};

use super::structure::{Row, Table, facet, facet_bits};
use crate::model::{Field, Structure};
use crate::parse::unraw;

/// The twin's declaration, and its impls.
pub(super) fn twin(structure: &Structure) -> (TokenStream, TokenStream) {
    let header = &structure.header;
    let ident = format_ident!("{}Patch", unraw(&header.ident), span = header.ident.span());
    let visibility = &structure.item.vis;
    let runtime = &header.runtime;
    // Broken fields are declared too, for there may be code that sets them.
    let fields: Vec<&Field> = structure.fields.iter().filter(|field| has_place(field)).collect();
    let types: Vec<Type> = fields.iter().map(|field| field_type(field, runtime)).collect();

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
        base: structure.base.as_deref(),
        rows: fields
            .iter()
            .zip(&types)
            .filter(|(field, _)| !field.broken)
            .map(|(field, ty)| row(field, ty))
            .collect(),
        broken: fields.iter().any(|field| field.broken),
        additional: structure.additional.as_ref(),
    };
    let lints = structure.item.attrs.iter().filter(|attribute| attribute.path().is_ident("allow"));
    let declaration = quote! {
        #[doc = #doc]
        #[allow(missing_docs)]
        #(#lints)*
        #visibility struct #ident { #(#declared,)* }
    };
    (declaration, table.impls())
}

/// Keys, computed and immutable properties are not for the caller to change, and navigation properties are
/// changed by binding.
fn has_place(field: &Field) -> bool {
    let facets = &field.facets;
    !(facets.key || facets.computed || facets.immutable || facets.navigation)
}

/// `Option<Option<T>>` for a property that may be null, else `Option<T>`.
fn field_type(field: &Field, runtime: &Path) -> Type {
    if field.wrong_type {
        return parse_quote!(::core::option::Option<::core::option::Option<#runtime::__private::Anything>>);
    }
    let value = field.optional.as_ref().unwrap_or(&field.ty);
    let nullable = field.optional.is_some() && !field.facets.non_null;
    let one = quote_spanned!(field.ty.span()=> ::core::option::Option<#value>);
    match nullable {
        true => parse_quote!(::core::option::Option<#one>),
        false => parse_quote!(#one),
    }
}

fn row<'f>(field: &'f Field, ty: &'f Type) -> Row<'f> {
    // A twin has no property that must be present.
    let facets = match facet_bits(field) {
        bits if bits & facet::REQUIRED != 0 => bits & !facet::REQUIRED | facet::NON_NULL,
        bits => bits,
    };
    Row { ident: &field.ident, ty, wire_name: &field.wire_name, optional: true, facets }
}
