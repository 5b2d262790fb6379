//! All mistakes of one item, reported in one pass.

use std::fmt::Display;

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;

/// Collects errors. Dropping them unread is a bug, because a mistake would pass silently.
pub(crate) struct Errors(Option<Vec<syn::Error>>);

impl Errors {
    pub(crate) const fn new() -> Self {
        Self(Some(Vec::new()))
    }

    /// Adds an error that underlines all of `tokens`.
    pub(crate) fn on(&mut self, tokens: impl ToTokens, message: impl Display) {
        self.add(syn::Error::new_spanned(tokens, message));
    }

    /// Adds an error that underlines one span.
    pub(crate) fn at(&mut self, span: Span, message: impl Display) {
        self.add(syn::Error::new(span, message));
    }

    pub(crate) fn add(&mut self, error: syn::Error) {
        self.0.get_or_insert_default().push(error);
    }

    /// How many errors there are so far.
    pub(crate) fn count(&self) -> usize {
        self.0.as_ref().map_or(0, Vec::len)
    }

    /// Drops the errors on purpose, because an earlier reading has reported them.
    pub(crate) fn forget(mut self) {
        self.0 = None;
    }

    /// The messages, for tests.
    #[cfg(test)]
    pub(crate) fn into_messages(mut self) -> Vec<String> {
        self.0.take().into_iter().flatten().map(|error| error.to_string()).collect()
    }

    /// What the compiler prints: an invocation of `compile_error!` for each error.
    pub(crate) fn into_compile_errors(mut self) -> TokenStream {
        self.0.take().into_iter().flatten().map(|error| error.into_compile_error()).collect()
    }
}

impl Drop for Errors {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            assert!(self.0.is_none(), "the errors of an item were dropped unread");
        }
    }
}
