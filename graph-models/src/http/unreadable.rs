//! A successful response whose body is not of the type.

use std::{error, fmt};

use ::http::header::CONTENT_TYPE;
use ::http::{HeaderMap, StatusCode};

use super::headers::{PrintedHeaders, text};
use super::page_text::words_of_page;
use crate::edm::Excerpt;
use crate::engine::wrong_shape;
use crate::json::path_in;

/// A successful response whose body is not of the type.
///
/// `Display` names the media type and length of the body, and the place of the fault in it. If the body is a
/// [`Page`](crate::Page) in place of an entity, or the other way round, it says so. Of the page of a proxy it
/// prints the first words. It prints no part of another body, because it may hold secrets;
/// the [`body`](Self::body) is there to be examined. The source says what is wrong.
///
/// ```
/// use graph_models::http::read;
/// use graph_models::{GraphError, Page};
///
/// let response = http::Response::builder()
///     .header("Content-Type", "application/json")
///     .body(r#"{"value": ["a", 7]}"#)?;
/// let error = read::<Page<String>, _>(response).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "the service answered 200 OK, with a body (application/json, 19 bytes) that is not of the \
///      expected type, at value[1]; see `Call::tolerant`",
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[non_exhaustive]
pub struct Unreadable {
    /// The status, from 200 to 299.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Vec<u8>,
    /// What is wrong with the body, with the path or the line.
    pub error: serde_json::Error,
    /// Whether the call that is [tolerant](super::Call::tolerant) reads the body.
    pub(super) tolerable: bool,
}

impl Unreadable {
    /// The path to the value that could not be read, such as `value[1].id`; `None` if the body is not
    /// JSON, or all of it is of another type.
    pub fn path(&self) -> Option<String> {
        let message = self.error.to_string();
        path_in(&message).map(str::to_owned)
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the service answered {}, ", self.status)?;
        if self.body.trim_ascii().is_empty() {
            return f.write_str("without a body; use `Call::optional` or read an `Option`");
        }
        let media_type = text(&self.headers, CONTENT_TYPE.as_str());
        let length = self.body.len();
        match media_type {
            Some(media_type) => {
                let media_type = Excerpt::of_name(media_type);
                write!(f, "with a body ({media_type}, {length} bytes) that")?;
            }
            None => write!(f, "with a body ({length} bytes) that")?,
        }
        f.write_str(" is not of the expected type")?;
        if let Some(words) = words_of_page(media_type, &self.body) {
            return write!(f, ": {}", Excerpt::of_page(&words));
        }
        if let Some(message) = wrong_shape(&self.error) {
            return write!(f, ": {message}");
        }
        match (self.path(), self.error.line()) {
            (Some(path), _) if self.tolerable => write!(f, ", at {path}; see `Call::tolerant`"),
            (Some(path), _) => write!(f, ", at {path}"),
            (None, 0) => Ok(()),
            (None, line) => write!(f, ", at line {line} column {}", self.error.column()),
        }
    }
}

/// Does not print the error, because its message may repeat a value of the body.
impl fmt::Debug for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Unreadable")
            .field("status", &self.status)
            .field("headers", &PrintedHeaders(&self.headers))
            .field("body", &format_args!("{} bytes", self.body.len()))
            .field("path", &self.path())
            .field("line", &self.error.line())
            .field("column", &self.error.column())
            .finish_non_exhaustive()
    }
}

impl error::Error for Unreadable {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        Some(&self.error)
    }
}
