//! Limits of a body that anyone can send.

use std::{error, fmt};

use serde::de::Error;

use super::count::{Most, excess};
use super::{Body, from_slice, without_mark};

/// How much a body may have before it is read. Without limits everything is read, as by
/// [`from_slice`](super::from_slice).
///
/// A program that receives bodies from the network, such as change notifications, needs limits, because a
/// value takes more memory than its text: the two bytes of an empty object become a complete struct, which
/// for a user of Microsoft Graph has 2,080 bytes, and an object in untyped JSON some 700 bytes once it is asked for. Choose the number
/// of values by the memory that a body may take.
///
/// ```
/// use graph_models::json::Limits;
/// use graph_models::{AdditionalData, Page, graph_entity};
///
/// #[graph_entity]
/// pub struct Printer {
///     #[graph(key)]
///     pub id: Option<String>,
///     #[graph(additional)]
///     pub additional_data: AdditionalData,
/// }
///
/// let limits = Limits::new().bytes(1_000).values(100);
/// let page: Page<Printer> = limits.from_slice(br#"{"value":[{"id":"1"},{}]}"#)?;
/// assert_eq!(page.value.len(), 2);
///
/// let hostile = format!(r#"{{"value":[{}{{}}]}}"#, "{},".repeat(200));
/// let error = limits.from_slice::<Page<Printer>>(hostile.as_bytes()).unwrap_err();
/// assert_eq!(error.to_string(), "the body has more than 100 values");
/// # Ok::<(), graph_models::serde_json::Error>(())
/// ```
///
/// The depth of a body is limited to 127 levels in any case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    bytes: usize,
    values: usize,
}

impl Limits {
    /// No limits.
    pub const fn new() -> Self {
        Self { bytes: usize::MAX, values: usize::MAX }
    }

    /// Refuses a text of more bytes.
    #[must_use]
    pub const fn bytes(self, most: usize) -> Self {
        Self { bytes: most, ..self }
    }

    /// Refuses a text with more JSON values: objects, arrays and everything in them. Names are not
    /// counted.
    #[must_use]
    pub const fn values(self, most: usize) -> Self {
        Self { values: most, ..self }
    }

    /// Checks JSON text before it is read in any way. This goes over the text once, and keeps nothing of it.
    ///
    /// # Errors
    ///
    /// The text has more than a limit allows, or its values cannot be counted, because it is not JSON or has a number
    /// that is too large.
    pub fn check(&self, body: &[u8]) -> Result<(), LimitExceeded> {
        if body.len() > self.bytes {
            return Err(LimitExceeded::Bytes { most: self.bytes, found: body.len() });
        }
        // A text has fewer values than bytes.
        if self.values >= body.len() {
            return Ok(());
        }
        let most = Most { elements: usize::MAX, collections: &[], values: self.values };
        match excess(most, without_mark(body)) {
            Ok(Some(_)) => Err(LimitExceeded::Values { most: self.values }),
            Ok(None) => Ok(()),
            Err(error) => {
                Err(LimitExceeded::NotCounted { line: error.line(), column: error.column() })
            }
        }
    }

    /// Reads a body from JSON text, if it is within the limits.
    ///
    /// # Errors
    ///
    /// Those of [`check`](Self::check) and of [`from_slice`](super::from_slice).
    pub fn from_slice<T: Body>(&self, body: &[u8]) -> serde_json::Result<T> {
        match self.check(body) {
            Ok(()) => from_slice(body),
            // What cannot be counted cannot be read either; its error says why.
            Err(error @ LimitExceeded::NotCounted { .. }) => {
                from_slice::<T>(body).and(Err(serde_json::Error::custom(error)))
            }
            Err(error) => Err(serde_json::Error::custom(error)),
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::new()
    }
}

/// A body that has more than a limit allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum LimitExceeded {
    /// The text has too many bytes.
    Bytes {
        /// The limit.
        most: usize,
        /// The length of the text.
        found: usize,
    },
    /// The text has too many values.
    Values {
        /// The limit.
        most: usize,
    },
    /// The values cannot be counted, because the text is not JSON, or has a number that is too large.
    NotCounted {
        /// The line of the mistake, counted from 1.
        line: usize,
        /// Its column, counted from 1.
        column: usize,
    },
}

impl fmt::Display for LimitExceeded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bytes { most, found } => {
                write!(f, "the body has {found} bytes, which are more than {most}")
            }
            Self::Values { most } => write!(f, "the body has more than {most} values"),
            Self::NotCounted { line, column } => write!(
                f,
                "the values of the body cannot be counted: a mistake at line {line} column {column}"
            ),
        }
    }
}

impl error::Error for LimitExceeded {}

#[cfg(test)]
mod tests {
    use super::{LimitExceeded, Limits};
    use crate::SingleValue;

    #[test]
    fn values_are_counted_as_they_are_in_the_text() {
        for (text, count) in [
            ("1", 1),
            ("\u{feff}[1]", 2),
            ("[]", 1),
            (" [ ] ", 1),
            ("{}", 1),
            ("[1]", 2),
            ("[[],{}]", 3),
            (r#"{"a,[{":[1,2],"b":"\",[{\\"}"#, 5),
            (r#"{"value":[{},{},{"a":null}]}"#, 6),
        ] {
            assert_eq!(Limits::new().values(count).check(text.as_bytes()), Ok(()), "{text}");
            let fewer = Limits::new().values(count - 1).check(text.as_bytes());
            assert_eq!(fewer, Err(LimitExceeded::Values { most: count - 1 }), "{text}");
        }
    }

    #[test]
    fn what_is_not_json_is_no_panic() {
        for text in ["", "\"", "\"\\", "]]]]}}", "[}{]", "[[[[", ",,,,", "\u{e9}\""] {
            for most in 0..4 {
                // Either result is right.
                _ = Limits::new().values(most).check(text.as_bytes());
            }
        }
        // A reader that ignores what is before the other values would read them all.
        for hidden in ["1e999", r#""\ud800""#] {
            let text = format!(r#"{{"x":{hidden},"value":[{}0]}}"#, "0,".repeat(50));
            let checked = Limits::new().values(9).check(text.as_bytes());
            // With `arbitrary_precision`, no number is too large.
            assert!(checked.is_err(), "{text}");
        }
        let cut = br#"{"value":[0,"#;
        let limits = Limits::new().values(3);
        assert_eq!(limits.check(cut), Err(LimitExceeded::NotCounted { line: 1, column: 12 }));
        let error = limits.from_slice::<SingleValue<Vec<i32>>>(cut);
        assert!(error.is_err_and(|error| error.to_string().starts_with("EOF while parsing")));
        let bytes = Limits::new().bytes(3).check(b"[1, 2]");
        assert_eq!(bytes, Err(LimitExceeded::Bytes { most: 3, found: 6 }));
    }
}
