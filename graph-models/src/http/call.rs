//! A request, and how its response is read.

use std::any::type_name;
use std::fmt;
use std::marker::PhantomData;

use ::http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, IF_MATCH};
use ::http::{HeaderMap, Method, Request, Response, Uri};
use serde::de::DeserializeOwned;

use super::endpoint::Endpoint;
use super::error::RequestError;
use super::headers::{CONSISTENCY_LEVEL, EVENTUAL, JSON, PREFER, header};
use super::response::{ResponseError, read};
use crate::query::Query;
use crate::{BatchFailure, BatchResponse, BatchStep, Delta, Page};

/// A request whose response is a `T`; made by a [`Service`](super::Service).
///
/// [`request`](Self::request) can be called again, for example to repeat a throttled request.
pub struct Call<T> {
    endpoint: Endpoint,
    method: Method,
    address: String,
    headers: HeaderMap,
    body: Option<Vec<u8>>,
    /// How many bytes of the address `Debug` prints. The rest may hold arguments of a function.
    shown: usize,
    marker: PhantomData<fn() -> T>,
}

impl<T: 'static> Call<T> {
    pub(super) fn new(
        endpoint: &Endpoint,
        method: Method,
        address: String,
        body: Option<Vec<u8>>,
    ) -> Self {
        let headers = endpoint.headers::<T>(body.is_some());
        let endpoint = endpoint.clone();
        Self { endpoint, method, address, headers, body, shown: usize::MAX, marker: PhantomData }
    }

    /// The call that follows a link of the service.
    pub(super) fn following(endpoint: &Endpoint, link: &str) -> Result<Self, RequestError> {
        endpoint.check_link(link)?;
        Ok(Self::new(endpoint, Method::GET, link.to_owned(), None).hide_rest_of_link())
    }
}

impl<T> Call<T> {
    /// Hides the arguments of the function with this name from `Debug`, because they may hold secrets.
    pub(super) fn hide_arguments(mut self, function: &str) -> Self {
        let segment = format!("/{function}(");
        self.shown = self.address.rfind(&segment).map_or(0, |start| start + segment.len());
        self
    }

    /// Hides arguments and query of a link from `Debug`, because a service repeats the arguments of the
    /// request in a form of its own.
    fn hide_rest_of_link(mut self) -> Self {
        let starts = ["(", "%28", "?"].map(|start| Some(self.address.find(start)? + start.len()));
        self.shown = starts.into_iter().flatten().min().unwrap_or(usize::MAX);
        self
    }

    /// Appends query options. A link may have some already.
    pub fn query<Q>(mut self, query: &Query<Q>) -> Self {
        if !query.is_empty() {
            let before = if self.address.contains('?') { '&' } else { '?' };
            self.address.push_str(&format!("{before}{query}"));
        }
        self
    }

    /// Sets a header.
    ///
    /// # Errors
    ///
    /// The name or the value contains a character that is not allowed in a header.
    pub fn header(mut self, name: &str, value: &str) -> Result<Self, RequestError> {
        let (name, value) = header(name, value)?;
        self.headers.insert(name, value);
        Ok(self)
    }

    /// Adds a preference: `Prefer: return=representation`, `Prefer: odata.maxpagesize=50`, … The
    /// service may ignore it.
    ///
    /// # Errors
    ///
    /// The preference contains a character that is not allowed in a header.
    pub fn prefer(mut self, preference: &str) -> Result<Self, RequestError> {
        let (name, value) = header(PREFER.as_str(), preference)?;
        self.headers.append(name, value);
        Ok(self)
    }

    /// Sets `ConsistencyLevel: eventual`, which reads from an index that may lag behind. Graph requires
    /// it for `$count`, `$search` and some filters on directory objects.
    pub fn eventual(mut self) -> Self {
        self.headers.insert(CONSISTENCY_LEVEL, EVENTUAL);
        self
    }

    /// Sets `If-Match: …`: the request succeeds only if the entity still has this `@odata.etag`.
    /// Otherwise the service answers 412; see [`Refusal::is_conflict`](super::Refusal::is_conflict).
    ///
    /// # Errors
    ///
    /// The tag contains a character that is not allowed in a header.
    pub fn if_match(self, etag: &str) -> Result<Self, RequestError> {
        self.header(IF_MATCH.as_str(), etag)
    }

    /// Makes the request that a client sends.
    ///
    /// # Errors
    ///
    /// The address is too long.
    pub fn request(&self) -> Result<Request<Vec<u8>>, RequestError> {
        let address = Uri::try_from(self.address.as_str()).map_err(|_| RequestError::Address)?;
        let mut request = Request::new(self.body.clone().unwrap_or_default());
        *request.method_mut() = self.method.clone();
        *request.uri_mut() = address;
        *request.headers_mut() = self.headers.clone();
        Ok(request)
    }

