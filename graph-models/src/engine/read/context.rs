//! The path to an error in a body, at no cost to a body without errors.

use std::borrow::Cow;
use std::fmt::{self, Write};

use serde::de;

use crate::model::TypeInfo;

/// The mode of reading, and the path to a refused value.
///
/// No path is recorded while values are read. When one is refused, each level that returns the error
/// adds its segment, and [`located`](Self::located) puts the path before the message.
pub(super) struct Context {
    /// The path to the error, innermost segment first.
    segments: Vec<Segment>,
    /// The message, if this crate refused a value. The errors of the format itself (syntax, I/O) are
    /// returned unchanged, because callers inspect them.
    refused: Option<String>,
    /// Whether a tag that names a type other than the one read into is refused.
    pub(super) strict: bool,
    /// Whether a tag that only repeats the declared type is kept.
    pub(super) keep_tags: bool,
}

enum Segment {
    Name(Cow<'static, str>),
    Index(usize),
}

impl Context {
    pub(super) const fn new(strict: bool) -> Self {
        Self { segments: Vec::new(), refused: None, strict, keep_tags: false }
    }

    /// This context, to read a value of the given type. The properties of a body whose type has no
    /// name, such as the parameters of an action, have no declared types that a service knows, so
    /// each tag in it is kept.
    pub(super) fn of(self, info: &TypeInfo) -> Self {
        Self { keep_tags: info.is_nameless(), ..self }
    }

    /// Whether this crate refused a value, as opposed to an error of the format itself.
    pub(super) const fn refused(&self) -> bool {
        self.refused.is_some()
    }

    /// Refuses a value with this message.
    #[cold]
    pub(super) fn refuse<E: de::Error>(&mut self, message: impl fmt::Display) -> E {
        E::custom(self.refused.insert(message.to_string()))
    }

    /// Refuses a value of the wrong JSON kind.
    #[cold]
    pub(super) fn mismatch<E: de::Error>(
        &mut self,
        expected: impl fmt::Display,
        found: impl fmt::Display,
    ) -> E {
        self.refuse(format_args!("expected {expected}, found {found}"))
    }

    /// Adds a property to the path.
    #[cold]
    pub(super) fn under<E>(&mut self, name: impl Into<Cow<'static, str>>, error: E) -> E {
        self.segments.push(Segment::Name(name.into()));
        error
    }

    /// Adds an element of an array to the path.
    #[cold]
    pub(super) fn at<E>(&mut self, index: usize, error: E) -> E {
        self.segments.push(Segment::Index(index));
        error
    }

    /// The error with its path, as the caller receives it.
    #[cold]
    pub(super) fn located<E: de::Error>(&self, error: E) -> E {
        let Some(message) = self.refused.as_deref().filter(|_| !self.segments.is_empty()) else {
            return error;
        };
        let mut path = String::new();
        for segment in self.segments.iter().rev() {
            let written = match segment {
                Segment::Index(index) => write!(path, "[{index}]"),
                Segment::Name(name) if !is_plain(name) => write!(path, "[{name:?}]"),
                Segment::Name(name) if path.is_empty() => path.write_str(name),
                Segment::Name(name) => write!(path, ".{name}"),
            };
            written.expect("writing to a string cannot fail");
        }
        // serde_json appends the line and column, which are kept. Other formats may put text before
        // the message; they add it again to the new error.
        let shown = error.to_string();
        let message = if shown.starts_with(message) { &shown } else { message };
        E::custom(format_args!("at {path}: {message}"))
    }
}

/// Whether a name is written in a path without quotes. Annotations contain `@` and `.`.
fn is_plain(name: &str) -> bool {
    !name.is_empty()
        && name.chars().all(|char| char.is_alphanumeric() || matches!(char, '_' | '@' | '.'))
}
