//! Why steps do not form a valid batch.

use std::{error, fmt};

use crate::edm::Excerpt;

/// How many steps Microsoft Graph accepts in one batch.
pub(super) const MOST_STEPS: usize = 20;

/// Why the steps of a [`BatchRequest`](crate::BatchRequest) do not form a valid batch.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum BatchError {
    /// This number of steps is more than [20](crate::BatchRequest::MOST).
    TooMany(usize),
    /// The step at this position has no id.
    NoId {
        /// The position, counted from 0.
        position: usize,
    },
    /// Two steps have this id. Ids are compared without regard to case.
    DuplicateId(String),
    /// A step depends on another that is not in the batch, or was not added before it.
    UnknownDependency {
        /// The id of the step.
        id: String,
        /// The id that it depends on.
        on: String,
    },
    /// The step with this id depends on itself, directly or through others.
    Cycle(String),
}

impl fmt::Display for BatchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooMany(count) => {
                write!(f, "{count} steps are more than the {MOST_STEPS} of a batch")
            }
            Self::NoId { position } => {
                write!(f, "the step at position {position} of the batch has no id")
            }
            Self::DuplicateId(id) => {
                write!(f, "two steps of the batch have the id {}", Excerpt::of_name(id))
            }
            Self::UnknownDependency { id, on } => {
                let (id, on) = (Excerpt::of_name(id), Excerpt::of_name(on));
                write!(f, "step {id} of the batch depends on step {on}, which is not in it")
            }
            Self::Cycle(id) => {
                write!(f, "step {} of the batch depends on itself", Excerpt::of_name(id))
            }
        }
    }
}

impl error::Error for BatchError {}
