//! Why an upload cannot go on.

use std::{error, fmt};

/// Why an upload cannot go on.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum UploadError {
    /// The file has no bytes. An upload session cannot create it; use
    /// [`Service::upload`](crate::http::Service::upload).
    EmptyFile,
    /// The size of fragments is not a multiple of 320 KiB, or more than 60 MiB.
    FragmentSize {
        /// The size in bytes.
        found: u64,
    },
    /// A fragment has more or fewer bytes than the range to send.
    Content {
        /// The number of bytes in the range.
        expected: u64,
        /// The number of bytes in the fragment.
        found: u64,
    },
    /// The service expects no more bytes.
    NothingMissing,
    /// The status of the session does not say which bytes are missing.
    NoRanges,
    /// The service expects bytes that the file does not have, or the text is not a range.
    Range {
        /// The start of the text.
        found: String,
    },
    /// The service expects the same fragment again although it accepted it.
    NoProgress {
        /// The position of the first byte of the fragment.
        position: u64,
    },
}

impl fmt::Display for UploadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::EmptyFile => {
                f.write_str("an upload session cannot send an empty file; use `Service::upload`")
            }
            Self::FragmentSize { found } => write!(
                f,
                "fragments cannot have {found} bytes; choose a multiple of 327,680 up to 62,914,560"
            ),
            Self::Content { expected, found } => {
                write!(f, "the next fragment has {expected} bytes, not {found}")
            }
            Self::NothingMissing => f.write_str("the service expects no more bytes"),
            Self::NoRanges => {
                f.write_str("the status of the upload does not say which bytes are missing")
            }
            Self::Range { found } => {
                write!(f, "the service expects the bytes `{found}`, which the file does not have")
            }
            Self::NoProgress { position } => {
                write!(f, "the service expects the fragment at byte {position} again")
            }
        }
    }
}

impl error::Error for UploadError {}
