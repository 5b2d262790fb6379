//! A response that names another address.

use std::{error, fmt};

use ::http::header::LOCATION;
use ::http::{HeaderMap, StatusCode};

use super::headers::{PrintedHeaders, text};
use super::origin::read;

/// A response that names another address in `Location`: a status from 300 to 399. The `content` of a
/// drive item and the reports of usage are answered so, if the client does not follow redirects.
///
/// ```
/// use graph_models::edm::Binary;
/// use graph_models::http::{ResponseError, Service};
///
/// let graph = Service::new("https://graph.microsoft.com/v1.0")?.bearer("eyJ0")?;
/// let call = graph.get::<Binary>("me/drive/items/1/content")?;
///
/// let link = "https://contoso.sharepoint.com/download?tempauth=v1";
/// let response = http::Response::builder().status(302).header("Location", link).body("")?;
/// let Err(ResponseError::Redirected(redirect)) = call.read(response) else { panic!() };
/// assert_eq!(redirect.location(), link);
/// // The link gives access by itself, so the token stays at home.
/// let download = graph.follow_without_token::<Binary>(redirect.location())?;
/// assert!(!download.request()?.headers().contains_key("authorization"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Neither `Debug` nor `Display` prints the address, because it may hold a token. `Display` names the
/// host.
#[derive(Clone)]
#[non_exhaustive]
pub struct Redirect {
    /// The status, from 300 to 399.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
}

impl Redirect {
    /// The redirect in a response, if it is one. A status such as 304 (not modified) names no address.
    pub(super) fn of(status: StatusCode, headers: &HeaderMap) -> Option<Self> {
        let redirects = status.is_redirection() && text(headers, LOCATION.as_str()).is_some();
        redirects.then(|| Self { status, headers: headers.clone() })
    }

    /// The address, as the header has it. Do not log it, because it may hold a token.
    pub fn location(&self) -> &str {
        text(&self.headers, LOCATION.as_str()).unwrap_or_default()
    }
}

/// ``the service answered 302 Found, which redirects to `https://contoso.sharepoint.com` ``
impl fmt::Display for Redirect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the service answered {}, which redirects to ", self.status)?;
        match read(self.location()) {
            Some(checked) => write!(f, "`{}`", checked.origin),
            None => f.write_str("another address"),
        }
    }
}

impl error::Error for Redirect {}

impl fmt::Debug for Redirect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Redirect")
            .field("status", &self.status)
            .field("headers", &PrintedHeaders(&self.headers))
            .finish()
    }
}
