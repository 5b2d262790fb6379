//! The impls of an entity or complex type, and, over other fields, of its twin.
//!
//! ```text
//! impls! {
//!     User serde serialize deserialize values debug clone equal
//!     structure Structured135, "…#microsoft.graph.userUsermicrosoft.graph.entityidid…", #[inline]
//!     self additional_data
//!     { 0 id [&] [self.id] 1 deleted_date_time [&] [self.deleted_date_time] … } {}
//!     { 0 { [id deleted_date_time …;] … ; 0 0 } … }   // and, of a twin, `from User`
//! }
//! ```
//!
//! The macro of graph-models writes the impls out, which the compiler does faster than we could.
//!
//! All functions are `#[inline]`, so that machine code is generated where they are used, and not
//! for thousands of types of which a program uses a few. With the feature `precompiled` the
//! accessors are not, those of twins aside.

use graph_table::{PropertyFlags, PropertyRow, Rows, TypeDescription, TypeFlags, limits};
use proc_macro2::{Literal, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{Ident, Path, Type};

use super::PRECOMPILED;
use super::declared;
use crate::fallback;
use crate::model::{Field, Nature, Structure};
use crate::parse::unraw;
use crate::types;

/// With so many properties, to ask whether each has a value is no faster than to look at it.
const FEW: usize = 8;

/// What the impls need to know of a struct; the twin is such a struct too.
pub(super) struct Table<'s> {
    pub(super) ident: &'s Ident,
    pub(super) runtime: &'s Path,
    pub(super) nature: Nature,
    pub(super) odata_type: &'s str,
    /// Whether the name is written at the top of a body.
    pub(super) tagged: bool,
    /// Whether this is a patch twin.
    pub(super) twin: bool,
    /// `With<UserPatch>` of a type, `TwinOf<User>` of a twin.
    pub(super) state: Option<TokenStream>,
    pub(super) base: Option<&'s str>,
    pub(super) rows: Vec<Row<'s>>,
    /// Whether an error keeps a field out of the table.
    pub(super) broken: bool,
    pub(super) additional: Option<&'s Ident>,
    /// The type that a twin is made from.
    pub(super) original: Option<&'s Ident>,
}

/// A property of a table.
pub(super) struct Row<'s> {
    pub(super) ident: &'s Ident,
    /// Where the type stands: one that cannot be a property's is reported there.
    pub(super) place: Span,
    pub(super) wire_name: &'s str,
    /// The type of a field that is no `Option`.
    pub(super) always: Option<&'s Type>,
    pub(super) flags: PropertyFlags,
}

pub(super) fn impls(structure: &Structure) -> TokenStream {
    Table {
        ident: &structure.header.ident,
        runtime: &structure.header.runtime,
        nature: structure.nature,
        odata_type: &structure.header.odata_type,
        tagged: structure.tagged,
        twin: false,
        state: structure.patch.then(|| super::patch::state(structure)),
        base: structure.base.as_deref(),
        rows: structure.properties().map(Row::new).collect(),
        broken: structure.fields.iter().any(|field| field.broken),
        additional: structure.additional.as_ref(),
        original: None,
    }
    .impls()
}

/// What a field's options and its type say of the property.
pub(super) fn property_flags(field: &Field) -> PropertyFlags {
    let facets = &field.facets;
    let required = field.optional.is_none();
    PropertyFlags::given([
        (facets.key, PropertyFlags::KEY),
        (facets.computed, PropertyFlags::COMPUTED),
        (facets.immutable, PropertyFlags::IMMUTABLE),
        (facets.non_null, PropertyFlags::NON_NULL),
        (facets.navigation, PropertyFlags::NAVIGATION),
        (facets.secret, PropertyFlags::SECRET),
        (required, PropertyFlags::REQUIRED),
    ])
}

impl<'s> Row<'s> {
    fn new(field: &'s Field) -> Self {
        Self {
            ident: &field.ident,
            place: types::span(&field.ty),
            wire_name: &field.wire_name,
            always: field.optional.is_none().then_some(&field.ty),
            flags: property_flags(field),
        }
    }

