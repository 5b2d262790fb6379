//! The text that describes a type; graph-models reads it.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};
use syn::Path;

use crate::name_index;

// The values of graph-models' `ShapeCode`.
pub(super) const STRUCTURED: u8 = 1;
pub(super) const PATCH: u8 = 2;
pub(super) const ENUM: u8 = 4;
pub(super) const FLAGS: u8 = 1;
pub(super) const OPEN: u8 = 2;

/// The kinds that graph-models has a name for have less than so many properties or members.
const COUNTED: usize = 97;

/// The same for those without a name on the wire.
const COUNTED_UNTAGGED: usize = 13;

/// The text while it grows.
pub(super) struct Declared {
    names: String,
    header: Vec<u8>,
    rows: Vec<u8>,
}

impl Declared {
    pub(super) fn new(
        shape: u8,
        nature: u8,
        odata_type: &str,
        rust_name: &str,
        base: Option<&str>,
    ) -> Self {
        let mut declared =
            Self { names: String::new(), header: vec![shape, nature], rows: Vec::new() };
        for name in [odata_type, rust_name, base.unwrap_or_default()] {
            declared.header.extend(number(name.len()));
            declared.names.push_str(name);
        }
        declared
    }

    /// Adds a name, and its length to the row.
    pub(super) fn name(&mut self, name: &str) {
        self.rows.extend(number(name.len()));
        self.names.push_str(name);
    }

    /// Adds seven bits to the row.
    pub(super) fn bits(&mut self, bits: u8) {
        self.rows.push(bits);
    }

    /// The text, with the index over these names.
    pub(super) fn literal<'n>(self, names: impl Iterator<Item = &'n str>) -> Literal {
        // Two equal names were reported already.
        let index = name_index::build(names).unwrap_or_default();
        let Self { names, mut header, rows } = self;
        header.extend(number(index.displacements.len()));
        header.extend(number(names.len()));
        header.extend(number(names.len() >> 14));
        let tables = [rows, index.displacements, index.slots].concat();
        let text = |bytes: Vec<u8>| bytes.into_iter().map(char::from).collect::<String>();
        Literal::string(&(text(header) + &names + &text(tables)))
    }
}

/// Fourteen bits of a number, in two characters. Longer names were reported already.
fn number(number: usize) -> [u8; 2] {
    [(number & 127) as u8, (number >> 7 & 127) as u8]
}

/// The sum of the bits that are given.
pub(super) fn sum<const N: usize>(bits: [(bool, u8); N]) -> u8 {
    bits.into_iter().filter(|(given, _)| *given).map(|(_, bit)| bit).sum()
}

/// The kind of a structured type with `count` properties; `relation` relates it to its twin.
pub(super) fn structured(
    private: &Path,
    count: usize,
    tagged: bool,
    relation: Option<&TokenStream>,
) -> TokenStream {
    let relation = match relation {
        Some(relation) => quote!(#private::#relation),
        None => quote!(#private::NoTwin),
    };
    let named = match tagged {
        true => (count < COUNTED).then(|| format_ident!("Structured{count}")),
        false => (count < COUNTED_UNTAGGED).then(|| format_ident!("Untagged{count}")),
    };
    if let Some(kind) = named {
        return quote!(#private::#kind<#relation>);
    }
    quote!(#private::Structured<#count, #tagged, #relation>)
}

/// The kind of an enumeration with `count` members.
pub(super) fn enumeration(private: &Path, count: usize) -> TokenStream {
    if count < COUNTED {
        let kind = format_ident!("Enumeration{count}");
        return quote!(#private::#kind);
    }
    quote!(#private::Enumeration<#count>)
}
