//! A request, and how its answer is read.

use std::any::type_name;
use std::fmt;
use std::marker::PhantomData;

use ::http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, IF_MATCH};
use ::http::{HeaderMap, HeaderName, HeaderValue, Method, Request, Response, Uri};
use serde::de::DeserializeOwned;

use super::error::RequestError;
use super::response::{ResponseError, read};
use super::service::Service;
use crate::query::Query;
use crate::{BatchFailure, BatchResponse, BatchStep, Delta, Page};

pub(super) const JSON: HeaderValue = HeaderValue::from_static("application/json");

const PREFER: HeaderName = HeaderName::from_static("prefer");
const CONSISTENCY_LEVEL: HeaderName = HeaderName::from_static("consistencylevel");

/// A request that is answered with a `T`; made by a [`Service`].
///
/// It makes as many [requests](Self::request) as are needed, for a throttled one is sent again.
pub struct Call<T> {
    service: Service,
    method: Method,
    address: String,
    headers: HeaderMap,
    body: Option<Vec<u8>>,
    /// How much of the address is printed: arguments of functions are not, nor what a link has of them.
    shown: usize,
    marker: PhantomData<fn() -> T>,
}

impl<T> Call<T> {
    pub(super) const fn new(
        service: Service,
        method: Method,
        address: String,
        headers: HeaderMap,
        body: Option<Vec<u8>>,
    ) -> Self {
        let shown = usize::MAX;
        Self { service, method, address, headers, body, shown, marker: PhantomData }
    }

    /// Does not print the arguments of the function with this name, among which there may be secrets.
    pub(super) fn hide_arguments(mut self, function: &str) -> Self {
        let segment = format!("/{function}(");
        self.shown = self.address.rfind(&segment).map_or(0, |start| start + segment.len());
        self
    }

    /// Prints of a link only what stands before arguments and query: a service puts into a link what it
    /// was asked with, in a form of its own.
    pub(super) fn hide_rest_of_link(mut self) -> Self {
        let starts = ["(", "%28", "?"].map(|start| Some(self.address.find(start)? + start.len()));
        self.shown = starts.into_iter().flatten().min().unwrap_or(usize::MAX);
        self
    }

    /// Adds query options; where there are some already, as in a link, behind those.
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
    /// There can be no header of that name or with that value.
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
    /// A character of it cannot stand in a header.
    pub fn prefer(mut self, preference: &str) -> Result<Self, RequestError> {
        let (name, value) = header(PREFER.as_str(), preference)?;
        self.headers.append(name, value);
        Ok(self)
    }

    /// Asks an index that is a little behind, `ConsistencyLevel: eventual`: what Graph demands for
    /// `$count`, `$search` and some filters on directory objects.
    pub fn eventual(mut self) -> Self {
        self.headers.insert(CONSISTENCY_LEVEL, HeaderValue::from_static("eventual"));
        self
    }

    /// Only if the entity still has this `@odata.etag`: `If-Match: …`. Else the answer is 412, see
    /// [`Refusal::is_conflict`](super::Refusal::is_conflict).
    ///
    /// # Errors
    ///
    /// A character of it cannot stand in a header.
    pub fn if_match(self, etag: &str) -> Result<Self, RequestError> {
        self.header(IF_MATCH.as_str(), etag)
    }

    /// The request, to be sent by a client.
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

    /// The request as a step of a [batch](Service::batch): its path and query, headers and body, without
    /// the token, which the batch as a whole has.
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
    /// The request leads out of the version of the service, as a link may.
    pub fn step(&self) -> Result<BatchStep, RequestError> {
        let url = self.service.within(&self.address).ok_or(RequestError::Address)?;
        let mut step = BatchStep::new(self.method.as_str(), url);
        let mut headers = self.headers.clone();
        headers.remove(AUTHORIZATION);
        // JSON is what a step is answered with if it does not ask.
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

    /// The same call, of which an answer without a body is read as `None`: where the schema lets an
    /// action answer null, a service may answer 204.
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
        let Self { service, method, address, headers, body, shown, .. } = self;
        Call { service, method, address, headers, body, shown, marker: PhantomData }
    }

    /// Reads the answer; see [`read`].
    ///
    /// # Errors
    ///
    /// The answer reports an error, or its body is not of the type.
    pub fn read<B: AsRef<[u8]>>(&self, response: Response<B>) -> Result<T, ResponseError>
    where
        T: DeserializeOwned + 'static,
    {
        read(response)
    }

    /// Reads the answer to this call as a [step](Self::step) of a batch, from the answers to the batch.
    ///
    /// # Errors
    ///
    /// There is no answer with this id, it reports an error, or its body is not of the type.
    pub fn read_step(&self, response: &BatchResponse, id: &str) -> Result<T, BatchFailure>
    where
        T: DeserializeOwned + 'static,
    {
        response.read(id)
    }

    /// The call for the page after this one, with the same headers; none after the last.
    ///
    /// # Errors
    ///
    /// The link to it leads to another host, see [`Service::follow`].
    pub fn next_page(&self, page: &T) -> Result<Option<Self>, RequestError>
    where
        T: Linked + 'static,
    {
        let Some(link) = page.next_link() else { return Ok(None) };
        let mut headers = self.headers.clone();
        // The first page may have come from an action.
        headers.remove(CONTENT_TYPE);
        Ok(Some(Self { headers, ..self.service.follow(link)? }))
    }
}

fn header(name: &str, value: &str) -> Result<(HeaderName, HeaderValue), RequestError> {
    match (HeaderName::try_from(name), HeaderValue::try_from(value)) {
        (Ok(name), Ok(mut value)) => {
            value.set_sensitive(name == AUTHORIZATION);
            Ok((name, value))
        }
        _ => Err(RequestError::Header { name: name.to_owned() }),
    }
}

/// What has a link to more of it: a [`Page`] or a [`Delta`].
pub trait Linked {
    /// The address of what follows.
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

/// Without the token, which is marked as sensitive, and without the body, the query, the arguments of a
/// function and what a link has of them, in which there may be secrets.
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
            service: self.service.clone(),
            method: self.method.clone(),
            address: self.address.clone(),
            headers: self.headers.clone(),
            body: self.body.clone(),
            shown: self.shown,
            marker: PhantomData,
        }
    }
}
