//! A service, and the calls it takes.

use ::http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE};
use ::http::{HeaderMap, HeaderValue, Method, Uri};
use serde::Serialize;

use super::call::{Call, JSON};
use super::error::RequestError;
use super::origin::{Host, Origin};
use crate::envelope::is_bytes;
use crate::query::ResourcePath;
use crate::{BatchRequest, BatchResponse, Delta, Page};

/// A service: its address, and the token it is asked with.
///
/// Paths are texts with slashes, arrays of segments (each one encoded, so that an id may hold
/// anything), or a [`ResourcePath`].
///
/// ```
/// use graph_models::http::Service;
/// use graph_models::query::Query;
/// use graph_models::{AdditionalData, Page, graph_entity, select};
///
/// #[graph_entity]
/// pub struct User {
///     #[graph(key)]
///     pub id: Option<String>,
///     pub display_name: Option<String>,
///     #[graph(additional)]
///     pub additional_data: AdditionalData,
/// }
///
/// let graph = Service::new("https://graph.microsoft.com/v1.0/")?;
/// let query = Query::new().select(select!(User: id, display_name)).top(999);
/// let call = graph.list::<User>("users")?.query(&query);
/// assert_eq!(
///     call.request()?.uri(),
///     "https://graph.microsoft.com/v1.0/users?$select=id,displayName&$top=999",
/// );
/// let body = r#"{"value": [], "@odata.nextLink": "https://graph.microsoft.com/v1.0/users?$skiptoken=x"}"#;
/// let page: Page<User> = call.read(http::Response::new(body))?;
/// let next = call.next_page(&page)?.expect("there is a link to one");
/// assert_eq!(next.request()?.uri(), "https://graph.microsoft.com/v1.0/users?$skiptoken=x");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Service {
    /// Without a slash at the end.
    base: String,
    origin: Origin,
    allowed: Vec<Host>,
    /// Marked as sensitive, so that it is not printed.
    authorization: Option<HeaderValue>,
}

impl Service {
    /// The service at an address such as `https://graph.microsoft.com/v1.0`.
    ///
    /// # Errors
    ///
    /// The address is not absolute, not one of HTTP, or has a query, a fragment or a user.
    pub fn new(base: &str) -> Result<Self, RequestError> {
        let address =
            parse(base).filter(|_| !base.contains(['?', '#'])).ok_or(RequestError::Base)?;
        let origin = Origin::of(&address).ok_or(RequestError::Base)?;
        let base = base.trim_end_matches('/').to_owned();
        Ok(Self { base, origin, allowed: Vec::new(), authorization: None })
    }

    /// Sends a token with every request: `Authorization: Bearer …`. It is never printed.
    ///
    /// # Errors
    ///
    /// A character of the token cannot stand in a header.
    pub fn bearer(mut self, token: &str) -> Result<Self, RequestError> {
        let name = AUTHORIZATION.as_str();
        let mut value = HeaderValue::from_str(&format!("Bearer {token}"))
            .map_err(|_| RequestError::Header { name: name.to_owned() })?;
        value.set_sensitive(true);
        self.authorization = Some(value);
        Ok(self)
    }

    /// Lets links lead to another host too, with the token: `graph.example` or
    /// `graph.example:8443`. The scheme stays that of the service.
    ///
    /// # Errors
    ///
    /// This is no host.
    pub fn allow_host(mut self, host: &str) -> Result<Self, RequestError> {
        self.allowed.push(self.origin.host(host).ok_or(RequestError::InvalidHost)?);
        Ok(self)
    }

