//! The impls of an entity or complex type, and, over other fields, of its twin.
//!
//! ```text
//! impl Default for User { fn default() -> Self { Self { id: None, … } } }
//! impl Model for User {
//!     type Kind = Structured<135>;
//!     const DECLARED: Declared = Declared {
//!         tag: "#microsoft.graph.user", names: "ididdeletedDateTimedeleted_date_time…", …
//!     };
//! }
//! impl Object for User {
//!     fn property(&self, position: usize) -> &dyn Field {
//!         match position { 0 => &self.id, …, _ => &self.additional_data }
//!     }
//!     fn property_mut(&mut self, position: usize) -> &mut dyn Field { … }
//!     fn presence(&self, block: usize) -> u64 {
//!         match block { 0 => u64::from_le_bytes([pack([self.id.is_some(), …]), …]), _ => 0 }
//!     }
//! }
//! value_impls!(User serialize deserialize debug clone equal); // serde's traits, Debug, …
//! ```
//!
//! All functions are `#[inline]`, so that machine code is generated where they are used, and not
//! for thousands of types of which a program uses a few. With the feature `precompiled` the
//! accessors are not, those of twins aside.

use proc_macro2::{Literal, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{Ident, Path, Type};

use super::{PRECOMPILED, name_index, push_name, value_impls};
use crate::model::{Field, Nature, Structure};
use crate::parse::unraw;
use crate::types;

/// What the impls need to know of a struct; the twin is such a struct too.
pub(super) struct Table<'s> {
    pub(super) ident: &'s Ident,
    pub(super) runtime: &'s Path,
    pub(super) shape: &'static str,
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
    /// Fields that an error keeps out of the table.
    pub(super) broken: Vec<&'s Ident>,
    pub(super) additional: Option<&'s Ident>,
}

/// A property of a table.
pub(super) struct Row<'s> {
    pub(super) ident: &'s Ident,
    pub(super) ty: &'s Type,
    pub(super) wire_name: &'s str,
    /// Whether the field is an `Option`.
    pub(super) optional: bool,
    pub(super) facets: u8,
}

