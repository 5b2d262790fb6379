//! The body of an answer that reports an error.

use std::{error, fmt, iter, mem};

use crate::{AdditionalData, graph_entity};

/// The body of an answer with a status of 400 or more.
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
/// It is an [`Error`](std::error::Error); `Display` says what a person needs, the identifier that
/// Microsoft's support asks for included:
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
/// A body without an object `error` is refused: it comes from something other than Graph, a proxy
/// say. What else stands in it, at any level, is in the additional data.
///
/// Source: [OData JSON Format 4.01], "Error Response", and [Microsoft Graph error responses].
///
/// [OData JSON Format 4.01]: https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html
/// [Microsoft Graph error responses]: https://learn.microsoft.com/graph/errors
#[graph_entity(tag = false, patch = false)]
pub struct GraphError {
    /// `error`: what went wrong; must be present.
    pub error: MainError,
    /// What else the body has.
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

/// What went wrong: the `error` of a [`GraphError`].
#[graph_entity(tag = false, patch = false)]
pub struct MainError {
    /// `code`: a word for programs. OData demands it, not every service behind Graph sends it.
    pub code: Option<String>,
    /// `message`: a text for people, in the language of the request; often empty.
    pub message: Option<String>,
    /// `target`: what the error is about, the name of a property say.
    pub target: Option<String>,
    /// `details`: several errors that were found at once.
    pub details: Option<Vec<ErrorDetails>>,
    /// `innerError`: the same error, closer to where it arose.
    pub inner_error: Option<Box<InnerError>>,
    /// `innererror`: as OData 4.0 spells `innerError`; [`inner`](Self::inner) is either.
    #[graph(rename = "innererror")]
    pub inner_error_lowercase: Option<Box<InnerError>>,
    /// What else is said of the error.
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

/// One of several errors that were found at once.
#[graph_entity(tag = false, patch = false)]
pub struct ErrorDetails {
    /// `code`: a word for programs.
    pub code: Option<String>,
    /// `message`: a text for people.
    pub message: Option<String>,
    /// `target`: what the error is about.
    pub target: Option<String>,
    /// What else is said of the error.
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

/// An error as the service saw it that the answering one called. OData leaves its form to the
/// service; this is Graph's.
#[graph_entity(tag = false, patch = false)]
pub struct InnerError {
    /// `code`: a word for programs, more specific than that of the outer error.
    pub code: Option<String>,
    /// `message`: a text for people.
    pub message: Option<String>,
    /// `request-id`: the request, as Graph names it.
    #[graph(rename = "request-id")]
    pub request_id: Option<String>,
    /// `client-request-id`: the request, as the client's header of that name named it.
    #[graph(rename = "client-request-id")]
    pub client_request_id: Option<String>,
    /// `date`: when the error arose. Graph leaves out the offset (it is UTC), so this is no
    /// `Edm.DateTimeOffset`, and is kept as it was sent.
    pub date: Option<String>,
    /// `innerError`: the same error, yet closer to where it arose.
    pub inner_error: Option<Box<InnerError>>,
    /// `innererror`: as OData 4.0 spells `innerError`; [`inner`](Self::inner) is either.
    #[graph(rename = "innererror")]
    pub inner_error_lowercase: Option<Box<InnerError>>,
    /// What else is said of the error.
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

    /// What the error is about, the name of a property say: `error.target`.
    pub fn target(&self) -> Option<&str> {
        self.error.target.as_deref()
    }

    /// The errors that were found at once: `error.details`.
    pub fn details(&self) -> &[ErrorDetails] {
        self.error.details.as_deref().unwrap_or_default()
    }

    /// The inner errors, from the outermost to the innermost.
    pub fn inner_errors(&self) -> impl Iterator<Item = &InnerError> {
        iter::successors(self.error.inner(), |error| error.inner())
    }

