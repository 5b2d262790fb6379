//! The names of types, properties and members on the wire.

use graph_table::{InvalidProfile, Profile, naming};
use proc_macro2::Span;
use quote::format_ident;
use syn::{Ident, LitStr};

use crate::errors::Errors;
use crate::model::Header;
use crate::options::Options;
use crate::runtime::Runtime;

/// The names of an item.
pub(crate) fn header(options: &Options, ident: &Ident, errors: &mut Errors) -> Header {
    let own = naming::wire_name_of_type(&unraw(ident));
    let odata_type = match (options.text("odata_type"), options.text("namespace")) {
        (Some(name), _) => {
            if let Some(span) = options.span("namespace") {
                errors.at(span, "`odata_type` already has the namespace; remove `namespace`");
            }
            type_name(name, "odata_type", errors)
        }
        (None, Some(namespace)) => {
            let text = namespace.value();
            if !is_qualified(&text) {
                let bare = text.trim().trim_start_matches('#').trim_matches('.');
                let example = if is_qualified(bare) { bare } else { "microsoft.graph.security" };
                let message = format!(
                    "`{text}` is not a namespace, which is words joined by dots; write `namespace = \
                     \"{example}\"`"
                );
                errors.on(namespace, message);
            }
            format!("#{text}.{own}")
        }
        (None, None) => format!("#microsoft.graph.{own}"),
    };
    let profile = profile(options, errors);
    Header { ident: ident.clone(), odata_type, profile, runtime: Runtime::of(options) }
}

/// How the service wants the values of the item.
fn profile(options: &Options, errors: &mut Errors) -> Profile {
    let Some(text) = options.text("profile") else { return Profile::GRAPH };
    text.value().parse().unwrap_or_else(|error: InvalidProfile| {
        errors.on(text, error);
        Profile::GRAPH
    })
}

/// A full type name, after a `#`.
pub(super) fn type_name(name: &LitStr, option: &str, errors: &mut Errors) -> String {
    let text = name.value();
    let bare = text.trim().trim_start_matches('#');
    let full = bare.contains('.') && is_qualified(bare);
    if full && text.strip_prefix('#') == Some(bare) {
        return text;
    }
    let message = match text.starts_with('#') {
        _ if full && text == bare => {
            format!("`{text}` lacks the leading `#`; write `{option} = \"#{bare}\"`")
        }
        _ if text.is_empty() => {
            format!("the name is empty; write `{option} = \"#microsoft.graph.user\"`")
        }
        true if is_qualified(bare) && !full => {
            format!("`{text}` lacks its namespace; write `{option} = \"#microsoft.graph.{bare}\"`")
        }
        _ => {
            let example = match (full, is_qualified(bare)) {
                (true, _) => bare.to_owned(),
                (_, true) => format!("microsoft.graph.{bare}"),
                _ => "microsoft.graph.user".to_owned(),
            };
            format!("`{text}` is not a full type name; write `{option} = \"#{example}\"`")
        }
    };
    errors.on(name, message);
    format!("#{bare}")
}

/// Whether a text is one or more words, joined by dots.
fn is_qualified(text: &str) -> bool {
    let word = |word: &str| {
        !word.is_empty()
            && !word.starts_with(|first: char| first.is_ascii_digit())
            && word.chars().all(|char| char.is_alphanumeric() || char == '_')
    };
    text.split('.').all(word)
}

/// The name in JSON, from `rename` or from the Rust name; empty after an error.
pub(super) fn wire_name(
    options: &Options,
    ident: &Ident,
    own: String,
    errors: &mut Errors,
) -> (String, Span) {
    let Some(rename) = options.text("rename") else {
        if own.is_empty() && !options.are_faulty() {
            let message =
                format!("`{ident}` does not give a name in JSON; add `#[graph(rename = \"…\")]`");
            errors.on(ident, message);
        }
        return (own, ident.span());
    };
    let (name, mut example) = (rename.value(), rename.value().trim().to_owned());
    if example.is_empty() {
        example = own;
    }
    if name.is_empty() {
        let message = format!("the name in JSON is empty; remove `rename` to get `{example}`");
        errors.on(rename, message);
    } else if name != example {
        let message = format!("`{name}` has spaces around it; write `rename = \"{example}\"`");
        errors.on(rename, message);
    }
    (name, rename.span())
}

/// The name of the patch twin.
pub(crate) fn twin_ident(ident: &Ident) -> Ident {
    format_ident!("{}Patch", unraw(ident), span = ident.span())
}

/// The text of an identifier without `r#`.
pub(crate) fn unraw(ident: &Ident) -> String {
    let text = ident.to_string();
    text.strip_prefix("r#").map(str::to_owned).unwrap_or(text)
}
