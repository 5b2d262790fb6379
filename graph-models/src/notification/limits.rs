//! How much of a body is read, because everybody can send one.

use std::{error, fmt};

/// How much is read of a body that brings notifications.
///
/// The address of an endpoint is public, so everybody can send it a body that costs memory and time. By default, a
/// body has at most 4 MiB, 1,000 notifications, and 100,000 values (objects, arrays, and what is in them). This
/// leaves room for a hundred values in each notification, of which Graph sends about twenty. All three can be changed:
///
/// ```
/// use graph_models::notification::{Limits, ReadError};
///
/// let limits = Limits::new().max_bytes(64 * 1024).max_notifications(2).max_values(50);
/// assert_eq!(limits.read(br#"{"value":[{},{}]}"#)?.value.len(), 2);
///
/// let error = limits.read(br#"{"value":[{},{},{}]}"#).unwrap_err();
/// assert_eq!(error.to_string(), "the body has more than 2 notifications or validation tokens");
/// let error = limits.read(&[b' '; 65 * 1024]).unwrap_err();
/// assert_eq!(error.to_string(), "the body is longer than 65536 bytes");
/// # Ok::<(), ReadError>(())
/// ```
///
/// Reading takes time in proportion to the length of the body. A body within the default limits takes at most some
/// 130 MiB of memory: that of one whose values are all objects of untyped JSON, in a property that they do not fit.
///
/// The limit of bytes is for a body that is in memory already. Let the server stop receiving a body at the
/// same limit, [`bytes`](Self::bytes).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    bytes: usize,
    notifications: usize,
    values: usize,
}

impl Limits {
    /// The default limits: 4 MiB, 1,000 notifications, and 100,000 values.
    #[must_use]
    pub const fn new() -> Self {
        Self { bytes: 4 * 1024 * 1024, notifications: 1000, values: 100_000 }
    }

    /// Limits the length of the body.
    #[must_use]
    pub const fn max_bytes(self, bytes: usize) -> Self {
        Self { bytes, ..self }
    }

    /// Limits the number of notifications, and that of validation tokens.
    #[must_use]
    pub const fn max_notifications(self, notifications: usize) -> Self {
        Self { notifications, ..self }
    }

    /// Limits the number of values in the body, which decides how much memory it takes: `{"a":1}` takes about a
    /// hundred times as many bytes as it has.
    #[must_use]
    pub const fn max_values(self, values: usize) -> Self {
        Self { values, ..self }
    }

    /// The most bytes that a body may have.
    pub const fn bytes(&self) -> usize {
        self.bytes
    }

    /// The most notifications, and the most validation tokens, that a body may have.
    pub const fn notifications(&self) -> usize {
        self.notifications
    }

    /// The most values that a body may have.
    pub const fn values(&self) -> usize {
        self.values
    }
}

/// The default limits.
impl Default for Limits {
    fn default() -> Self {
        Self::new()
    }
}

/// Why a body is not read. Answer it like any other body, so that the sender learns nothing.
#[derive(Debug)]
#[non_exhaustive]
pub enum ReadError {
    /// The body is longer than the limit.
    TooLong {
        /// The most bytes that a body may have.
        limit: usize,
    },
    /// The body has more notifications, or more validation tokens, than the limit.
    TooMany {
        /// The most notifications that a body may have.
        limit: usize,
    },
    /// The body has more values than the limit.
    TooManyValues {
        /// The most values that a body may have.
        limit: usize,
    },
    /// The body is not JSON with a collection `value`. The source of the error says what is wrong.
    Unreadable(serde_json::Error),
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong { limit } => write!(f, "the body is longer than {limit} bytes"),
            Self::TooMany { limit } => {
                write!(f, "the body has more than {limit} notifications or validation tokens")
            }
            Self::TooManyValues { limit } => write!(f, "the body has more than {limit} values"),
            Self::Unreadable(_) => f.write_str("the body is not a collection of notifications"),
        }
    }
}

impl error::Error for ReadError {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            Self::Unreadable(error) => Some(error),
            _ => None,
        }
    }
}
