//! The two literals that describe a type: `graph_models::__private::Declared`.

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

/// The literals while they grow.
pub(super) struct Declared {
    text: String,
    bytes: Vec<u8>,
}

impl Declared {
    pub(super) fn new(
        shape: u8,
        nature: u8,
        odata_type: &str,
        rust_name: &str,
        base: Option<&str>,
    ) -> Self {
        let mut declared = Self { text: String::new(), bytes: vec![shape, nature] };
        for name in [odata_type, rust_name, base.unwrap_or_default()] {
            declared.name(name);
        }
        // The number of buckets is known at the end.
        declared.bytes.extend([0, 0]);
        declared
    }

    /// Adds a name, and its length to the row.
    pub(super) fn name(&mut self, name: &str) {
        // A longer name was reported already.
        let length = u16::try_from(name.len()).unwrap_or_default();
        self.text.push_str(&name[..usize::from(length)]);
        self.bytes.extend(length.to_le_bytes());
    }

    /// Adds a byte to the row.
    pub(super) fn byte(&mut self, byte: u8) {
        self.bytes.push(byte);
    }

    /// The text and the bytes, with the index over these names.
    pub(super) fn literals<'n>(
        mut self,
        names: impl Iterator<Item = &'n str>,
    ) -> (Literal, Literal) {
        // Two equal names were reported already.
        let index = name_index::build(names).unwrap_or_default();
        let buckets = u16::try_from(index.displacements.len()).unwrap_or_default();
        self.bytes[8..10].copy_from_slice(&buckets.to_le_bytes());
        self.bytes.extend(index.displacements);
        self.bytes.extend(index.slots);
        (Literal::string(&self.text), Literal::byte_string(&self.bytes))
    }
}

/// The sum of the bits that are given.
pub(super) fn sum<const N: usize>(bits: [(bool, u8); N]) -> u8 {
    bits.into_iter().filter(|(given, _)| *given).map(|(_, bit)| bit).sum()
}

/// The kind of a structured type with so many properties; `state` is how it and its twin belong
/// together.
pub(super) fn structured(
    runtime: &Path,
    count: usize,
    tagged: bool,
    state: Option<&TokenStream>,
) -> TokenStream {
    let state = match state {
        Some(state) => quote!(#runtime::__private::#state),
        None => quote!(#runtime::__private::Without),
    };
    let named = match tagged {
        true => (count < COUNTED).then(|| format_ident!("Structured{count}")),
        false => (count < COUNTED_UNTAGGED).then(|| format_ident!("Untagged{count}")),
    };
    if let Some(kind) = named {
        return quote!(#runtime::__private::#kind<#state>);
    }
    quote!(#runtime::__private::Structured<#count, #tagged, #state>)
}

/// The kind of an enumeration with so many members.
pub(super) fn enumeration(runtime: &Path, count: usize) -> TokenStream {
    if count < COUNTED {
        let kind = format_ident!("Enumeration{count}");
        return quote!(#runtime::__private::#kind);
    }
    quote!(#runtime::__private::Enumeration<#count>)
}