    /// Makes a step of a [batch](super::Service::batch) with the path and query, headers and body of the
    /// request. The step does not have the token, because the batch itself has it.
    ///
    /// ```
    /// use graph_models::http::Service;
    /// use graph_models::{BatchRequest, BatchResponse};
    /// use serde_json::json;
    ///
    /// let graph = Service::new("https://graph.microsoft.com/v1.0")?.bearer("eyJ0")?;
    /// let mut batch = BatchRequest::default();
    /// let id = batch.add(graph.delete(["users", "a/b"])?.if_match("W/1")?.step()?)?;
    /// assert_eq!(
    ///     serde_json::to_value(&batch)?,
    ///     json!({"requests": [{
    ///         "id": id,
    ///         "method": "DELETE",
    ///         "url": "/users/a%2Fb",
    ///         "headers": {"if-match": "W/1"},
    ///     }]}),
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The address is outside the service, which is possible after a link, or the body is not JSON.
    pub fn step(&self) -> Result<BatchStep, RequestError> {
        let url = self.endpoint.relative(&self.address).ok_or(RequestError::Address)?;
        let mut step = BatchStep::new(self.method.as_str(), url);
        let mut headers = self.headers.clone();
        headers.remove(AUTHORIZATION);
        // JSON is the default of a step.
        if headers.get(ACCEPT) == Some(&JSON) {
            headers.remove(ACCEPT);
        }
        for name in headers.keys() {
            let values = headers.get_all(name).iter();
            let values: Vec<_> = values.filter_map(|value| value.to_str().ok()).collect();
            step = step.header(name.as_str(), values.join(", "));
        }
        step.body = self.body.as_deref().map(serde_json::from_slice).transpose()?;
        Ok(step)
    }

    /// The same call, but a response without a body is read as `None`. If the schema lets an action
    /// return null, a service may answer 204.
    ///
    /// ```
    /// use graph_models::http::Service;
    ///
    /// let graph = Service::new("https://graph.microsoft.com/v1.0")?;
    /// let call = graph.get::<Vec<i32>>("me/luckyNumbers")?.optional();
    /// assert_eq!(call.read(http::Response::new(""))?, None);
    /// assert_eq!(call.read(http::Response::new("[3, 7]"))?, Some(vec![3, 7]));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn optional(self) -> Call<Option<T>> {
        let Self { endpoint, method, address, headers, body, shown, .. } = self;
        Call { endpoint, method, address, headers, body, shown, marker: PhantomData }
    }

    /// Reads the response; see [`read`].
    ///
    /// # Errors
    ///
    /// The response reports an error, or its body is not of the type.
    pub fn read<B: AsRef<[u8]>>(&self, response: Response<B>) -> Result<T, ResponseError>
    where
        T: DeserializeOwned + 'static,
    {
        read(response)
    }

    /// Reads the response to this call, sent as a [step](Self::step), from the response to the batch.
    ///
    /// # Errors
    ///
    /// There is no response with this id, it reports an error, or its body is not of the type.
    pub fn read_step(&self, response: &BatchResponse, id: &str) -> Result<T, BatchFailure>
    where
        T: DeserializeOwned + 'static,
    {
        response.read(id)
    }

    /// The call for the page after this one, with the same headers; `None` after the last page.
    ///
    /// # Errors
    ///
    /// The link leads to another host; see [`Service::follow`](super::Service::follow).
    pub fn next_page(&self, page: &T) -> Result<Option<Self>, RequestError>
    where
        T: Linked + 'static,
    {
        let Some(link) = page.next_link() else { return Ok(None) };
        let mut headers = self.headers.clone();
        // The first page may be the response to an action, which had a body.
        headers.remove(CONTENT_TYPE);
        Ok(Some(Self { headers, ..Self::following(&self.endpoint, link)? }))
    }
}

/// A part of a collection with a link to the next part.
///
/// Implemented for [`Page`] and [`Delta`]; called by [`Call::next_page`].
pub trait Linked {
    /// The address of the next part; `None` for the last one.
    fn next_link(&self) -> Option<&str>;
}

impl<T> Linked for Page<T> {
    fn next_link(&self) -> Option<&str> {
        self.next_link.as_deref()
    }
}

impl<T> Linked for Delta<T> {
    fn next_link(&self) -> Option<&str> {
        self.next_link.as_deref()
    }
}

/// Prints neither the token, which is marked as sensitive, nor the body, the query and the arguments
/// of a function, because they may hold secrets.
impl<T> fmt::Debug for Call<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = self.address.get(..self.shown).unwrap_or(&self.address);
        f.debug_struct("Call")
            .field("method", &self.method)
            .field("address", &shown.split_inclusive('?').next().unwrap_or_default())
            .field("headers", &self.headers)
            .field("answer", &type_name::<T>())
            .finish_non_exhaustive()
    }
}

impl<T> Clone for Call<T> {
    fn clone(&self) -> Self {
        Self {
            endpoint: self.endpoint.clone(),
            method: self.method.clone(),
            address: self.address.clone(),
            headers: self.headers.clone(),
            body: self.body.clone(),
            shown: self.shown,
            marker: PhantomData,
        }
    }
}
