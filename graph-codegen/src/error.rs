//! Errors in a document, with their lines.

use std::fmt;

/// An error in a CSDL document, or a request that the document cannot fulfil.
///
/// Printed as `microsoft.graph.user.manager: type `graph.person` is not defined (line 8812)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// The type or property, as the document names it; empty if the error concerns the document as
    /// a whole.
    pub subject: String,
    /// What is wrong and, if it is known, what to write instead.
    pub message: String,
    /// The line of the document, from 1; `None` if the error has no line.
    pub line: Option<u32>,
}

impl Error {
    /// An error at a line of the document.
    pub(crate) fn at(line: u32, subject: impl Into<String>, message: impl Into<String>) -> Self {
        Self { subject: subject.into(), message: message.into(), line: Some(line) }
    }

    /// An error without a line.
    pub(crate) fn new(subject: impl Into<String>, message: impl Into<String>) -> Self {
        Self { subject: subject.into(), message: message.into(), line: None }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.subject.is_empty() {
            write!(f, "{}: ", self.subject)?;
        }
        f.write_str(&self.message)?;
        match self.line {
            Some(line) => write!(f, " (line {line})"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Error {}

/// All errors that one step found, at least one. Each is printed on its own line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Errors(Vec<Error>);

impl Errors {
    /// The errors in line order; those without a line come first.
    pub fn iter(&self) -> impl Iterator<Item = &Error> {
        self.0.iter()
    }

    /// `value` if there are no errors.
    pub(crate) fn unless<T>(mut errors: Vec<Error>, value: T) -> Result<T, Self> {
        if errors.is_empty() {
            return Ok(value);
        }
        errors.sort_by_key(|error| error.line);
        Err(Self(errors))
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
