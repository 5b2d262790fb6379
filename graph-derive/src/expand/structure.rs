//! The table of an entity or complex type.

use proc_macro2::TokenStream;

use super::declared;
use super::table::{Check, Role, Row, Table, flag};
use crate::model::{Field, Structure};
use crate::runtime::Runtime;
use crate::types;

pub(super) fn impls(structure: &Structure) -> TokenStream {
    let header = &structure.header;
    Table {
        ident: &header.ident,
        runtime: &header.runtime,
        flags: structure.flags,
        odata_type: &header.odata_type,
        tagged: structure.tagged,
        relation: structure.patch.then(|| super::patch::relation(structure)),
        base: structure.base.as_deref(),
        rows: structure.fields.iter().map(|field| row(field, &header.runtime)).collect(),
        additional: structure.additional.as_ref(),
        role: Role::Type,
    }
    .impls()
}

/// The row of a property; `None` if an error keeps it out.
fn row<'f>(field: &'f Field, runtime: &Runtime) -> Option<Row<'f>> {
    if field.broken {
        return None;
    }
    let check = match types::is_primitive(&field.ty) {
        true => Check::Known,
        false => Check::Cast(types::checked(&field.ty, runtime.private())),
    };
    Some(Row {
        ident: &field.ident,
        span: field.type_span(),
        wire_name: &field.wire_name,
        required: field.optional.is_none(),
        check,
        flags: flag_bits(field),
    })
}

/// The flags of a property as bits.
pub(super) fn flag_bits(field: &Field) -> u8 {
    let flags = &field.flags;
    let required = field.optional.is_none();
    declared::sum([
        (flags.key, flag::KEY),
        (flags.computed, flag::COMPUTED),
        (flags.immutable, flag::IMMUTABLE),
        (flags.non_null, flag::NON_NULL),
        (flags.navigation, flag::NAVIGATION),
        (flags.secret, flag::SECRET),
        (required, flag::REQUIRED),
    ])
}
