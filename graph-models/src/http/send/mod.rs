//! Calls are sent, and their responses read, with an HTTP client.

mod batch;
mod call;
mod client;
mod error;
mod pages;
mod repeat;
#[cfg(feature = "reqwest")]
mod reqwest;
mod retry;
mod retrying;
#[cfg(feature = "ureq")]
mod ureq;

pub use batch::BatchRun;
pub use client::{AsyncClient, BlockingClient};
pub use error::SendError;
pub use pages::{PageIter, PageStream};
pub use retry::{Failures, Retry};
pub use retrying::Retrying;
