//! Errors in a document, with their positions.

use std::fmt;
use std::sync::Arc;

/// A place in a document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The name of the document; `None` if there is only one.
    pub document: Option<Arc<str>>,
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1, counted in characters.
    pub column: u32,
}

/// As a sentence mentions it: `line 3`, or `line 3 of common.xml`
impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}", self.line)?;
        match &self.document {
            Some(document) => write!(f, " of {document}"),
            None => Ok(()),
        }
    }
}

/// An error in a CSDL document, or a request that the document cannot fulfil.
///
/// Printed as `microsoft.graph.user.manager: type `graph.person` is not defined (line 8812, column 9)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// The type or property, as the document names it; empty if the error concerns the document as
    /// a whole.
    pub subject: String,
    /// What is wrong and, if it is known, what to write instead.
    pub message: String,
    /// Where it is wrong; `None` if that is not a place in a document.
    pub position: Option<Position>,
}

impl Error {
    /// An error at a place in a document.
    pub(crate) fn at(
        position: &Position,
        subject: impl Into<String>,
        message: impl Into<String>,
    ) -> Self {
        let position = Some(position.clone());
        Self { subject: subject.into(), message: message.into(), position }
    }

    /// The error with the name of the document, if there are several, in place of a position.
    pub(crate) fn in_document(mut self, name: Option<Arc<str>>) -> Self {
        if let Some(name) = name {
            self.subject = name.to_string();
        }
        self
    }

    /// An error without a position.
    pub(crate) fn new(subject: impl Into<String>, message: impl Into<String>) -> Self {
        Self { subject: subject.into(), message: message.into(), position: None }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.subject.is_empty() {
            write!(f, "{}: ", self.subject)?;
        }
        f.write_str(&self.message)?;
        let Some(Position { document, line, column }) = &self.position else { return Ok(()) };
        match document {
            Some(document) => write!(f, " ({document}, line {line}, column {column})"),
            None => write!(f, " (line {line}, column {column})"),
        }
    }
}

impl std::error::Error for Error {}

/// All errors that were found, at least one. Each is printed on its own line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Errors(pub(crate) Vec<Error>);

impl Errors {
    /// The errors in the order of their positions; those without one come first.
    pub fn iter(&self) -> impl Iterator<Item = &Error> {
        self.0.iter()
    }

    /// `value` if there are no errors.
    pub(crate) fn unless<T>(mut errors: Vec<Error>, value: T) -> Result<T, Self> {
        if errors.is_empty() {
            return Ok(value);
        }
        errors.sort_by(|one, other| one.position.cmp(&other.position));
        Err(Self(errors))
    }
}

/// What is found wrong while a step goes on.
#[derive(Debug, Default)]
pub(crate) struct Problems {
    pub(crate) errors: Vec<Error>,
    pub(crate) notes: Vec<String>,
    /// Whether what is not defined causes a note instead of an error.
    keep_going: bool,
}

impl Problems {
    pub(crate) fn new(keep_going: bool) -> Self {
        Self { keep_going, ..Self::default() }
    }

    pub(crate) fn error(
        &mut self,
        position: &Position,
        subject: impl Into<String>,
        message: impl Into<String>,
    ) {
        self.errors.push(Error::at(position, subject, message));
    }

    pub(crate) fn note(
        &mut self,
        position: &Position,
        subject: impl Into<String>,
        message: impl Into<String>,
    ) {
        self.notes.push(Error::at(position, subject, message).to_string());
    }

    /// An error, or a note with the consequence if the user wants to keep going. Returns whether it
    /// is a note.
    pub(crate) fn error_unless_going_on(
        &mut self,
        position: &Position,
        subject: impl Into<String>,
        message: impl Into<String>,
        consequence: &str,
    ) -> bool {
        match self.keep_going {
            true => self.note(position, subject, format!("{}; {consequence}", message.into())),
            false => self.error(position, subject, message),
        }
        self.keep_going
    }
}

impl From<Error> for Errors {
    fn from(error: Error) -> Self {
        Self(vec![error])
    }
}

impl fmt::Display for Errors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, error) in self.0.iter().enumerate() {
            if position > 0 {
                f.write_str("\n")?;
            }
            error.fmt(f)?;
        }
        Ok(())
    }
}

impl std::error::Error for Errors {}

/// A text without the columns of errors, for tests that are not about them.
#[cfg(test)]
pub(crate) fn without_columns(text: &str) -> String {
    let mut parts = text.split(", column ");
    let first = parts.next().unwrap_or_default().to_owned();
    let digit = |letter: char| letter.is_ascii_digit();
    parts.fold(first, |before, after| before + after.trim_start_matches(digit))
}
