//! Why a request could not be made.

use std::convert::Infallible;
use std::{error, fmt};

use super::upload_error::UploadError;
use crate::edm::Excerpt;
use crate::query::InvalidPath;
use crate::{BatchError, InvalidParameter};

/// Why a request could not be made. The message contains neither a token nor a link.
#[derive(Debug)]
#[non_exhaustive]
pub enum RequestError {
    /// The address of the service is not `https://host/…` or `http://host/…`, has a query or a fragment, or
    /// is one of those that are errors as a [link](Self::Link).
    Base,
    /// The path would address a different resource.
    Path(InvalidPath),
    /// The address is too long, or it is outside the service and the request is a step of a batch.
    Address,
    /// The link is not an absolute HTTP address, or not all clients would read it alike, and so could call
    /// another host or resource than the one that was checked: it has a user, a backslash, white space, a
    /// segment `.` or `..` (also encoded), a number or encoded characters as host, or a port with a sign or a
    /// zero at the start.
    Link,
    /// The link leads to a host other than that of the service, or to another scheme.
    /// [`Service::allow_host`](super::Service::allow_host) allows more hosts.
    Host {
        /// The scheme, host and port of the link.
        found: String,
    },
    /// A link that gives access by itself is neither `https` nor of the scheme of the service.
    Insecure {
        /// The scheme, host and port of the link.
        found: String,
    },
    /// The header `Authorization` would be sent to a link that gives access by itself.
    Token,
    /// The function that gives the token failed; see [`Service::bearer_from`](super::Service::bearer_from).
    NoToken(Box<dyn error::Error + Send + Sync>),
    /// The token comes from an async function, and the request is made outside of async code; see
    /// [`Service::bearer_from_async`](super::Service::bearer_from_async).
    AsyncToken,
    /// The link to the next page is the address of this page, or of one before it.
    Repeated {
        /// How many pages were received.
        pages: u64,
    },
    /// The fragment of an upload cannot be sent.
    Upload(UploadError),
    /// The text is not a host such as `graph.example` or `graph.example:8443`.
    InvalidHost,
    /// The name or the value of a header contains characters that HTTP does not allow.
    Header {
        /// The name of the header.
        name: String,
    },
    /// The body could not be serialized.
    Body(serde_json::Error),
    /// A parameter of a function cannot be written in an address.
    Parameter(InvalidParameter),
    /// The steps do not form a valid batch.
    Batch(BatchError),
}

impl fmt::Display for RequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Base => f.write_str(
                "the address of the service must look like `https://graph.microsoft.com/v1.0`",
            ),
            Self::Path(error) => error.fmt(f),
            Self::Address => {
                f.write_str("the address of the request is too long or outside the service")
            }
            Self::Link => f.write_str(
                "the link is not an absolute HTTP address, or not all clients would read it alike: it must \
                 have no user, no `..`, and host and port in the usual form",
            ),
            Self::Host { found } => write!(
                f,
                "the link leads to `{found}`, which is not the service; call `allow_host` to allow another host"
            ),
            Self::Insecure { found } => {
                write!(f, "the link leads to `{found}`, which is not encrypted")
            }
            Self::Token => f.write_str(
                "the link gives access by itself and must not receive a token; leave out `Authorization`",
            ),
            Self::NoToken(_) => f.write_str("there is no token for the request"),
            Self::AsyncToken => f.write_str(
                "the token comes from an async function; send the call with an async client, or use `bearer_from`",
            ),
            Self::Repeated { pages } => write!(
                f,
                "the link of page {pages} leads to a page that was already requested, so the pages would \
                 not end"
            ),
            Self::Upload(error) => error.fmt(f),
            Self::InvalidHost => {
                f.write_str("not a host; write `graph.example` or `graph.example:8443`")
            }
            Self::Header { name } => {
                write!(f, "the header `{}` cannot be sent", Excerpt::of_name(name))
            }
            Self::Body(_) => f.write_str("the body of the request cannot be serialized"),
            Self::Parameter(error) => error.fmt(f),
            Self::Batch(error) => error.fmt(f),
        }
    }
}

impl error::Error for RequestError {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            Self::Body(error) => Some(error),
            Self::NoToken(error) => Some(&**error),
            _ => None,
        }
    }
}

impl From<InvalidPath> for RequestError {
    fn from(error: InvalidPath) -> Self {
        Self::Path(error)
    }
}

/// A [`ResourcePath`](crate::query::ResourcePath) needs no conversion, so it cannot fail.
impl From<Infallible> for RequestError {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}

impl From<serde_json::Error> for RequestError {
    fn from(error: serde_json::Error) -> Self {
        Self::Body(error)
    }
}

impl From<InvalidParameter> for RequestError {
    fn from(error: InvalidParameter) -> Self {
        Self::Parameter(error)
    }
}

impl From<UploadError> for RequestError {
    fn from(error: UploadError) -> Self {
        Self::Upload(error)
    }
}

impl From<BatchError> for RequestError {
    fn from(error: BatchError) -> Self {
        Self::Batch(error)
    }
}
