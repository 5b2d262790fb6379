//! The body of a response that reports an error.

use std::{error, fmt, iter, mem};

use crate::{AdditionalData, graph_entity};

/// The body of a response with a status of 400 or more.
///
/// ```json
/// {
///   "error": {
///     "code": "Request_ResourceNotFound",
///     "message": "Resource 'a1' does not exist.",
///     "innerError": {
///       "date": "2024-05-06T07:08:09",
///       "request-id": "0f6a…",
///       "client-request-id": "0f6a…"
///     }
///   }
/// }
/// ```
///
/// It implements [`Error`](std::error::Error). `Display` prints a summary in one line, including the
/// identifier that Microsoft's support asks for:
///
/// ```
/// use graph_models::GraphError;
///
/// let body = serde_json::json!({
///     "error": {
///         "code": "accessDenied",
///         "message": "Access was denied.",
///         "innerError": {"code": "shareExpired", "request-id": "e5a1"}
///     }
/// });
/// let error: GraphError = serde_json::from_value(body.clone())?;
/// assert_eq!(error.code(), Some("accessDenied"));
/// assert_eq!(error.innermost_code(), Some("shareExpired"));
/// assert_eq!(
///     error.to_string(),
///     "accessDenied: Access was denied. (shareExpired; request id e5a1)",
/// );
/// assert_eq!(serde_json::to_value(&error)?, body);
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// A body without an object `error` is an error, because it was not written by Graph but by a proxy,
/// for example. All other properties, at any level, are in the additional data.
///
/// Source: [OData JSON Format 4.01], "Error Response", and [Microsoft Graph error responses].
///
/// [OData JSON Format 4.01]: https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html
/// [Microsoft Graph error responses]: https://learn.microsoft.com/graph/errors
#[graph_entity(tag = false, patch = false)]
pub struct GraphError {
    /// `error`: the error, which must be present.
    pub error: MainError,
    /// All other properties of the body.
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

/// The `error` of a [`GraphError`].
#[graph_entity(tag = false, patch = false)]
pub struct MainError {
    /// `code`: a word for programs. OData requires it, but not every service behind Graph sends it.
    pub code: Option<String>,
    /// `message`: a text for people, in the language of the request; often empty.
    pub message: Option<String>,
    /// `target`: the subject of the error, such as the name of a property.
    pub target: Option<String>,
    /// `details`: the single errors, if several were found at once.
    pub details: Option<Vec<ErrorDetails>>,
    /// `innerError`: the same error, closer to its cause.
    pub inner_error: Option<Box<InnerError>>,
    /// `innererror`: the spelling of OData 4.0; [`inner`](Self::inner) returns either.
    #[graph(rename = "innererror")]
    pub inner_error_lowercase: Option<Box<InnerError>>,
    /// All other properties of the error.
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

/// One of several errors that were found at once: an item of `details`.
#[graph_entity(tag = false, patch = false)]
pub struct ErrorDetails {
    /// `code`: a word for programs.
    pub code: Option<String>,
    /// `message`: a text for people.
    pub message: Option<String>,
    /// `target`: the subject of the error.
    pub target: Option<String>,
    /// All other properties of the error.
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

/// An error of a service that the responding one called. OData leaves the form to the service; this
/// is the form of Graph.
#[graph_entity(tag = false, patch = false)]
pub struct InnerError {
    /// `code`: a word for programs, more specific than that of the outer error.
    pub code: Option<String>,
    /// `message`: a text for people.
    pub message: Option<String>,
    /// `request-id`: the identifier that Graph gave the request.
    #[graph(rename = "request-id")]
    pub request_id: Option<String>,
    /// `client-request-id`: the identifier that the client gave the request in the header of that name.
    #[graph(rename = "client-request-id")]
    pub client_request_id: Option<String>,
    /// `date`: the time of the error, as received. Graph omits the offset (it is UTC), so the text is
    /// not an `Edm.DateTimeOffset`.
    pub date: Option<String>,
    /// `innerError`: the same error, even closer to its cause.
    pub inner_error: Option<Box<InnerError>>,
    /// `innererror`: the spelling of OData 4.0; [`inner`](Self::inner) returns either.
    #[graph(rename = "innererror")]
    pub inner_error_lowercase: Option<Box<InnerError>>,
    /// All other properties of the error.
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

impl GraphError {
    /// The word for programs: `error.code`.
    pub fn code(&self) -> Option<&str> {
        self.error.code.as_deref()
    }

    /// The text for people: `error.message`.
    pub fn message(&self) -> Option<&str> {
        self.error.message.as_deref()
    }

    /// The subject of the error, such as the name of a property: `error.target`.
    pub fn target(&self) -> Option<&str> {
        self.error.target.as_deref()
    }

    /// The single errors, if several were found at once: `error.details`.
    pub fn details(&self) -> &[ErrorDetails] {
        self.error.details.as_deref().unwrap_or_default()
    }

