//! The impls of a struct, written from a table of its properties. A type and its twin both fill one.
//!
//! ```text
//! impls! {
//!     User serde [Result<User, D::Error>] serialize deserialize
//!     values [User] debug clone equal
//!     structure Structured135<HasTwin<UserPatch>>, "…#microsoft.graph.userUserid…", #[inline]
//!     self additional_data
//!     { 0 id [&] [self.id] 1 deleted_date_time [&] [self.deleted_date_time] … }
//!     { 7 [&] [self.state] as [as &] [Option<Checked<State>>] [state: None] … }
//!     { 9 manager … }                                 // fields of type `Nav`
//!     { 0 { [id deleted_date_time …;] … ; 0 0 } … }   // and, of a twin, `from [UserPatch] User`
//! }
//! ```
//!
//! The macro of graph-models writes the impls out, which the compiler does faster than a procedural
//! macro.
//!
//! All functions are `#[inline]`, so that machine code is generated where they are used, and not for
//! thousands of types of which a program uses a few. With the feature `precompiled` the accessors of
//! types are not; those of twins are.

use graph_table::{Profile, PropertyFlags, PropertyRow, Rows, TypeDescription, limits, naming};
use proc_macro2::{Literal, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::Ident;

use super::declared;
use crate::fallback;
use crate::model::TypeFlags;
use crate::parse::unraw;
use crate::runtime::Runtime;
use crate::types;

/// Up to this many properties, testing a bit for each is no faster than looking at its field.
const FEW: usize = 8;

/// The same for a twin, which a program seldom writes.
const FEW_OF_TWIN: usize = 32;

/// What the impls need to know of a struct.
pub(super) struct Table<'s> {
    pub(super) ident: &'s Ident,
    pub(super) runtime: &'s Runtime,
    pub(super) flags: TypeFlags,
    pub(super) odata_type: &'s str,
    pub(super) profile: Profile,
    /// Whether the name of the type is written at the top of a body.
    pub(super) tagged: bool,
    /// `HasTwin<UserPatch>` for a type, `IsTwinOf<User>` for a twin; `None` for a type without one.
    pub(super) relation: Option<TokenStream>,
    pub(super) base: Option<&'s str>,
    /// The properties; `None` if an error keeps a field out.
    pub(super) rows: Option<Vec<Row<'s>>>,
    pub(super) additional: Option<&'s Ident>,
    pub(super) role: Role<'s>,
}

/// The part that a struct plays.
#[derive(Clone, Copy)]
pub(super) enum Role<'s> {
    Type,
    /// A patch twin, and the type that it is made from.
    Twin(Option<&'s Ident>),
}

/// A property of a table.
pub(super) struct Row<'s> {
    pub(super) ident: &'s Ident,
    /// Where a type that is not a model is reported.
    pub(super) span: Span,
    pub(super) wire_name: &'s str,
    /// Whether the field is not an `Option`.
    pub(super) required: bool,
    pub(super) check: Check,
    pub(super) flags: PropertyFlags,
    /// The type that a `Nav` leads to, as CSDL writes it.
    pub(super) target: Option<String>,
}

/// How an expansion makes sure that a field whose type is not a model is reported once.
pub(super) enum Check {
    /// The type is an Edm primitive.
    Known,
    /// The field is cast to this type: see graph-models' `Checked`.
    Cast(TokenStream),
    /// The type of the field is a projection, `Patched<T>`, which fails by itself.
    Projection,
}

