//! Where in a body an error is, at no cost to a body without one.

use std::borrow::Cow;
use std::fmt::{self, Write};

use serde::de;

use crate::model::TypeInfo;

/// What reading carries along: the mode, and the way back up after an error.
///
/// Nothing is recorded on the way down. When a value is refused, each level adds its step on the
/// way up, and the outermost puts them before the message.
pub(super) struct Context {
    /// Innermost first.
    steps: Vec<Step>,
    /// What the error says, if it is ours; those of the format itself (syntax, I/O) pass unchanged,
    /// for callers look into them.
    refused: Option<String>,
    /// Whether a tag that names another type is refused.
    pub(super) strict: bool,
    /// Whether a tag that says no more than its place is kept all the same.
    pub(super) keep_tags: bool,
}

enum Step {
    Name(Cow<'static, str>),
    Index(usize),
}

impl Context {
    pub(super) const fn new(strict: bool) -> Self {
        Self { steps: Vec::new(), refused: None, strict, keep_tags: false }
    }

    /// The same, to read a value of this type. A body whose type has no name, such as the parameters
    /// of an action, does not tell what its places are declared as, so that each tag in it says more
    /// than its place.
    pub(super) fn of(self, info: &TypeInfo) -> Self {
        Self { keep_tags: info.is_nameless(), ..self }
    }

    /// Whether the error on the way up is a refusal of ours.
    pub(super) const fn refused(&self) -> bool {
        self.refused.is_some()
    }

    /// Refuses what was found.
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

    /// Adds a property to the way up.
    #[cold]
    pub(super) fn under<E>(&mut self, name: impl Into<Cow<'static, str>>, error: E) -> E {
        self.steps.push(Step::Name(name.into()));
        error
    }

    /// Adds an element to the way up.
    #[cold]
    pub(super) fn at<E>(&mut self, index: usize, error: E) -> E {
        self.steps.push(Step::Index(index));
        error
    }

    /// The error as the caller sees it.
    #[cold]
    pub(super) fn located<E: de::Error>(&self, error: E) -> E {
        let Some(message) = self.refused.as_deref().filter(|_| !self.steps.is_empty()) else {
            return error;
        };
        let mut path = String::new();
        for step in self.steps.iter().rev() {
            let written = match step {
                Step::Index(index) => write!(path, "[{index}]"),
                Step::Name(name) if !is_plain(name) => write!(path, "[{name:?}]"),
                Step::Name(name) if path.is_empty() => path.write_str(name),
                Step::Name(name) => write!(path, ".{name}"),
            };
            written.expect("writing to a string cannot fail");
        }
        // serde_json adds where in the text it was; what other formats put around it is theirs to add.
        let shown = error.to_string();
        let said = if shown.starts_with(message) { &shown } else { message };
        E::custom(format_args!("at {path}: {said}"))
    }
}

/// Whether a name can stand in a path as it is; `@` and `.` are in every annotation.
fn is_plain(name: &str) -> bool {
    !name.is_empty()
        && name.chars().all(|char| char.is_alphanumeric() || matches!(char, '_' | '@' | '.'))
}
