//! The parts of an error.

use crate::{AdditionalData, graph_entity};

/// The `error` of a [`GraphError`](crate::GraphError).
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
