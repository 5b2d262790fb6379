//! Several requests in one: the bodies of `$batch`.

mod answer;
mod error;
mod failure;
mod message;
mod request;
mod response;
mod step;

pub use answer::BatchAnswer;
pub use error::BatchError;
pub use failure::{BatchFailure, BatchRefusal};
pub use request::BatchRequest;
pub use response::BatchResponse;
pub use step::BatchStep;
