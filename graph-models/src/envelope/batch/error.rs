//! What is wrong with a batch, or with one of its answers.

use std::{error, fmt};

use super::{BatchAnswer, BatchRequest};
use crate::envelope::{GraphError, RetryAfter};

/// Why some requests make up no batch.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum BatchError {
    /// So many requests are more than [20](BatchRequest::MOST).
    TooMany(usize),
    /// The request at this position has no id.
    NoId {
        /// From 0 on.
        position: usize,
    },
    /// Two requests have this id; case makes no difference.
    DuplicateId(String),
    /// A request depends on another that is not in the batch, or not yet.
    UnknownDependency {
        /// The id of the request.
        id: String,
        /// What it depends on.
        on: String,
    },
    /// The request with this id waits for others that wait for it.
    Cycle(String),
}

impl fmt::Display for BatchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooMany(count) => {
                write!(f, "{count} steps are more than the {} of a batch", BatchRequest::MOST)
            }
            Self::NoId { position } => write!(f, "the step at {position} of the batch has no id"),
            Self::DuplicateId(id) => write!(f, "two steps of the batch have the id {id}"),
            Self::UnknownDependency { id, on } => {
                write!(f, "step {id} of the batch depends on step {on}, which is not in it")
            }
            Self::Cycle(id) => {
                write!(f, "step {id} of the batch waits for steps that wait for it")
            }
        }
    }
}

impl error::Error for BatchError {}

/// Why there is no value of an answer in a [`BatchResponse`](crate::BatchResponse).
#[derive(Debug)]
#[non_exhaustive]
pub enum BatchFailure {
    /// There is no answer to the request with this id.
    Missing {
        /// The id.
        id: String,
    },
    /// The service refused the request.
    Refused(Box<BatchRefusal>),
    /// The body of the answer is not of the type.
    Unreadable {
        /// The id.
        id: String,
        /// What is wrong with it, and where.
        error: serde_json::Error,
    },
}

impl fmt::Display for BatchFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { id } => write!(f, "step {id} of the batch has no answer"),
            Self::Refused(refusal) => refusal.fmt(f),
            Self::Unreadable { id, .. } => {
                write!(f, "the answer to step {id} of the batch is not of the type asked for")
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

/// An answer that reports an error.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct BatchRefusal {
    /// The answer, whole.
    pub answer: BatchAnswer,
    /// The error in its body, if it is one of Microsoft Graph; what of it is no text, where there
    /// should be one, is left out here.
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
    /// By status (429) or code, see [`GraphError::is_throttled`].
    is_throttled: 429;
    /// By status (404) or code, see [`GraphError::is_not_found`].
    is_not_found: 404;
    /// By status (409, 412) or code, see [`GraphError::is_conflict`].
    is_conflict: 409 | 412;
    /// By status (401, 403) or code, see [`GraphError::is_authorization`].
    is_authorization: 401 | 403;
    /// By status (410) or code, see [`GraphError::is_resync_required`].
    is_resync_required: 410;
}

impl BatchRefusal {
    /// The wait that the answer asks for.
    pub fn retry_after(&self) -> Option<RetryAfter> {
        self.answer.retry_after()
    }
}

/// `step 2 of the batch was answered 404: code: message …`
impl fmt::Display for BatchRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let id = self.answer.id.as_deref().unwrap_or("?");
        match self.answer.status {
            Some(status) => write!(f, "step {id} of the batch was answered {status}")?,
            None => write!(f, "step {id} of the batch was answered without a status")?,
        }
        match &self.error {
            Some(error) => write!(f, ": {error}"),
            None => Ok(()),
        }
    }
}

// The error of the service is in the message already, so it is no source.
impl error::Error for BatchRefusal {}
