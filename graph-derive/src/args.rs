//! The options of the attribute and of `#[graph(…)]`, each kept with its span.

use proc_macro2::Span;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{Attribute, Expr, ExprLit, Lit, LitBool, LitStr, Meta, Path, Token};

use crate::errors::Errors;

/// A name that may be given, and the form of its value.
pub(crate) type Known = (&'static str, Form);

/// What follows the name of an option.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// Nothing: `key`
    Flag,
    /// A string: `rename = "…"`
    Text,
    /// A path: `crate = my::path`
    Path,
    /// A boolean: `patch = false`
    Bool,
}

/// The options of the attribute itself.
pub(crate) const ITEM: &[Known] = &[
    ("odata_type", Form::Text),
    ("namespace", Form::Text),
    ("base", Form::Text),
    ("flags", Form::Flag),
    ("patch", Form::Bool),
    ("crate", Form::Path),
];

/// The options of a field.
pub(crate) const FIELD: &[Known] = &[
    ("rename", Form::Text),
    ("key", Form::Flag),
    ("computed", Form::Flag),
    ("non_null", Form::Flag),
    ("navigation", Form::Flag),
    ("secret", Form::Flag),
    ("additional", Form::Flag),
];

/// The options of a variant.
pub(crate) const VARIANT: &[Known] = &[("rename", Form::Text), ("unrecognized", Form::Flag)];

/// The options given in one place.
#[derive(Default)]
pub(crate) struct Options(Vec<Given>);

struct Given {
    name: &'static str,
    key: Path,
    value: Value,
}

enum Value {
    Flag,
    Text(LitStr),
    Path(Path),
    Bool(LitBool),
}

impl Options {
    /// Where the option stands, if it was given.
    pub(crate) fn span(&self, name: &str) -> Option<Span> {
        self.given(name).map(|given| given.key.span())
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.given(name).is_some()
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

    /// Every option that was given, with its place.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&'static str, Span)> {
        self.0.iter().map(|given| (given.name, given.key.span()))
    }

    fn given(&self, name: &str) -> Option<&Given> {
        self.0.iter().find(|given| given.name == name)
    }

    /// Takes the options of a list.
    pub(crate) fn read(
        &mut self,
        list: Punctuated<Meta, Token![,]>,
        known: &[Known],
        errors: &mut Errors,
    ) {
        for meta in list {
            let Some(&(name, form)) = known.iter().find(|(name, _)| meta.path().is_ident(name))
            else {
                errors.on(meta.path(), unknown_option(meta.path(), known));
                continue;
            };
            if self.has(name) {
                errors.on(meta.path(), format!("`{name}` is given twice; remove one"));
                continue;
            }
            let key = meta.path().clone();
            match value(meta, name, form) {
                Ok(value) => self.0.push(Given { name, key, value }),
                Err(error) => errors.add(error),
            }
        }
    }
}

/// Takes the `#[graph(…)]` attributes of a field or variant out of `attributes`.
pub(crate) fn take(
    attributes: &mut Vec<Attribute>,
    known: &[Known],
    errors: &mut Errors,
) -> Options {
    let mut options = Options::default();
    for attribute in attributes.extract_if(.., |attribute| attribute.path().is_ident("graph")) {
        match &attribute.meta {
            Meta::List(list) => match list.parse_args_with(Punctuated::parse_terminated) {
                Ok(list) => options.read(list, known, errors),
                Err(error) => errors.add(error),
            },
            meta => errors.on(
                meta.path(),
                format!("write the options in parentheses: `#[graph({})]`", known[0].0),
            ),
        }
    }
    options
}

fn value(meta: Meta, name: &str, form: Form) -> syn::Result<Value> {
    let example = match form {
        Form::Flag => name.to_owned(),
        Form::Text => format!("{name} = \"…\""),
        Form::Path => format!("{name} = some::path"),
        Form::Bool => format!("{name} = false"),
    };
    let wrong = |span: Span, what: &str| {
        Err(syn::Error::new(span, format!("`{name}` {what}; write `{example}`")))
    };
    match (meta, form) {
        (Meta::Path(_), Form::Flag) => Ok(Value::Flag),
        (Meta::Path(path), _) => wrong(path.span(), "needs a value"),
        (Meta::List(list), Form::Flag) => wrong(list.delimiter.span().join(), "takes no value"),
        (Meta::List(list), _) => wrong(list.delimiter.span().join(), "takes its value after `=`"),
        (Meta::NameValue(pair), form) => match (pair.value, form) {
            (value, Form::Flag) => wrong(value.span(), "takes no value"),
            (Expr::Lit(ExprLit { lit: Lit::Str(text), .. }), Form::Text) => Ok(Value::Text(text)),
            (Expr::Lit(ExprLit { lit: Lit::Bool(value), .. }), Form::Bool) => {
                Ok(Value::Bool(value))
            }
            (Expr::Path(path), Form::Path) => Ok(Value::Path(path.path)),
            (value, Form::Text) => wrong(value.span(), "is a string"),
            (value, Form::Bool) => wrong(value.span(), "is `true` or `false`"),
            (value, Form::Path) => wrong(value.span(), "is a path, without quotes"),
        },
    }
}

fn unknown_option(path: &Path, known: &[Known]) -> String {
    let found = path.segments.iter().map(|part| part.ident.to_string()).collect::<Vec<_>>();
    let found = found.join("::");
    let hint = known
        .iter()
        .map(|(name, _)| (distance(&found, name), name))
        .filter(|(distance, name)| *distance <= name.len() / 3)
        .min()
        .map(|(_, name)| format!("; did you mean `{name}`?"))
        .unwrap_or_default();
    let names: Vec<_> = known.iter().map(|(name, _)| format!("`{name}`")).collect();
    let separator = if hint.is_empty() { ";" } else { "" };
    format!("unknown option `{found}`{hint}{separator} the options are {}", names.join(", "))
}

/// How many letters have to be changed, added or taken out to make one word of another.
fn distance(left: &str, right: &str) -> usize {
    let mut row: Vec<usize> = (0..=right.chars().count()).collect();
    for (line, from) in left.chars().enumerate() {
        let mut corner = std::mem::replace(&mut row[0], line + 1);
        for (column, to) in right.chars().enumerate() {
            let replaced = corner + usize::from(from != to);
            corner = row[column + 1];
            row[column + 1] = replaced.min(corner + 1).min(row[column] + 1);
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn close_names_are_suggested() {
        assert_eq!(distance("odata_typ", "odata_type"), 1);
        assert_eq!(distance("kye", "key"), 2);
        assert_eq!(distance("", "key"), 3);
        let unknown = |text: &str| unknown_option(&syn::parse_str(text).expect("a path"), FIELD);
        assert!(unknown("renamed").starts_with("unknown option `renamed`; did you mean `rename`?"));
        assert!(unknown("skip").starts_with("unknown option `skip`; the options are `rename`"));
    }
}
