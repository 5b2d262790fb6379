//! What is wrong with a document, and where.

use std::fmt;

/// A mistake in a CSDL document, or a request that it cannot fulfil.
///
/// Printed as `microsoft.graph.user.manager: type `graph.person` is not defined (line 8812)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// The type or property, as the document names it; empty where it is the document as a whole.
    pub place: String,
    /// What is wrong, and where it helps, what would be right.
    pub message: String,
    /// The line of the document, from 1; `None` where the mistake is not in the document.
    pub line: Option<u32>,
}

impl Error {
    /// A mistake at a line of the document.
    pub(crate) fn at(line: u32, place: impl Into<String>, message: impl Into<String>) -> Self {
        Self { place: place.into(), message: message.into(), line: Some(line) }
    }

    /// A mistake that no line of the document shows.
    pub(crate) fn new(place: impl Into<String>, message: impl Into<String>) -> Self {
        Self { place: place.into(), message: message.into(), line: None }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.place.is_empty() {
            write!(f, "{}: ", self.place)?;
        }
        f.write_str(&self.message)?;
        match self.line {
            Some(line) => write!(f, " (line {line})"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Error {}

/// All mistakes that one step found, at least one; printed a line each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Errors(Vec<Error>);

impl Errors {
    /// The mistakes, in the order of the document; those without a line come first.
    pub fn iter(&self) -> impl Iterator<Item = &Error> {
        self.0.iter()
    }

    /// `value`, unless there are mistakes.
    pub(crate) fn unless<T>(mut mistakes: Vec<Error>, value: T) -> Result<T, Self> {
        if mistakes.is_empty() {
            return Ok(value);
        }
        mistakes.sort_by_key(|mistake| mistake.line);
        Err(Self(mistakes))
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