pub(super) fn impls(structure: &Structure) -> TokenStream {
    Table {
        ident: &structure.header.ident,
        runtime: &structure.header.runtime,
        shape: "Structured",
        nature: structure.nature,
        odata_type: &structure.header.odata_type,
        tagged: structure.tagged,
        twin: false,
        state: structure.patch.then(|| super::patch::state(structure)),
        base: structure.base.as_deref(),
        rows: structure.properties().map(Row::new).collect(),
        broken: structure
            .fields
            .iter()
            .filter(|field| field.broken)
            .map(|field| &field.ident)
            .collect(),
        additional: structure.additional.as_ref(),
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
    // 64 is for tables that are written by hand.
    pub(in crate::expand) const IMMUTABLE: u8 = 128;
}

/// The facets of a property as bits.
pub(super) fn facet_bits(field: &Field) -> u8 {
    let facets = &field.facets;
    let required = field.optional.is_none();
    let bits = [
        (facets.key, facet::KEY),
        (facets.computed, facet::COMPUTED),
        (facets.immutable, facet::IMMUTABLE),
        (facets.non_null, facet::NON_NULL),
        (facets.navigation, facet::NAVIGATION),
        (facets.secret, facet::SECRET),
        (required, facet::REQUIRED),
    ];
    bits.into_iter().filter(|(given, _)| *given).map(|(_, bit)| bit).sum()
}

impl<'s> Row<'s> {
    fn new(field: &'s Field) -> Self {
        Self {
            ident: &field.ident,
            ty: &field.ty,
            wire_name: &field.wire_name,
            optional: field.optional.is_some(),
            facets: facet_bits(field),
        }
    }

    /// Where the type stands, in which a type that cannot be a property's is reported.
    fn span(&self) -> Span {
        Span::call_site().located_at(types::span(self.ty))
    }

    /// `&self.id` or `&mut self.id`
    fn place(&self, mutable: bool) -> TokenStream {
        let (span, mut field) = (self.span(), self.ident.clone());
        field.set_span(field.span().located_at(span));
        match mutable {
            false => quote_spanned!(span=> &self.#field),
            true => quote_spanned!(span=> &mut self.#field),
        }
    }
}

impl Table<'_> {
    pub(super) fn impls(&self) -> TokenStream {
        let default = self.default_impl();
        let model = self.model_impl();
        let object = self.object_impl();
        let functions = quote!(serialize deserialize debug clone equal);
        let value = value_impls(self.ident, self.runtime, &functions);
        quote!(#default #model #object #value)
    }

    fn default_impl(&self) -> TokenStream {
        let ident = self.ident;
        let runtime = self.runtime;
        let fields = self.rows.iter().map(|row| {
            let field = row.ident;
            match row.optional {
                true => quote!(#field: __None),
                false => quote!(#field: ::core::default::Default::default()),
            }
        });
        let additional =
            self.additional.map(|field| quote!(#field: #runtime::AdditionalData::EMPTY));
        let fields = fields.chain(additional);
        let value = match self.broken.is_empty() {
            true => quote!(#IMPORT_NONE Self { #(#fields,)* }),
            // Nothing with such a field is ever run, for the compiler has an error to report.
            false => quote!(::core::panic!()),
        };
        quote! {
            impl ::core::default::Default for #ident {
                #[inline]
                fn default() -> Self {
                    #value
                }
            }
        }
    }

    fn model_impl(&self) -> TokenStream {
        let Self { ident, runtime, odata_type, .. } = self;
        let shape = Ident::new(self.shape, Span::call_site());
        let rust_name = unraw(ident);
        let base = match self.base {
            Some(base) => quote!(::core::option::Option::Some(#base)),
            None => quote!(::core::option::Option::None),
        };
        let tagged = self.tagged;
        let state = match &self.state {
            Some(state) => quote!(, #tagged, #runtime::__private::#state),
            None => quote!(, #tagged),
        };
        let (count, nature) = (self.rows.len(), self.nature());
        let (names, rows) = self.literals();
        let (displacements, slots) = name_index(self.rows.iter().map(|row| row.wire_name));
        quote! {
            impl #runtime::__private::Model for #ident {
                type Kind = #runtime::__private::Structured<#count #state>;
                const DECLARED: #runtime::__private::Declared = #runtime::__private::Declared {
                    shape: #runtime::__private::Shape::#shape,
                    nature: #nature,
                    tag: #odata_type,
                    rust_name: #rust_name,
                    base: #base,
                    names: #names,
                    rows: #rows,
                    displacements: #displacements,
                    slots: #slots,
                };
            }
        }
    }

    /// The names of all properties, and a row of lengths and facets for each.
    fn literals(&self) -> (String, Literal) {
        let (mut names, mut rows) = (String::new(), Vec::new());
        for row in &self.rows {
            for name in [row.wire_name, &unraw(row.ident)] {
                rows.extend(push_name(&mut names, name));
            }
            rows.push(row.facets);
        }
        (names, Literal::byte_string(&rows))
    }

    /// The bits of graph-models' `Nature`.
    fn nature(&self) -> u8 {
        let Nature { complex, is_abstract, open, has_stream } = self.nature;
        let untagged = !self.tagged;
        let bits = [(complex, 1), (is_abstract, 2), (open, 4), (has_stream, 8), (untagged, 16)];
        bits.into_iter().filter(|(given, _)| *given).map(|(_, bit)| bit).sum()
    }

    fn object_impl(&self) -> TokenStream {
        let Self { ident, runtime, .. } = self;
        let arms = |mutable: bool| -> TokenStream {
            let rows = self.rows.iter().enumerate().map(|(position, row)| {
                let place = row.place(mutable);
                quote!(#position => #place,)
            });
            let reference = if mutable { quote!(&mut) } else { quote!(&) };
            let additional = match self.additional {
                Some(field) => quote!(#reference self.#field),
                None => quote!(::core::panic!()),
            };
            quote!(#(#rows)* _ => #additional,)
        };
        let (read, write) = (arms(false), arms(true));
        let blocks = self.rows.chunks(64).enumerate().map(|(block, rows)| {
            let bytes = padded(
                rows.chunks(8).map(|rows| {
                    let present = padded(rows.iter().map(|row| self.present(row)), &quote!(false));
                    quote!(#runtime::__private::pack([#(#present),*]))
                }),
                &quote!(0),
            );
            quote!(#block => ::core::primitive::u64::from_le_bytes([#(#bytes),*]),)
        });
        let inline = (self.twin || !PRECOMPILED).then(|| quote!(#[inline]));
        // That of a twin is asked seldom enough to look at each property.
        let presence = (!self.twin).then(|| {
            quote! {
                #inline
                fn presence(&self, __block: usize) -> u64 {
                    #IMPORT_NONE
                    match __block { #(#blocks)* _ => 0 }
                }
            }
        });
        quote! {
            impl #runtime::__private::Object for #ident {
                #inline
                fn property(&self, __position: usize) -> &dyn #runtime::__private::Field {
                    match __position { #read }
                }
                #inline
                fn property_mut(
                    &mut self,
                    __position: usize,
                ) -> &mut dyn #runtime::__private::Field {
                    match __position { #write }
                }
                #presence
            }
        }
    }

    /// Whether a property has a value.
    fn present(&self, row: &Row<'_>) -> TokenStream {
        let (runtime, field) = (self.runtime, row.ident);
        match row.optional {
            // A method of `Option` would be compiled for each type of field, a pattern is not.
            true => quote!(match self.#field { __None => false, _ => true }),
            // Also refuses what only turns out to be an `Option`.
            false => {
                let place = row.place(false);
                quote_spanned!(row.span()=> #runtime::__private::required(#place))
            }
        }
    }
}

/// A short name, as it stands once for each property.
struct ImportNone;

const IMPORT_NONE: ImportNone = ImportNone;

impl ToTokens for ImportNone {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(quote!(
            #[allow(unused_imports)]
            use ::core::option::Option::None as __None;
        ));
    }
}

/// Eight pieces: those given, then `rest`.
fn padded(given: impl Iterator<Item = TokenStream>, rest: &TokenStream) -> Vec<TokenStream> {
    given.chain(std::iter::repeat(rest.clone())).take(8).collect()
}