impl Row<'_> {
    /// `[&] [self.id]`, with the span of the type.
    fn reference(&self) -> TokenStream {
        let (span, field) = (self.token_span(), self.field());
        quote_spanned!(span=> [&] [self.#field])
    }

    /// `as [as &] [Option<Checked<State>>] [state: None]`, where the compiler may report the type. All
    /// tokens have one span, because the compiler prints equal errors with one span once.
    fn checked(&self, runtime: &Runtime) -> TokenStream {
        let (span, field) = (self.token_span(), self.field());
        let private = types::respan(runtime.private(), span);
        let cast = match &self.check {
            Check::Cast(ty) => quote_spanned!(span=> as [as &] [#ty]),
            Check::Known | Check::Projection => TokenStream::new(),
        };
        let default = match self.required {
            true => quote_spanned!(span=> #private::always()),
            false => quote_spanned!(span=> #private::None),
        };
        quote_spanned!(span=> #cast [#field: #default])
    }

    fn field(&self) -> Ident {
        let mut field = self.ident.clone();
        field.set_span(self.token_span());
        field
    }

    fn token_span(&self) -> Span {
        Span::call_site().located_at(self.span)
    }

    fn is_plain(&self) -> bool {
        !self.required && matches!(self.check, Check::Known)
    }
}

impl Table<'_> {
    pub(super) fn impls(&self) -> TokenStream {
        let Self { ident, runtime, role, .. } = self;
        let (Some(rows), Some(additional)) = (&self.rows, self.additional) else {
            // These never run, because the compiler has an error to report.
            return fallback::structure(ident, runtime);
        };
        let private = runtime.private();
        let table = self.type_table(rows);
        let (owned, result) = declared::owned(ident, self.owned_span(rows));
        let inline =
            (matches!(role, Role::Twin(_)) || !declared::PRECOMPILED).then(|| quote!(#[inline]));
        let (mut plain, mut checked) = (TokenStream::new(), TokenStream::new());
        let mut navigation = TokenStream::new();
        for (position, row) in rows.iter().enumerate() {
            let position = Literal::usize_unsuffixed(position);
            let ident = row.ident;
            let reference = row.reference();
            if row.target.is_some() {
                navigation.extend(quote!(#position #ident));
            } else if row.is_plain() {
                plain.extend(quote!(#position #ident #reference));
            } else {
                let tokens = row.checked(runtime);
                checked.extend(quote!(#position #reference #tokens));
            }
        }
        let kind = declared::structured(private, rows.len(), self.tagged, self.relation.as_ref());
        let presence = self.presence(rows, inline.as_ref());
        let from = match role {
            Role::Twin(Some(original)) => Some(quote!(from #owned #original)),
            _ => None,
        };
        quote! {
            #private::impls! {
                #ident serde #result serialize deserialize values #owned debug clone equal
                structure #kind, #table, #inline self #additional
                { #plain } { #checked } { #navigation } #presence #from
            }
        }
    }

    /// Where the compiler reports a projection that fails in a function that returns a value: at the
    /// field if there is only one that can fail, else at the name of the type.
    fn owned_span(&self, rows: &[Row<'_>]) -> Span {
        let mut projections = rows.iter().filter(|row| matches!(row.check, Check::Projection));
        match (projections.next(), projections.next()) {
            (Some(only), None) => only.span,
            _ => self.ident.span(),
        }
    }

    /// The type table.
    fn type_table(&self, rows: &[Row<'_>]) -> Literal {
        let rust_names: Vec<String> = rows.iter().map(|row| unraw(row.ident)).collect();
        let rows: Vec<PropertyRow<'_>> = (rows.iter().zip(&rust_names))
            .map(|(row, rust_name)| PropertyRow {
                wire_name: row.wire_name,
                rust_name,
                target: row.target.as_deref().unwrap_or_default(),
                flags: row.flags,
            })
            .collect();
        let flags = self.type_flags(&rows);
        declared::type_table(&TypeDescription {
            tag: self.odata_type,
            rust_name: &unraw(self.ident),
            base: self.base,
            flags,
            profile: self.profile,
            rows: match self.role {
                Role::Type => Rows::Structured(&rows),
                Role::Twin(_) => Rows::Patch(&rows),
            },
        })
    }

    fn type_flags(&self, rows: &[PropertyRow<'_>]) -> graph_table::TypeFlags {
        use graph_table::TypeFlags as Bits;
        let TypeFlags { complex, is_abstract, open, has_stream } = self.flags;
        Bits::given([
            (complex, Bits::COMPLEX),
            (is_abstract, Bits::ABSTRACT),
            (open, Bits::OPEN),
            (has_stream, Bits::HAS_STREAM),
            (!self.tagged, Bits::UNTAGGED),
            (rows.iter().any(|row| naming::is_escaped(row.wire_name)), Bits::ESCAPED),
        ])
    }

    /// The properties in blocks of 64 and bytes of eight; `None` where the engine looks at each
    /// field: in a type with few properties, and in a type with a required property, which has no absent
    /// state to match.
    fn presence(&self, rows: &[Row<'_>], inline: Option<&TokenStream>) -> Option<TokenStream> {
        let few = if let Role::Twin(_) = self.role { FEW_OF_TWIN } else { FEW };
        if rows.len() <= few || rows.iter().any(|row| row.required) {
            return None;
        }
        let blocks = rows.chunks(limits::PRESENCE_BLOCK).enumerate().map(|(block, rows)| {
            let bytes = rows.chunks(8).map(|rows| {
                let fields = rows.iter().map(|row| {
                    let ident = row.ident;
                    match row.target {
                        Some(_) => quote!(#ident.__relationship.__content),
                        None => quote!(#ident),
                    }
                });
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
