//! Bodies other than entities: pages, deltas, single values, errors, batches and uploads.
//!
//! [`Page`], [`Delta`] and [`SingleValue`] have a type parameter, which the attribute does not
//! support. Their type tables and impls are therefore written by hand, in `table`: one type table for
//! all types of values, three accessors, and one-line impls. The engine reads an envelope and its
//! values in one pass. [`GraphError`] has impls of its own as well, because services write it in
//! several forms.

mod batch;
mod body;
mod delta;
mod delta_item;
mod error;
mod item;
mod page;
mod retry;
mod single;
mod table;
#[cfg(feature = "http")]
mod upload;

pub use batch::{
    BatchAnswer, BatchError, BatchFailure, BatchRefusal, BatchRequest, BatchResponse, BatchStep,
};
#[cfg(feature = "http")]
pub(crate) use body::{from_body, is_bytes};
pub use delta::Delta;
pub use delta_item::{DeltaItem, DeltaItems, Removal, RemovalReason};
pub use error::{ErrorDetails, GraphError, InnerError, MainError};
pub(crate) use error::{print_reason, refusal_kinds};
pub use item::PageItem;
pub use page::Page;
pub use retry::{InvalidRetryAfter, RetryAfter};
pub use single::SingleValue;
#[cfg(feature = "http")]
pub use upload::{FragmentAnswer, UploadStatus};
