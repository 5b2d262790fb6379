//! The table of an entity or complex type.

use graph_table::PropertyFlags;
use proc_macro2::TokenStream;
use quote::quote;

use super::table::{Check, Role, Row, Table};
use crate::model::{Field, Structure};
use crate::parse::twin_ident;
use crate::runtime::Runtime;
use crate::types;

pub(super) fn impls(structure: &Structure) -> TokenStream {
    let header = &structure.header;
    Table {
        ident: &header.ident,
        runtime: &header.runtime,
        flags: structure.flags,
        odata_type: &header.odata_type,
        profile: header.profile,
        tagged: structure.tagged,
        relation: structure.patch.then(|| relation(structure)),
        base: structure.base.as_deref(),
        rows: structure.fields.iter().map(|field| row(field, &header.runtime)).collect(),
        additional: structure.additional.as_ref(),
        role: Role::Type,
    }
    .impls()
}

/// How a type is related to its twin.
fn relation(structure: &Structure) -> TokenStream {
    let twin = twin_ident(&structure.header.ident);
    quote!(HasTwin<#twin>)
}

/// The row of a property; `None` if an error keeps it out.
fn row<'f>(field: &'f Field, runtime: &Runtime) -> Option<Row<'f>> {
    if field.broken {
        return None;
    }
    let check = match field.target.is_some() || types::is_primitive(&field.ty) {
        true => Check::Known,
        false => Check::Cast(types::checked(&field.ty, runtime.private())),
    };
    Some(Row {
        ident: &field.ident,
        span: field.type_span(),
        wire_name: &field.wire_name,
        required: field.is_required(),
        target: field.target.clone(),
        check,
        flags: property_flags(field),
    })
}

/// The flags of a property, from its options and its type.
pub(super) fn property_flags(field: &Field) -> PropertyFlags {
    let flags = &field.flags;
    PropertyFlags::given([
        (flags.key, PropertyFlags::KEY),
        (flags.computed, PropertyFlags::COMPUTED),
        (flags.immutable, PropertyFlags::IMMUTABLE),
        (flags.non_null, PropertyFlags::NON_NULL),
        (flags.navigation, PropertyFlags::NAVIGATION),
        (flags.secret, PropertyFlags::SECRET),
        (field.is_required(), PropertyFlags::REQUIRED),
    ])
}
