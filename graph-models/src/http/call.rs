//! A request, and how its response is read.

use std::any::type_name;
use std::fmt;
use std::marker::PhantomData;

use ::http::header::{AUTHORIZATION, CONTENT_TYPE, IF_MATCH};
use ::http::{HeaderMap, HeaderValue, Method, Request, Uri};

use super::endpoint::{Endpoint, host_end};
use super::error::RequestError;
use super::headers::{CONSISTENCY_LEVEL, EVENTUAL, PREFER, PrintedHeaders, header};
use super::token::Token;

/// A request whose response is a `T`; made by a [`Service`](super::Service).
///
/// [`request`](Self::request) can be called again, for example to repeat a throttled request.
pub struct Call<T> {
    pub(super) endpoint: Endpoint,
    pub(super) method: Method,
    pub(super) address: String,
    pub(super) headers: HeaderMap,
    pub(super) body: Option<Vec<u8>>,
    /// How many bytes of the address `Debug` prints. The rest may hold arguments of a function.
    shown: usize,
    /// `None`: as its method says.
    pub(super) idempotent: Option<bool>,
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
        Self {
            endpoint,
            method,
            address,
            headers,
            body,
            shown: usize::MAX,
            idempotent: None,
            marker: PhantomData,
        }
    }

    /// The call that follows a link of the service.
    pub(super) fn following(endpoint: &Endpoint, link: &str) -> Result<Self, RequestError> {
        let address = endpoint.check_link(link)?.to_owned();
        Ok(Self::new(endpoint, Method::GET, address, None).hide_rest_of_link())
    }

    /// A call of a link that gives access by itself, which never carries the token. Only the host is
    /// printed, because the token of the link may be in its path. The link was checked.
    pub(super) fn without_token(
        endpoint: &Endpoint,
        method: Method,
        link: &str,
        body: Option<Vec<u8>>,
    ) -> Self {
        let call = Self::new(&endpoint.without_token(), method, link.to_owned(), body);
        Self { shown: host_end(link), ..call }
    }
}

impl<T> Call<T> {
    /// Hides the arguments of the function with this name from `Debug`, because they may hold secrets.
    pub(super) fn hide_arguments(mut self, function: &str) -> Self {
        let segment = format!("/{function}(");
        let shown = self.address.rfind(&segment).map_or(0, |start| start + segment.len());
        // An address may contain another function before this one.
        self.shown = self.shown.min(shown);
        self
    }

    /// Hides all arguments of functions and the query from `Debug`.
    pub(super) fn hide_all_arguments(mut self) -> Self {
        self.shown = self.address.find('(').map_or(0, |start| start + 1);
        self
    }

    /// Hides arguments and query of a link from `Debug`, because a service repeats the arguments of the
    /// request in a form of its own.
    fn hide_rest_of_link(mut self) -> Self {
        let starts = ["(", "%28", "?"].map(|start| Some(self.address.find(start)? + start.len()));
        self.shown = starts.into_iter().flatten().min().unwrap_or(usize::MAX);
        self
    }

    /// Sets a header.
    ///
    /// # Errors
    ///
    /// The name or the value contains a character that is not allowed in a header, or the header is
    /// `Authorization` and the address must not receive a token; see
    /// [`Service::follow_without_token`](super::Service::follow_without_token).
    pub fn header(mut self, name: &str, value: &str) -> Result<Self, RequestError> {
        let (name, value) = header(name, value)?;
        if name == AUTHORIZATION && !self.endpoint.takes_token() {
            return Err(RequestError::Token);
        }
        self.headers.insert(name, value);
        Ok(self)
    }

    /// Adds a preference: `Prefer: return=representation`, `Prefer: odata.maxpagesize=50`, … The
    /// service may ignore it.
    ///
    /// # Errors
    ///
    /// The preference contains a character that is not allowed in a header.
    #[doc(alias("odata.maxpagesize", "return=representation"))]
    pub fn prefer(mut self, preference: &str) -> Result<Self, RequestError> {
        let (name, value) = header(PREFER.as_str(), preference)?;
        self.headers.append(name, value);
        Ok(self)
    }

    /// Sets `ConsistencyLevel: eventual`, which reads from an index that may lag behind. Graph requires
    /// it for `$count`, `$search` and some filters on directory objects.
    #[doc(alias = "ConsistencyLevel")]
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
    #[doc(alias("If-Match", "@odata.etag"))]
    pub fn if_match(self, etag: &str) -> Result<Self, RequestError> {
        self.header(IF_MATCH.as_str(), etag)
    }

