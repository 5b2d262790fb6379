//! Why an answer of a batch has no value.

use std::{error, fmt};

use super::answer::BatchAnswer;
use crate::envelope::{GraphError, RetryAfter};

/// Why an answer could not be read from a [`BatchResponse`](crate::BatchResponse).
#[derive(Debug)]
#[non_exhaustive]
pub enum BatchFailure {
    /// There is no answer to the step with this id.
    Missing {
        /// The id of the step.
        id: String,
    },
    /// The service refused the step.
    Refused(Box<BatchRefusal>),
    /// The body of the answer is not of the type.
    Unreadable {
        /// The id of the step.
        id: String,
        /// What is wrong with the body, with the path.
        error: serde_json::Error,
    },
}

impl fmt::Display for BatchFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { id } => write!(f, "step {id} of the batch has no answer"),
            Self::Refused(refusal) => refusal.fmt(f),
            Self::Unreadable { id, .. } => {
                write!(f, "the answer to step {id} of the batch is not of the expected type")
            }
        }
    }
}

impl error::Error for BatchFailure {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            Self::Unreadable { error, .. } => Some(error),
            Self::Refused(refusal) => error::Error::source(&**refusal),
            Self::Missing { .. } => None,
        }
    }
}

/// An answer to a step that reports an error.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct BatchRefusal {
    /// The complete answer.
    pub answer: BatchAnswer,
    /// The error in the body, if the body is a Microsoft Graph error. A number or an object where a
    /// text is expected is converted to a text, or left out if it cannot be.
    pub error: Option<GraphError>,
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident: $($status:literal)|+;)*) => {
        impl BatchRefusal {$(
            $(#[$doc])*
            pub fn $kind(&self) -> bool {
                match self.answer.status {
                    $(Some($status))|+ => true,
                    _ => self.error.as_ref().is_some_and(GraphError::$kind),
                }
            }
        )*}
    };
}

kinds! {
    /// Whether there were too many requests, by status (429) or code; see
    /// [`GraphError::is_throttled`].
    is_throttled: 429;
    /// Whether the resource does not exist, by status (404) or code; see
    /// [`GraphError::is_not_found`].
    is_not_found: 404;
    /// Whether the step conflicts with the current state, by status (409, 412) or code; see
    /// [`GraphError::is_conflict`].
    is_conflict: 409 | 412;
    /// Whether the caller is not allowed to do this, by status (401, 403) or code; see
    /// [`GraphError::is_authorization`].
    is_authorization: 401 | 403;
    /// Whether the link of a delta query has expired, by status (410) or code; see
    /// [`GraphError::is_resync_required`].
    is_resync_required: 410;
}

impl BatchRefusal {
    /// The header `Retry-After` of the answer; `None` if it is missing or malformed.
    pub fn retry_after(&self) -> Option<RetryAfter> {
        self.answer.retry_after()
    }
}

/// `step 2 of the batch was answered with 404: code: message …`
impl fmt::Display for BatchRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let id = self.answer.id.as_deref().unwrap_or("?");
        match self.answer.status {
            Some(status) => write!(f, "step {id} of the batch was answered with {status}")?,
            None => write!(f, "step {id} of the batch was answered without a status")?,
        }
        match &self.error {
            Some(error) => write!(f, ": {error}"),
            None => Ok(()),
        }
    }
}

// The message includes the error of the service, so the error is not a source.
impl error::Error for BatchRefusal {}
