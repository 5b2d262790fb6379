//! The patch twin: a struct in which every property is an `Option`.
//!
//! ```text
//! pub struct UserPatch {
//!     pub job_title: Option<Option<String>>,
//!     pub account_enabled: Option<bool>,                            // non_null
//!     pub password_profile: Option<Option<Patched<PasswordProfile>>>, // a change or a value
//!     pub manager: Option<Option<Bind<AnyDirectoryObject>>>,        // "manager@odata.bind"
//!     pub additional_data: AdditionalData,
//! }
//! ```

use std::borrow::Cow;

use graph_table::PropertyFlags;
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::Ident;

use super::docs;
use super::structure::property_flags;
use super::table::{Check, Role, Row, Table};
use crate::fallback;
use crate::model::{Field, Structure, TwinField, TwinValue};
use crate::parse::twin_ident;
use crate::runtime::Runtime;

/// The declaration of the twin, and its impls.
pub(super) fn twin(structure: &Structure) -> (TokenStream, TokenStream) {
    let header = &structure.header;
    let (runtime, original) = (&header.runtime, &header.ident);
    let ident = twin_ident(original);
    // Broken fields are declared too, because there may be code that sets them.
    let fields: Vec<(&Field, TwinField, Cow<'_, str>)> = structure
        .fields
        .iter()
        .filter_map(|field| {
            let twin = field.twin?;
            Some((field, twin, twin.wire_name(&field.wire_name)))
        })
        .collect();
    let declaration = declaration(structure, &ident, &fields);

    let is_complete = structure.is_complete();
    let table = Table {
        ident: &ident,
        runtime,
        flags: structure.flags,
        odata_type: &header.odata_type,
        profile: header.profile,
        tagged: structure.tagged,
        relation: Some(quote!(IsTwinOf<#original>)),
        base: structure.base.as_deref(),
        rows: fields.iter().map(|(field, twin, name)| row(field, *twin, name, runtime)).collect(),
        additional: structure.additional.as_ref(),
        role: Role::Twin(is_complete.then_some(original)),
    };
    let impls = table.impls();
    // After an error the type is a stub, and nothing can be made from it.
    let from = (!is_complete).then(|| fallback::from(&ident, original));
    (declaration, quote!(#impls #from))
}

fn declaration(
    structure: &Structure,
    ident: &Ident,
    fields: &[(&Field, TwinField, Cow<'_, str>)],
) -> TokenStream {
    let runtime = &structure.header.runtime;
    let (visibility, public) = (&structure.item.vis, &runtime.public);
    let declared = fields.iter().map(|(field, twin, wire_name)| {
        let Field { attributes, visibility, ident, ty, .. } = field;
        let (docs, ty) = (docs::twin_field(field, wire_name), twin.ty(ty, runtime));
        quote!(#docs #(#attributes)* #visibility #ident: #ty)
    });
    let additional = structure.additional.as_ref().map(|field| {
        quote! {
            /// What is sent in addition to the declared properties.
            pub #field: #public::AdditionalData
        }
    });
    let declared = declared.chain(additional);
    let doc = format!(
        "A change of [`{}`], which describes the properties, for a PATCH request. A property that is \
         `None` is left alone, and `Some(None)` sets it to null. See [`set`]({1}::set) and \
         [`null`]({1}::null).",
        structure.header.ident,
        public.to_token_stream().to_string().replace(' ', ""),
    );
    let lints = structure.item.attrs.iter().filter(|attribute| attribute.path().is_ident("allow"));
    quote! {
        #[doc = #doc]
        #[allow(missing_docs)]
        #(#lints)*
        #visibility struct #ident { #(#declared,)* }
    }
}

/// The row of a property; `None` if an error keeps it out.
fn row<'f>(
    field: &'f Field,
    twin: TwinField,
    wire_name: &'f str,
    runtime: &Runtime,
) -> Option<Row<'f>> {
    if field.broken {
        return None;
    }
    // A twin has no property that must be present.
    let mut flags = match property_flags(field) {
        flags if flags.contains(PropertyFlags::REQUIRED) => {
            flags.without(PropertyFlags::REQUIRED).with(PropertyFlags::NON_NULL)
        }
        flags => flags,
    };
    if twin.value == TwinValue::Binds {
        flags = flags.with(PropertyFlags::NON_NULL);
    }
    let check = match twin.checked(&field.ty, runtime.private()) {
        Some(ty) => Check::Cast(ty),
        None if twin.value == TwinValue::Patched => Check::Projection,
        None => Check::Known,
    };
    let (ident, span) = (&field.ident, field.type_span());
    Some(Row { ident, span, wire_name, required: false, check, flags, target: None })
}