    /// The most specific of the codes: that of the innermost error that has one. Graph adds levels
    /// and codes over time, so a program looks for those that it knows from the innermost outwards.
    pub fn innermost_code(&self) -> Option<&str> {
        let inner = self.inner_errors().filter_map(|error| error.code.as_deref());
        inner.last().or_else(|| self.code())
    }

    /// The request as Graph names it, for the support to find it.
    pub fn request_id(&self) -> Option<&str> {
        self.inner_errors().find_map(|error| error.request_id.as_deref())
    }

    /// The request as the client's header `client-request-id` named it.
    pub fn client_request_id(&self) -> Option<&str> {
        self.inner_errors().find_map(|error| error.client_request_id.as_deref())
    }

    /// When the error arose, as it was sent, mostly UTC without an offset.
    pub fn date(&self) -> Option<&str> {
        self.inner_errors().find_map(|error| error.date.as_deref())
    }
}

impl MainError {
    /// The inner error, however its name is spelled.
    pub fn inner(&self) -> Option<&InnerError> {
        self.inner_error.as_deref().or(self.inner_error_lowercase.as_deref())
    }
}

impl InnerError {
    /// The inner error, however its name is spelled.
    pub fn inner(&self) -> Option<&InnerError> {
        self.inner_error.as_deref().or(self.inner_error_lowercase.as_deref())
    }
}

/// `code: message (about target; innermost code; details; request id … at date)`, what there is of
/// it, in one line.
impl fmt::Display for GraphError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (said(self.code()), said(self.message())) {
            (Some(code), Some(message)) => write!(f, "{code}: {message}")?,
            (Some(text), None) | (None, Some(text)) => text.fmt(f)?,
            (None, None) => f.write_str("an error without code and message")?,
        }
        let mut notes = Notes { f, any: false };
        if let Some(target) = said(self.target()) {
            notes.add(format_args!("about {target}"))?;
        }
        let inner = self.innermost_code().filter(|&code| Some(code) != self.code());
        if let Some(code) = said(inner) {
            notes.add(code)?;
        }
        for detail in self.details().iter().take(MOST_DETAILS) {
            notes.add(detail)?;
        }
        if let Some(more @ 1..) = self.details().len().checked_sub(MOST_DETAILS) {
            notes.add(format_args!("and {more} more"))?;
        }
        match (said(self.request_id()), said(self.date())) {
            (Some(id), Some(date)) => notes.add(format_args!("request id {id} at {date}"))?,
            (Some(id), None) => notes.add(format_args!("request id {id}"))?,
            (None, Some(date)) => notes.add(format_args!("at {date}"))?,
            (None, None) => {}
        }
        notes.end()
    }
}

/// `code: message, about target`, what there is of it.
impl fmt::Display for ErrorDetails {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (said(self.code.as_deref()), said(self.message.as_deref())) {
            (Some(code), Some(message)) => write!(f, "{code}: {message}")?,
            (Some(text), None) | (None, Some(text)) => text.fmt(f)?,
            (None, None) => f.write_str("an error without code and message")?,
        }
        match said(self.target.as_deref()) {
            Some(target) => write!(f, ", about {target}"),
            None => Ok(()),
        }
    }
}

/// How many details a message has: a batch of hundreds can fail at once.
const MOST_DETAILS: usize = 5;

/// What stands in parentheses after the message.
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

/// A text that says something.
fn said(text: Option<&str>) -> Option<OneLine<'_>> {
    text.map(str::trim).filter(|text| !text.is_empty()).map(OneLine)
}

/// Prints a text without its line breaks: what a service made up is to start no line of a log.
struct OneLine<'t>(&'t str);

impl fmt::Display for OneLine<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut lines = self.0.split(char::is_control).filter(|line| !line.is_empty());
        f.write_str(lines.next().unwrap_or_default())?;
        lines.try_for_each(|line| write!(f, " {line}"))
    }
}

impl error::Error for GraphError {}
