//! Why no request is made.

use std::convert::Infallible;
use std::{error, fmt};

use crate::query::InvalidPath;
use crate::{BatchError, InvalidParameter};

/// Why no request is made. Neither a token nor a link is in the message.
#[derive(Debug)]
#[non_exhaustive]
pub enum RequestError {
    /// The address of the service is not `https://host/…` or `http://host/…`, or has a query, or a
    /// user.
    Base,
    /// The path leads to another resource.
    Path(InvalidPath),
    /// The address is too long, or leads out of the version of the service where it must not.
    Address,
    /// The link is no absolute address of HTTP, or has a user in it.
    Link,
    /// The link leads to another host than that of the service, or leaves TLS.
    /// [`Service::allow_host`](super::Service::allow_host) allows another host.
    Host {
        /// The scheme and host that the link leads to.
        found: String,
    },
    /// This is no host: `graph.example` or `graph.example:8443`.
    InvalidHost,
    /// The header has no such name, or no such value.
    Header {
        /// Its name.
        name: String,
    },
    /// The body cannot be written.
    Body(serde_json::Error),
    /// A parameter of a function cannot stand in an address.
    Parameter(InvalidParameter),
    /// The requests make up no batch.
    Batch(BatchError),
}

impl fmt::Display for RequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Base => f.write_str(
                "the address of the service must be like `https://graph.microsoft.com/v1.0`",
            ),
            Self::Path(error) => error.fmt(f),
            Self::Address => {
                f.write_str("the address of the request is too long, or no part of the service")
            }
            Self::Link => f.write_str("the link is no absolute address without a user"),
            Self::Host { found } => write!(
                f,
                "the link leads to `{found}`, which is not the service; `allow_host` allows other hosts"
            ),
            Self::InvalidHost => {
                f.write_str("a host is like `graph.example` or `graph.example:8443`")
            }
            Self::Header { name } => {
                write!(f, "the header `{}` cannot be sent", name.escape_debug())
            }
            Self::Body(_) => f.write_str("the body of the request cannot be written"),
            Self::Parameter(error) => error.fmt(f),
            Self::Batch(error) => error.fmt(f),
        }
    }
}

impl error::Error for RequestError {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            Self::Body(error) => Some(error),
            _ => None,
        }
    }
}

impl From<InvalidPath> for RequestError {
    fn from(error: InvalidPath) -> Self {
        Self::Path(error)
    }
}

/// A [`ResourcePath`](crate::query::ResourcePath) is one already.
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

impl From<BatchError> for RequestError {
    fn from(error: BatchError) -> Self {
        Self::Batch(error)
    }
}
