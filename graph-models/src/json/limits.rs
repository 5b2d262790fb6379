//! Limits of a body that anyone can send.

use std::{error, fmt};

use serde::de::Error;

use super::count::{Excess, Most, excess};
use super::{Body, from_slice, without_mark};

/// How much a body may have before it is read. Without limits everything is read, as by
/// [`from_slice`](super::from_slice).
///
/// A program that receives bodies from the network, such as change notifications, needs limits, because a
/// value takes more memory than its text: the two bytes of an empty object become a complete struct, which
/// for a user of Microsoft Graph has 2,080 bytes. The number of values times the size of the largest type
/// is more than a body can take.
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
    /// The text has more than a limit allows. A text that is not JSON is counted up to its first mistake, where
    /// readers stop, and is not an error here.
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
            Ok(Some(Excess::Values)) => Err(LimitExceeded::Values { most: self.values }),
            _ => Ok(()),
        }
    }

    /// Reads a body from JSON text, if it is within the limits.
    ///
    /// # Errors
    ///
    /// Those of [`check`](Self::check) and of [`from_slice`](super::from_slice).
    pub fn from_slice<T: Body>(&self, body: &[u8]) -> serde_json::Result<T> {
        self.check(body).map_err(serde_json::Error::custom)?;
        from_slice(body)
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
}

impl fmt::Display for LimitExceeded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bytes { most, found } => {
                write!(f, "the body has {found} bytes, which are more than {most}")
            }
            Self::Values { most } => write!(f, "the body has more than {most} values"),
        }
    }
}

impl error::Error for LimitExceeded {}

#[cfg(test)]
mod tests {
    use super::{LimitExceeded, Limits};

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
        let bytes = Limits::new().bytes(3).check(b"[1, 2]");
        assert_eq!(bytes, Err(LimitExceeded::Bytes { most: 3, found: 6 }));
    }
}