    /// The inner errors, from the outermost to the innermost.
    pub fn inner_errors(&self) -> impl Iterator<Item = &InnerError> {
        iter::successors(self.error.inner(), |error| error.inner())
    }

    /// The most specific code: that of the innermost error that has one. Graph adds levels and codes
    /// over time, so a program should look for the codes that it knows from the innermost outwards.
    pub fn innermost_code(&self) -> Option<&str> {
        let inner = self.inner_errors().filter_map(|error| error.code.as_deref());
        inner.last().or_else(|| self.code())
    }

    /// The identifier that Graph gave the request, which Microsoft's support asks for.
    pub fn request_id(&self) -> Option<&str> {
        self.inner_errors().find_map(|error| error.request_id.as_deref())
    }

    /// The identifier that the client gave the request in the header `client-request-id`.
    pub fn client_request_id(&self) -> Option<&str> {
        self.inner_errors().find_map(|error| error.client_request_id.as_deref())
    }

    /// The time of the error, as received: usually UTC without an offset.
    pub fn date(&self) -> Option<&str> {
        self.inner_errors().find_map(|error| error.date.as_deref())
    }
}

impl MainError {
    /// The inner error, in either spelling.
    pub fn inner(&self) -> Option<&InnerError> {
        self.inner_error.as_deref().or(self.inner_error_lowercase.as_deref())
    }
}

impl InnerError {
    /// The inner error, in either spelling.
    pub fn inner(&self) -> Option<&InnerError> {
        self.inner_error.as_deref().or(self.inner_error_lowercase.as_deref())
    }
}

/// Prints `code: message (about target; innermost code; details; request id … at date)` in one line,
/// without the parts that are absent.
impl fmt::Display for GraphError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (non_blank(self.code()), non_blank(self.message())) {
            (Some(code), Some(message)) => write!(f, "{code}: {message}")?,
            (Some(text), None) | (None, Some(text)) => text.fmt(f)?,
            (None, None) => f.write_str("an error without code and message")?,
        }
        let mut notes = Notes { f, any: false };
        if let Some(target) = non_blank(self.target()) {
            notes.add(format_args!("about {target}"))?;
        }
        let inner = self.innermost_code().filter(|&code| Some(code) != self.code());
        if let Some(code) = non_blank(inner) {
            notes.add(code)?;
        }
        for detail in self.details().iter().take(MOST_DETAILS) {
            notes.add(detail)?;
        }
        if let Some(more @ 1..) = self.details().len().checked_sub(MOST_DETAILS) {
            notes.add(format_args!("and {more} more"))?;
        }
        match (non_blank(self.request_id()), non_blank(self.date())) {
            (Some(id), Some(date)) => notes.add(format_args!("request id {id} at {date}"))?,
            (Some(id), None) => notes.add(format_args!("request id {id}"))?,
            (None, Some(date)) => notes.add(format_args!("at {date}"))?,
            (None, None) => {}
        }
        notes.end()
    }
}

/// Prints `code: message, about target`, without the parts that are absent.
impl fmt::Display for ErrorDetails {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (non_blank(self.code.as_deref()), non_blank(self.message.as_deref())) {
            (Some(code), Some(message)) => write!(f, "{code}: {message}")?,
            (Some(text), None) | (None, Some(text)) => text.fmt(f)?,
            (None, None) => f.write_str("an error without code and message")?,
        }
        match non_blank(self.target.as_deref()) {
            Some(target) => write!(f, ", about {target}"),
            None => Ok(()),
        }
    }
}

/// How many details a message has at most, because there may be hundreds.
const MOST_DETAILS: usize = 5;

/// Prints notes in parentheses after the message.
struct Notes<'f, 'w> {
    f: &'f mut fmt::Formatter<'w>,
    any: bool,
}

impl Notes<'_, '_> {
    fn add(&mut self, note: impl fmt::Display) -> fmt::Result {
        let before = if mem::replace(&mut self.any, true) { "; " } else { " (" };
        write!(self.f, "{before}{note}")
    }

    fn end(self) -> fmt::Result {
        match self.any {
            true => self.f.write_str(")"),
            false => Ok(()),
        }
    }
}

/// A text that is not blank.
fn non_blank(text: Option<&str>) -> Option<OneLine<'_>> {
    text.map(str::trim).filter(|text| !text.is_empty()).map(OneLine)
}

/// Prints a text without its line breaks, because a text of a service must not start a line of a log.
struct OneLine<'t>(&'t str);

impl fmt::Display for OneLine<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut lines = self.0.split(char::is_control).filter(|line| !line.is_empty());
        f.write_str(lines.next().unwrap_or_default())?;
        lines.try_for_each(|line| write!(f, " {line}"))
    }
}

impl error::Error for GraphError {}