    /// `0 id [&] [self.id]`, where the type stands.
    fn tokens(&self, position: usize) -> TokenStream {
        let ident = self.ident;
        let (position, mut field) = (Literal::usize_unsuffixed(position), self.ident.clone());
        let place = Span::call_site().located_at(self.place);
        field.set_span(place);
        quote_spanned!(place=> #position #ident [&] [self.#field])
    }
}

impl Table<'_> {
    pub(super) fn impls(&self) -> TokenStream {
        let Self { ident, runtime, .. } = self;
        let Some(additional) = self.additional.filter(|_| !self.broken) else {
            // Nothing of it is ever run, for the compiler has an error to report.
            return fallback::structure(ident, runtime);
        };
        let table = self.type_table();
        let inline = (self.twin || !PRECOMPILED).then(|| quote!(#[inline]));
        let (mut sometimes, mut always) = (TokenStream::new(), TokenStream::new());
        for (position, row) in self.rows.iter().enumerate() {
            let tokens = row.tokens(position);
            match row.always {
                None => sometimes.extend(tokens),
                Some(ty) => always.extend(quote!(#tokens #ty,)),
            }
        }
        let kind = declared::structured(runtime, self.rows.len(), self.tagged, self.state.as_ref());
        let presence = self.presence(inline.as_ref());
        let from = self.original.map(|original| quote!(from #original));
        quote! {
            #runtime::__private::impls! {
                #ident serde serialize deserialize values debug clone equal
                structure #kind, #table, #inline self #additional
                { #sometimes } { #always } #presence #from
            }
        }
    }

    /// The type table.
    fn type_table(&self) -> Literal {
        let rust_names: Vec<String> = self.rows.iter().map(|row| unraw(row.ident)).collect();
        let rows: Vec<PropertyRow<'_>> = (self.rows.iter().zip(&rust_names))
            .map(|(row, rust_name)| PropertyRow {
                wire_name: row.wire_name,
                rust_name,
                flags: row.flags,
            })
            .collect();
        declared::type_table(&TypeDescription {
            tag: self.odata_type,
            rust_name: &unraw(self.ident),
            base: self.base,
            flags: self.type_flags(),
            rows: if self.twin { Rows::Patch(&rows) } else { Rows::Structured(&rows) },
        })
    }

    fn type_flags(&self) -> TypeFlags {
        let Nature { complex, is_abstract, open, has_stream } = self.nature;
        TypeFlags::given([
            (complex, TypeFlags::COMPLEX),
            (is_abstract, TypeFlags::ABSTRACT),
            (open, TypeFlags::OPEN),
            (has_stream, TypeFlags::HAS_STREAM),
            (!self.tagged, TypeFlags::UNTAGGED),
        ])
    }

    /// The properties in blocks of 64 and bytes of eight. Where they are few, to look at each is no
    /// slower; a twin is written seldom enough; and one that is always there has nothing to ask.
    fn presence(&self, inline: Option<&TokenStream>) -> Option<TokenStream> {
        if self.twin || self.rows.len() <= FEW || self.rows.iter().any(|row| row.always.is_some()) {
            return None;
        }
        let blocks = self.rows.chunks(limits::PRESENCE_BLOCK).enumerate().map(|(block, rows)| {
            let bytes = rows.chunks(8).map(|rows| {
                let fields = rows.iter().map(|row| row.ident);
                let rest = std::iter::repeat_n(quote!(false), 8 - rows.len());
                quote!([#(#fields)*; #(#rest)*])
            });
            let rest = std::iter::repeat_n(Literal::u8_unsuffixed(0), 8 - rows.len().div_ceil(8));
            let block = Literal::usize_unsuffixed(block);
            quote!(#block { #(#bytes)* ; #(#rest)* })
        });
        Some(quote!({ #inline #(#blocks)* }))
    }
}
