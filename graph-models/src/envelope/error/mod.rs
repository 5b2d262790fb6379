//! The body of a response that reports an error.

mod display;
mod forms;
mod kinds;
mod parts;
mod wire;

use std::{error, iter};

use serde_json::Value;

use crate::AdditionalData;

pub(crate) use display::print_reason;
pub(crate) use kinds::refusal_kinds;
pub use parts::{ErrorDetails, InnerError, MainError};

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
/// All other properties, at any level, are in the additional data.
///
/// # Other forms
///
/// Services before and behind Graph have forms of their own. These are read as if Graph had written
/// them:
///
/// - the form of OAuth, `{"error": "invalid_grant", "error_description": "AADSTS50126: …"}`. The code
///   `AADSTS50126` is that of the inner error, and `trace_id`, `correlation_id` and `timestamp` are its
///   identifiers and date;
/// - `{"odata.error": {…}}`, and an error in an array, alone or with others, which become the details;
/// - `{"code": …, "message": …}`, `{"Message": …}` and the like without anything around them, as
///   gateways send them, and the problem details of RFC 9457;
/// - a code that is a number, a message that is an object such as `{"lang": "en", "value": "…"}`, names
///   that start with a capital, and an inner error or details that are one text.
///
/// A property of such an error that cannot be read is left out, so that it does not hide the others.
/// The error is still written as it was received until one of its properties is changed. It is then
/// written in the form of Graph.
///
/// ```
/// use graph_models::{GraphError, json};
///
/// let body = r#"{"error":"invalid_grant","error_description":"AADSTS50126: Wrong.","trace_id":"t"}"#;
/// let error: GraphError = json::from_str(body)?;
/// assert_eq!(error.code(), Some("invalid_grant"));
/// assert_eq!(error.innermost_code(), Some("AADSTS50126"));
/// assert_eq!(error.to_string(), "invalid_grant: AADSTS50126: Wrong. (request id t)");
/// assert_eq!(json::to_string(&error)?, body);
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// A body that does not tell an error in any of these forms is refused, and so is an error in another
/// form that is not a complete body, for example the value of a property.
///
/// Source: [OData JSON Format 4.01], "Error Response", and [Microsoft Graph error responses].
///
/// [OData JSON Format 4.01]: https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html
/// [Microsoft Graph error responses]: https://learn.microsoft.com/graph/errors
pub struct GraphError {
    /// `error`: the error, which must be present.
    pub error: MainError,
    /// All other properties of the body.
    pub additional_data: AdditionalData,
    /// The body, if it has another form than Graph's.
    received: Option<Box<Value>>,
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

impl From<MainError> for GraphError {
    fn from(error: MainError) -> Self {
        Self { error, ..Self::default() }
    }
}

impl error::Error for GraphError {}
