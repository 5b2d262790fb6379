//! From a text to a [`Document`].

use std::sync::Arc;

use super::document::Document;
use super::lines::Lines;
use super::{format, json, xml};
use crate::error::{Error, Errors};

/// Reads a CSDL document, in XML or JSON.
///
/// # Errors
///
/// The text is not XML or JSON (it may be truncated), it is not CSDL of OData 4, an element lacks a
/// required attribute, or an attribute has a value of the wrong type.
///
/// ```
/// let error = graph_codegen::csdl::read("<Schema Namespace='a'>").unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "not XML: the root node was opened but never closed (line 1, column 23)",
/// );
/// ```
pub fn read(text: &str) -> Result<Document, Errors> {
    let mut errors = Vec::new();
    let document = read_into(text, None, &mut errors);
    Errors::unless(errors, document)
}

/// Reads a CSDL document as far as possible, and reports what is wrong. `name` is its name in
/// messages.
pub(crate) fn read_into(text: &str, name: Option<Arc<str>>, errors: &mut Vec<Error>) -> Document {
    // A byte order mark is not part of the document.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lines = Lines::new(text, name);
    if let Some(message) = format::other_than_csdl(text) {
        errors.push(Error::new("", message).in_document(lines.name));
        return Document::default();
    }
    match text.trim_start().starts_with('{') {
        true => json::read(text, lines, errors),
        false => xml::read(text, lines, errors),
    }
}
