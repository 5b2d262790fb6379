//! Several requests in one: the bodies of `$batch`.

mod error;
mod request;
mod response;

pub use error::{BatchError, BatchFailure, BatchRefusal};
pub use request::{BatchRequest, BatchStep};
pub use response::{BatchAnswer, BatchResponse};
