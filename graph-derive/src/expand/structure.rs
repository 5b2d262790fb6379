//! The impls of an entity or complex type, and, over other fields, of its twin.
//!
//! ```text
//! impls! {
//!     User serde serialize deserialize values #owned debug clone equal
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

use proc_macro2::{Literal, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{Ident, Path};

use super::PRECOMPILED;
use super::declared::{self, Declared};
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
    /// Whether the field is not an `Option`.
    pub(super) required: bool,
    /// The type of the field, in a form that fails only where its own name is.
    pub(super) checked: Option<TokenStream>,
    pub(super) projected: bool,
    pub(super) facets: u8,
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
        rows: structure
            .properties()
            .map(|field| Row::new(field, &structure.header.runtime))
            .collect(),
        broken: structure.fields.iter().any(|field| field.broken),
        additional: structure.additional.as_ref(),
        original: None,
    }
    .impls()
}

/// The bits of graph-models' `PropertyFlags`.
pub(super) mod facet {
    pub(in crate::expand) const KEY: u8 = 1;
    pub(in crate::expand) const COMPUTED: u8 = 2;
    pub(in crate::expand) const NON_NULL: u8 = 4;
    pub(in crate::expand) const NAVIGATION: u8 = 8;
    pub(in crate::expand) const SECRET: u8 = 16;
    pub(in crate::expand) const REQUIRED: u8 = 32;
    pub(in crate::expand) const IMMUTABLE: u8 = 64;
}

/// The facets of a property as bits.
pub(super) fn facet_bits(field: &Field) -> u8 {
    let facets = &field.facets;
    let required = field.optional.is_none();
    declared::sum([
        (facets.key, facet::KEY),
        (facets.computed, facet::COMPUTED),
        (facets.immutable, facet::IMMUTABLE),
        (facets.non_null, facet::NON_NULL),
        (facets.navigation, facet::NAVIGATION),
        (facets.secret, facet::SECRET),
        (required, facet::REQUIRED),
    ])
}

impl<'s> Row<'s> {
    fn new(field: &'s Field, runtime: &Path) -> Self {
        Self {
            ident: &field.ident,
            place: types::span(&field.ty),
            wire_name: &field.wire_name,
            required: field.optional.is_none(),
            checked: (!types::is_primitive(&field.ty)).then(|| types::checked(&field.ty, runtime)),
            projected: false,
            facets: facet_bits(field),
        }
    }

    /// `0 id [&] [self.id]`, where the type stands.
    fn tokens(&self) -> TokenStream {
        let mut field = self.ident.clone();
        let place = Span::call_site().located_at(self.place);
        field.set_span(place);
        quote_spanned!(place=> [&] [self.#field])
    }
}

impl Table<'_> {
    pub(super) fn impls(&self) -> TokenStream {
        let Self { ident, runtime, .. } = self;
        let Some(additional) = self.additional.filter(|_| !self.broken) else {
            // Nothing of it is ever run, for the compiler has an error to report.
            return fallback::structure(ident, runtime);
        };
        let declared = self.declared();
        let mut projected = self.rows.iter().filter(|row| row.projected);
        let place = match (projected.next(), projected.next()) {
            (Some(only), None) => only.place,
            _ => ident.span(),
        };
        let (owned, result) = super::owned(ident, Span::call_site().located_at(place));
        let inline = (self.twin || !PRECOMPILED).then(|| quote!(#[inline]));
        let (mut sometimes, mut always) = (TokenStream::new(), TokenStream::new());
        for (position, row) in self.rows.iter().enumerate() {
            let tokens = row.tokens();
            let ident = row.ident;
            if !row.required && row.checked.is_none() && !row.projected {
                let position = Literal::usize_unsuffixed(position);
                sometimes.extend(quote!(#position #ident));
                sometimes.extend(tokens);
                continue;
            }
            let place = Span::call_site().located_at(row.place);
            let cast = row.checked.as_ref().map(|ty| quote_spanned!(place=> as [as &] [#ty]));
            let default = match row.required {
                true => {
                    let runtime = types::respan(runtime, place);
                    quote_spanned!(place=> #runtime::__private::always())
                }
                false => {
                    let runtime = types::respan(runtime, place);
                    quote_spanned!(place=> #runtime::__private::None)
                }
            };
            let mut field = row.ident.clone();
            field.set_span(place);
            let position = Literal::usize_unsuffixed(position);
            always.extend(quote_spanned!(place=> #position #tokens #cast [#field: #default]));
        }
        let kind = declared::structured(runtime, self.rows.len(), self.tagged, self.state.as_ref());
        let presence = self.presence(inline.as_ref());
        let from = self.original.map(|original| quote!(from #owned #original));
        quote! {
            #runtime::__private::impls! {
                #ident serde #result serialize deserialize values #owned debug clone equal
                structure #kind, #declared, #inline self #additional
                { #sometimes } { #always } #presence #from
            }
        }
    }

    /// The names of all properties, and a row of lengths and facets for each.
    fn declared(&self) -> Literal {
        let shape = if self.twin { declared::PATCH } else { declared::STRUCTURED };
        let mut declared =
            Declared::new(shape, self.nature(), self.odata_type, &unraw(self.ident), self.base);
        for row in &self.rows {
            declared.name(row.wire_name);
            declared.name(&unraw(row.ident));
            declared.bits(row.facets);
        }
        declared.literal(self.rows.iter().map(|row| row.wire_name))
    }

    /// The bits of graph-models' `Nature`.
    fn nature(&self) -> u8 {
        let Nature { complex, is_abstract, open, has_stream } = self.nature;
        let untagged = !self.tagged;
        declared::sum([(complex, 1), (is_abstract, 2), (open, 4), (has_stream, 8), (untagged, 16)])
    }

    /// The properties in blocks of 64 and bytes of eight. Where they are few, to look at each is no
    /// slower; a twin is written seldom enough; and one that is always there has nothing to ask.
    fn presence(&self, inline: Option<&TokenStream>) -> Option<TokenStream> {
        if self.twin || self.rows.len() <= FEW || self.rows.iter().any(|row| row.required) {
            return None;
        }
        let blocks = self.rows.chunks(64).enumerate().map(|(block, rows)| {
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
