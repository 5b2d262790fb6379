//! The options of `#[graph_entity(…)]` and `#[graph(…)]`, each with its span.

mod known;
mod list;

use proc_macro2::Span;
use quote::ToTokens;
use syn::spanned::Spanned;
use syn::{Attribute, LitBool, LitStr, Meta, Path};

pub(crate) use self::known::{FIELD, ITEM, VARIANT};
use self::known::{Given, Known, Value};
use crate::errors::Errors;

/// The options of one item, field or variant.
#[derive(Default)]
pub(crate) struct Options {
    given: Vec<Given>,
    /// Whether an option may be missing because of a mistake that was reported.
    faulty: bool,
}

impl Options {
    /// The span of the option's name, if it was given.
    pub(crate) fn span(&self, name: &str) -> Option<Span> {
        self.given(name).map(|given| given.key.span())
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.given(name).is_some()
    }

    /// Whether an option may be missing because of a mistake that was reported.
    pub(crate) const fn are_faulty(&self) -> bool {
        self.faulty
    }

    pub(crate) fn text(&self, name: &str) -> Option<&LitStr> {
        self.given(name).and_then(|given| match &given.value {
            Value::Text(text) => Some(text),
            _ => None,
        })
    }

    pub(crate) fn path(&self, name: &str) -> Option<&Path> {
        self.given(name).and_then(|given| match &given.value {
            Value::Path(path) => Some(path),
            _ => None,
        })
    }

    pub(crate) fn bool(&self, name: &str) -> Option<&LitBool> {
        self.given(name).and_then(|given| match &given.value {
            Value::Bool(value) => Some(value),
            _ => None,
        })
    }

    pub(crate) fn integer(&self, name: &str) -> Option<i64> {
        self.given(name).and_then(|given| match given.value {
            Value::Integer(value) => Some(value),
            _ => None,
        })
    }

    /// Every option that was given, with the span of its name.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&'static str, Span)> {
        self.given.iter().map(|given| (given.name, given.key.span()))
    }

    fn given(&self, name: &str) -> Option<&Given> {
        self.given.iter().find(|given| given.name == name)
    }

    /// Adds the options of a list.
    pub(crate) fn read(&mut self, tokens: impl ToTokens, known: &[Known], errors: &mut Errors) {
        let before = errors.count();
        for entry in list::entries(tokens.into_token_stream()) {
            match list::given(entry, known) {
                Ok(given) if self.has(given.name) => {
                    errors.on(given.key, format!("`{}` is given twice; remove one", given.name));
                }
                Ok(given) => self.given.push(given),
                Err(error) => errors.add(error),
            }
        }
        self.faulty |= errors.count() > before;
    }
}

/// Removes the `#[graph(…)]` attributes of a field or variant, and reads them.
pub(crate) fn take(
    attributes: &mut Vec<Attribute>,
    known: &[Known],
    errors: &mut Errors,
) -> Options {
    let mut options = Options::default();
    for attribute in attributes.extract_if(.., |attribute| attribute.path().is_ident("graph")) {
        match attribute.meta {
            Meta::List(list) => options.read(list.tokens, known, errors),
            meta => {
                let example = match &meta {
                    Meta::NameValue(pair) => pair.value.to_token_stream().to_string(),
                    _ => "…".to_owned(),
                };
                let message = format!(
                    "options go in parentheses; write `#[graph({} = {example})]`",
                    known[0].0
                );
                errors.on(meta.path(), message);
                options.faulty = true;
            }
        }
    }
    options
}