    /// Reads one value: `GET`.
    ///
    /// # Errors
    ///
    /// The path leads to another resource.
    pub fn get<T: 'static>(&self, path: impl IntoPath) -> Result<Call<T>, RequestError> {
        self.call(Method::GET, path, None)
    }

    /// Reads a page of a collection: `GET`. The call has the [next page](Call::next_page).
    ///
    /// # Errors
    ///
    /// The path leads to another resource.
    pub fn list<T: 'static>(&self, path: impl IntoPath) -> Result<Call<Page<T>>, RequestError> {
        self.get(path)
    }

    /// Reads what changed in a collection: `GET`, of `users/delta` say. The next round is done with
    /// the link at its end, see [`follow`](Self::follow).
    ///
    /// # Errors
    ///
    /// The path leads to another resource.
    pub fn delta<T: 'static>(&self, path: impl IntoPath) -> Result<Call<Delta<T>>, RequestError> {
        self.get(path)
    }

    /// Creates an entity in a collection: `POST`.
    ///
    /// # Errors
    ///
    /// The path leads to another resource, or the body cannot be written.
    pub fn create<T: 'static>(
        &self,
        path: impl IntoPath,
        body: &impl Serialize,
    ) -> Result<Call<T>, RequestError> {
        self.call(Method::POST, path, Some(serde_json::to_vec(body)?))
    }

    /// Updates an entity: `PATCH`. Some services answer with the entity, some with nothing:
    /// `Option<T>` takes both, and `()` what there is.
    ///
    /// # Errors
    ///
    /// The path leads to another resource, or the body cannot be written.
    pub fn update<T: 'static>(
        &self,
        path: impl IntoPath,
        patch: &impl Serialize,
    ) -> Result<Call<T>, RequestError> {
        self.call(Method::PATCH, path, Some(serde_json::to_vec(patch)?))
    }

    /// Replaces a value: `PUT`. Of the answer as of [`update`](Self::update)'s. The content of a file is
    /// no value, but is [uploaded](Self::upload).
    ///
    /// # Errors
    ///
    /// The path leads to another resource, or the body cannot be written.
    pub fn replace<T: 'static>(
        &self,
        path: impl IntoPath,
        body: &impl Serialize,
    ) -> Result<Call<T>, RequestError> {
        self.call(Method::PUT, path, Some(serde_json::to_vec(body)?))
    }

    /// Replaces the content of a media stream, a file or a photo: `PUT` of the bytes as they are. In the
    /// body of any other call a [`Binary`](crate::edm::Binary) is JSON, a text in base64.
    ///
    /// ```
    /// use graph_models::http::Service;
    ///
    /// let graph = Service::new("https://graph.microsoft.com/v1.0")?;
    /// let call = graph.upload::<()>("me/photo/$value", "image/jpeg", b"\xff\xd8".to_vec())?;
    /// assert_eq!(call.request()?.headers()["content-type"], "image/jpeg");
    /// assert_eq!(call.request()?.body(), b"\xff\xd8");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The path leads to another resource, or the media type cannot stand in a header.
    pub fn upload<T: 'static>(
        &self,
        path: impl IntoPath,
        media_type: &str,
        content: Vec<u8>,
    ) -> Result<Call<T>, RequestError> {
        self.call(Method::PUT, path, Some(content))?.header(CONTENT_TYPE.as_str(), media_type)
    }

    /// Deletes an entity: `DELETE`.
    ///
    /// # Errors
    ///
    /// The path leads to another resource.
    pub fn delete(&self, path: impl IntoPath) -> Result<Call<()>, RequestError> {
        self.call(Method::DELETE, path, None)
    }

    /// Calls an action whose parameters have no type of their own: `POST`, of
    /// `users/a/assignLicense` say; see [`invoke`](Self::invoke) for those that have. One without
    /// parameters is given `()`, for which an empty object is sent; one without a result is read as
    /// `()`.
    ///
    /// # Errors
    ///
    /// The path leads to another resource, or the body cannot be written.
    pub fn action<T: 'static>(
        &self,
        path: impl IntoPath,
        parameters: &impl Serialize,
    ) -> Result<Call<T>, RequestError> {
        let body = serde_json::to_vec(parameters)?;
        self.call(Method::POST, path, Some(if body == b"null" { b"{}".to_vec() } else { body }))
    }

    /// Sends several requests in one: `POST` to `$batch`.
    ///
    /// # Errors
    ///
    /// They make up no batch, see [`BatchRequest::check`], or cannot be written.
    pub fn batch(&self, batch: &BatchRequest) -> Result<Call<BatchResponse>, RequestError> {
        batch.check()?;
        self.create("$batch", batch)
    }

    /// Follows a link that the service gave: the `next_link` or `delta_link` of a
    /// [`Page`] or [`Delta`]. It is used as it is.
    ///
    /// # Errors
    ///
    /// The link is no absolute address, or it leads to another host, which would get the token.
    pub fn follow<T: 'static>(&self, link: &str) -> Result<Call<T>, RequestError> {
        let address = parse(link).ok_or(RequestError::Link)?;
        let origin = Origin::of(&address).ok_or(RequestError::Link)?;
        let allowed = origin.host == self.origin.host || self.allowed.contains(&origin.host);
        if !allowed || !origin.same_scheme(&self.origin) {
            return Err(RequestError::Host { found: origin.to_string() });
        }
        Ok(self.call_to(Method::GET, link.to_owned(), None).hide_rest_of_link())
    }

    /// What of an address stands behind that of the service.
    pub(super) fn within<'a>(&self, address: &'a str) -> Option<&'a str> {
        address.strip_prefix(&self.base).filter(|rest| rest.starts_with('/'))
    }

    fn call<T: 'static>(
        &self,
        method: Method,
        path: impl IntoPath,
        body: Option<Vec<u8>>,
    ) -> Result<Call<T>, RequestError> {
        let path = path.into_path()?;
        Ok(self.call_to(method, format!("{}{path}", self.base), body))
    }

    fn call_to<T: 'static>(
        &self,
        method: Method,
        address: String,
        body: Option<Vec<u8>>,
    ) -> Call<T> {
        let mut headers = HeaderMap::new();
        // Bytes may be of any kind of media.
        let accept = if is_bytes::<T>() { HeaderValue::from_static("*/*") } else { JSON };
        headers.insert(ACCEPT, accept);
        if body.is_some() {
            headers.insert(CONTENT_TYPE, JSON);
        }
        if let Some(value) = &self.authorization {
            headers.insert(AUTHORIZATION, value.clone());
        }
        Call::new(self.clone(), method, address, headers, body)
    }
}

/// An address that all clients understand alike: some take a backslash for a slash, and leave white
/// space out.
fn parse(address: &str) -> Option<Uri> {
    let odd = |char: char| char == '\\' || char.is_whitespace() || char.is_control();
    if address.contains(odd) {
        return None;
    }
    address.parse().ok()
}

/// What a path is made of: a text with slashes, segments, or a [`ResourcePath`].
pub trait IntoPath {
    /// The path.
    ///
    /// # Errors
    ///
    /// The path leads to another resource.
    fn into_path(self) -> Result<ResourcePath, RequestError>;
}

impl<P: TryInto<ResourcePath, Error: Into<RequestError>>> IntoPath for P {
    fn into_path(self) -> Result<ResourcePath, RequestError> {
        self.try_into().map_err(Into::into)
    }
}
