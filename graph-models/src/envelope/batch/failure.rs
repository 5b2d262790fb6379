//! Why an answer of a batch has no value.

use std::time::{Duration, SystemTime};
use std::{error, fmt};

use super::answer::BatchAnswer;
use crate::edm::Excerpt;
use crate::envelope::{GraphError, RetryAfter, print_reason, refusal_kinds};

/// Why an answer could not be read from a [`BatchResponse`](crate::BatchResponse).
#[derive(Debug)]
#[non_exhaustive]
pub enum BatchFailure {
    /// There is no answer to the step with this id.
    Missing {
        /// The id of the step.
        id: String,
    },
    /// The service refused the step, by the status or by the body.
    Refused(Box<BatchRefusal>),
    /// The body of the answer is not of the type.
    Unreadable {
        /// The id of the step.
        id: String,
        /// What is wrong with the body, with the path.
        error: serde_json::Error,
        /// Whether `read_tolerant` reads the body, because it keeps the value that does not fit.
        tolerable: bool,
    },
}

impl BatchFailure {
    /// The refusal, if it is one.
    pub fn refusal(&self) -> Option<&BatchRefusal> {
        match self {
            Self::Refused(refusal) => Some(refusal),
            Self::Missing { .. } | Self::Unreadable { .. } => None,
        }
    }
}

impl fmt::Display for BatchFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { id } => {
                write!(f, "step {} of the batch has no answer", Excerpt::of_name(id))
            }
            Self::Refused(refusal) => refusal.fmt(f),
            Self::Unreadable { id, tolerable, .. } => {
                let id = Excerpt::of_name(id);
                let hint = if *tolerable { "; see `read_tolerant`" } else { "" };
                write!(f, "the answer to step {id} of the batch is not of the expected type{hint}")
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
    /// The error in the body, in any of the forms that [`GraphError`] lists.
    pub error: Option<GraphError>,
}

refusal_kinds!(BatchRefusal);

impl BatchRefusal {
    fn status_number(&self) -> i32 {
        self.answer.status.unwrap_or_default()
    }

    /// The header `Retry-After` of the answer as received; `None` if it is missing or malformed.
    pub fn retry_after(&self) -> Option<RetryAfter> {
        self.answer.retry_after()
    }

    /// How long to wait from now before the step is sent again, as `Retry-After` says, but never longer
    /// than [`RetryAfter::LONGEST_WAIT`].
    pub fn wait(&self) -> Option<Duration> {
        Some(self.retry_after()?.wait(SystemTime::now()))
    }

    /// The identifier of the request, which Microsoft's support asks for: from the body, or from the
    /// header `request-id`.
    pub fn request_id(&self) -> Option<&str> {
        let error = self.error.as_ref();
        error.and_then(GraphError::request_id).or_else(|| self.answer.header("request-id"))
    }
}

/// `step 2 of the batch was answered with 404: code: message …`
impl fmt::Display for BatchRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let id = Excerpt::of_name(self.answer.id.as_deref().unwrap_or("?"));
        match self.answer.status {
            Some(status) => write!(f, "step {id} of the batch was answered with {status}")?,
            None => write!(f, "step {id} of the batch was answered without a status")?,
        }
        let media_type = self.answer.header("content-type");
        print_reason(f, self.error.as_ref(), media_type, self.request_id())
    }
}

// The message includes the error of the service, so the error is not a source.
impl error::Error for BatchRefusal {}