    /// Says whether sending the request twice has the same effect as sending it once, which decides whether
    /// [`Retrying`](super::Retrying) sends it again after a lost connection. Without this, the method says so:
    /// `GET`, `PUT` and `DELETE` are idempotent, `POST` and `PATCH` are not.
    ///
    /// Pass `true` for a `POST` that only reads, such as `getMemberGroups`, and `false` for a `PUT` that
    /// creates another file each time, because its `@microsoft.graph.conflictBehavior` is `rename`.
    #[must_use]
    pub fn idempotent(mut self, idempotent: bool) -> Self {
        self.idempotent = Some(idempotent);
        self
    }

    /// Makes the request that a client sends.
    ///
    /// # Errors
    ///
    /// The address is too long, or there is no token; see
    /// [`Service::bearer_from`](super::Service::bearer_from).
    pub fn request(&self) -> Result<Request<Vec<u8>>, RequestError> {
        self.request_with(self.missing_token().map(Token::get).transpose()?)
    }

    /// Makes the request, and waits for the token if an async function gives it.
    pub(super) async fn request_async(&self) -> Result<Request<Vec<u8>>, RequestError> {
        let token = match self.missing_token() {
            Some(token) => Some(token.get_async().await?),
            None => None,
        };
        self.request_with(token)
    }

    /// The token, unless the headers have one.
    fn missing_token(&self) -> Option<&Token> {
        self.endpoint.token().filter(|_| !self.headers.contains_key(AUTHORIZATION))
    }

    fn request_with(
        &self,
        authorization: Option<HeaderValue>,
    ) -> Result<Request<Vec<u8>>, RequestError> {
        let address = Uri::try_from(self.address.as_str()).map_err(|_| RequestError::Address)?;
        let mut request = Request::new(self.body.clone().unwrap_or_default());
        *request.method_mut() = self.method.clone();
        *request.uri_mut() = address;
        *request.headers_mut() = self.headers.clone();
        if let Some(value) = authorization {
            request.headers_mut().insert(AUTHORIZATION, value);
        }
        Ok(request)
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
        let Self { endpoint, method, address, headers, body, shown, idempotent, .. } = self;
        Call { endpoint, method, address, headers, body, shown, idempotent, marker: PhantomData }
    }

    /// The same call, but values in the response that do not fit their declared types are kept: see
    /// [`json::tolerant`](crate::json::tolerant). The pages after this one are read likewise.
    ///
    /// ```
    /// use graph_models::http::Service;
    /// use graph_models::json::tolerant::misfits;
    /// use graph_models::{AdditionalData, Page, graph_entity};
    ///
    /// #[graph_entity]
    /// pub struct Printer {
    ///     #[graph(key)]
    ///     pub id: Option<String>,
    ///     pub pages: Option<i32>,
    ///     #[graph(additional)]
    ///     pub additional_data: AdditionalData,
    /// }
    ///
    /// let graph = Service::new("https://graph.microsoft.com/v1.0")?;
    /// let body = r#"{"value": [{"id": "1", "pages": "NA"}, {"id": "2"}]}"#;
    ///
    /// let call = graph.get::<Page<Printer>>("print/printers")?;
    /// let error = call.read(http::Response::new(body)).unwrap_err();
    /// assert!(error.to_string().ends_with("at value[0].pages; see `Call::tolerant`"));
    ///
    /// let page = call.tolerant().read(http::Response::new(body))?;
    /// assert_eq!(page.value[1].id.as_deref(), Some("2"));
    /// assert_eq!(misfits(&page)[0].path(), "value[0].pages");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn tolerant(mut self) -> Self {
        self.endpoint.set_tolerant();
        self
    }

    /// The call for the page at a link that was received in the response, with the same headers.
    pub(super) fn follow_to_page(&self, link: &str) -> Result<Self, RequestError>
    where
        T: 'static,
    {
        let mut headers = self.headers.clone();
        // The first page may be the response to an action, which had a body.
        headers.remove(CONTENT_TYPE);
        Ok(Self { headers, ..Self::following(&self.endpoint, link)? })
    }
}

/// Prints neither the token and headers that may hold another one, nor the body, the query and the arguments
/// of a function, because they may hold secrets.
impl<T> fmt::Debug for Call<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = self.address.get(..self.shown).unwrap_or(&self.address);
        f.debug_struct("Call")
            .field("method", &self.method)
            .field("address", &shown.split_inclusive('?').next().unwrap_or_default())
            .field("headers", &PrintedHeaders(&self.headers))
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
            idempotent: self.idempotent,
            marker: PhantomData,
        }
    }
}
