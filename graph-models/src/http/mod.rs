//! Requests and responses as types of the crate `http`, which HTTP clients accept and return.
//!
//! A [`Service`] makes [`Call`]s. A call makes a [`Request`], an HTTP client sends it, and the call reads the
//! [`Response`]. [`Call::send`] does all of it, with reqwest or ureq (features of these names), or with any
//! other client; see [`AsyncClient`] and [`BlockingClient`]. Without it, it is three lines:
//!
//! ```
//! use graph_models::http::{ResponseError, Service};
//! use graph_models::{AdditionalData, graph_entity, null, set};
//!
//! #[graph_entity]
//! pub struct IosUpdateDeviceStatus {
//!     #[graph(key)]
//!     pub id: Option<String>,
//!     pub os_version: Option<String>,
//!     pub user_name: Option<String>,
//!     #[graph(additional)]
//!     pub additional_data: AdditionalData,
//! }
//!
//! let graph = Service::new("https://graph.microsoft.com/v1.0")?.bearer("eyJ0")?;
//! let patch = IosUpdateDeviceStatusPatch {
//!     os_version: set("17.6.1"),
//!     user_name: null(),
//!     ..Default::default()
//! };
//! let call = graph
//!     .update::<IosUpdateDeviceStatus, _>(["deviceManagement", "iosUpdateStatuses", "a/b"], &patch)?
//!     .prefer("return=representation")?;
//!
//! let request = call.request()?;
//! assert_eq!(request.method(), "PATCH");
//! assert_eq!(
//!     request.uri(),
//!     "https://graph.microsoft.com/v1.0/deviceManagement/iosUpdateStatuses/a%2Fb",
//! );
//! assert_eq!(request.headers()["content-type"], "application/json");
//! assert!(!format!("{request:?}").contains("eyJ0"));
//!
//! // A client sends the request and returns a response:
//! let response = http::Response::builder().status(200).body(r#"{"osVersion": "17.6.1"}"#)?;
//! let status = call.read(response)?;
//! assert_eq!(status.os_version.as_deref(), Some("17.6.1"));
//!
//! let response = http::Response::builder()
//!     .status(429)
//!     .header("Retry-After", "10")
//!     .body(r#"{"error": {"code": "TooManyRequests", "message": "Slow down."}}"#)?;
//! match call.read(response) {
//!     Err(ResponseError::Refused(refusal)) => {
//!         assert!(refusal.is_throttled() && refusal.retry_after().is_some());
//!         assert_eq!(
//!             refusal.to_string(),
//!             "the service answered 429 Too Many Requests: TooManyRequests: Slow down.",
//!         );
//!     }
//!     other => panic!("{other:?}"),
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! A token is only sent in the header of requests to the service. It is never printed, and a link to
//! another host is refused; see [`Service::follow`]. A link that gives access by itself, such as that of a
//! download, is called without the token; see [`Service::follow_without_token`].
//!
//! A function may give the token, so that it can be renewed; see [`Service::bearer_from`]. A [`Retrying`] client sends
//! requests again that the service puts off, and [`Service::batch_run`] the steps of a batch.
//!
//! [`Call::pages`] walks over all pages of a collection, [`FileUpload`] over the fragments of a large file,
//! and [`Call::read_answer`] keeps the status and the headers of a response.

mod answer;
mod bearer;
mod call;
mod content;
mod endpoint;
mod error;
mod headers;
mod into_path;
mod links;
mod operation;
mod origin;
mod page_text;
mod pages;
mod path_for;
mod queried;
mod received;
mod redirect;
mod reference;
mod refusal;
mod response;
mod send;
mod service;
mod step;
mod token;
mod unreadable;
mod updated;
mod upload;
mod upload_error;

// The parts of requests and responses, so that a program does not need to depend on the crate `http`.
pub use ::http::{HeaderMap, HeaderName, HeaderValue, Method, Request, Response, StatusCode, Uri};

pub use crate::envelope::{FragmentAnswer, UploadStatus};
pub use answer::Answer;
pub use call::Call;
pub use error::RequestError;
pub use into_path::IntoPath;
pub use pages::{Linked, Pages};
pub use path_for::{
    CallUse, Changes, Content, Create, Delete, Get, Invoke, InvokeFunction, Link, List, PathFor,
    Replace, Target, Update,
};
pub use queried::{Queried, QueriedKind};
pub use received::Received;
pub use redirect::Redirect;
pub use reference::ReferenceTo;
pub use refusal::Refusal;
pub use response::{ResponseError, read, read_answer};
pub use send::{
    AsyncClient, BatchRun, BlockingClient, Failures, PageIter, PageStream, Retry, Retrying,
    SendError,
};
pub use service::Service;
pub use unreadable::Unreadable;
pub use updated::{BodyOf, UpdatedBy, UpdatedKind};
pub use upload::FileUpload;
pub use upload_error::UploadError;
