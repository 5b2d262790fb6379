//! A service, and the calls that it accepts.

use ::http::Method;
use serde::Serialize;

use super::call::Call;
use super::endpoint::Endpoint;
use super::error::RequestError;
use super::path_for::{
    Changes, Create, Delete, Get, Link, List, PathFor, Replace, Target, Update, body_for,
};
use super::updated::UpdatedBy;
use crate::model::type_table;
use crate::{BatchRequest, BatchResponse, Container, Delta, Page, PageItem, json};

/// A service: its address, and the token that is sent to it.
///
/// A path is a text with slashes, an array of segments, or a
/// [`ResourcePath`](crate::query::ResourcePath). Each segment of an array
/// is encoded, so that an id may contain any character.
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
/// let page: Page<User> = call.read(http::Response::new(r#"{"value": [{"id": "1"}]}"#))?;
/// assert_eq!(page.value.len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Service {
    pub(super) endpoint: Endpoint,
}

impl Service {
    /// The service at an address such as `https://graph.microsoft.com/v1.0`.
    ///
    /// # Errors
    ///
    /// The address is not an absolute HTTP address that all clients read alike (see
    /// [`RequestError::Link`]), or has a query or a fragment.
    pub fn new(base: &str) -> Result<Self, RequestError> {
        Ok(Self { endpoint: Endpoint::new(base)? })
    }

    /// The service whose entity container is `C`, at an address. If the [profile](crate::Profile) of the
    /// container names a version of OData, each request has it in the headers `OData-Version` and
    /// `OData-MaxVersion`.
    ///
    /// ```
    /// use graph_models::http::Service;
    /// use graph_models::uuid::Uuid;
    /// use graph_models::{AdditionalData, Container, Nav, graph_entity, path};
    ///
    /// #[graph_entity(namespace = "org.crm", profile = "dynamics")]
    /// pub struct Account {
    ///     #[graph(key, rename = "accountid")]
    ///     pub account_id: Option<Uuid>,
    ///     #[graph(additional)]
    ///     pub additional_data: AdditionalData,
    /// }
    ///
    /// #[graph_entity(odata_type = "#org.crm.System", patch = false, tag = false, profile = "dynamics")]
    /// pub struct System {
    ///     pub accounts: Nav<Vec<Account>>,
    ///     #[graph(additional)]
    ///     pub additional_data: AdditionalData,
    /// }
    ///
    /// impl Container for System {}
    ///
    /// let crm = Service::of::<System>("https://org.crm.example/api/data/v9.2")?;
    /// let request = crm.get(path!(System: accounts[Uuid::nil()]))?.request()?;
    /// assert_eq!(
    ///     request.uri(),
    ///     "https://org.crm.example/api/data/v9.2/accounts(00000000-0000-0000-0000-000000000000)",
    /// );
    /// assert_eq!(request.headers()["OData-Version"], "4.0");
    /// assert_eq!(request.headers()["OData-MaxVersion"], "4.0");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`new`](Self::new).
    pub fn of<C: Container>(base: &str) -> Result<Self, RequestError> {
        let mut service = Self::new(base)?;
        service.endpoint.set_profile(const { type_table::<C>().profile() });
        Ok(service)
    }

    /// Sends a header with every request: a version of OData, a language, or another kind of
    /// authorization than a token. It replaces an earlier header of this name, and
    /// [`Call::header`] replaces it. A request that must not have the token does not have it either; see
    /// [`follow_without_token`](Self::follow_without_token). The value of `Authorization`, and of a header
    /// whose name says that it is a secret, is never printed.
    ///
    /// A client that follows redirects by itself, as reqwest does by default, may send such a header to another host.
    /// If it is a secret, build the client without redirects.
    ///
    /// ```
    /// use graph_models::http::Service;
    ///
    /// let shop = Service::new("https://shop.example/odata")?
    ///     .header("OData-MaxVersion", "4.0")?
    ///     .header("Accept-Language", "de")?;
    /// let request = shop.get::<String>("orders/1/note")?.request()?;
    /// assert_eq!(request.headers()["odata-maxversion"], "4.0");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The name or the value contains a character that is not allowed in a header.
    pub fn header(mut self, name: &str, value: &str) -> Result<Self, RequestError> {
        self.endpoint.set_header(name, value)?;
        Ok(self)
    }

    /// Lets all calls keep the values in a response that do not fit their declared types, so that one of
    /// them does not cost the others; see [`Call::tolerant`].
    #[must_use]
    pub fn tolerant(mut self) -> Self {
        self.endpoint.set_tolerant();
        self
    }

    /// Allows links to another host, which then receives the token: `graph.example` or
    /// `graph.example:8443`. The scheme must still be that of the service.
    ///
    /// # Errors
    ///
    /// The text is not a host.
    pub fn allow_host(mut self, host: &str) -> Result<Self, RequestError> {
        self.endpoint.allow_host(host)?;
        Ok(self)
    }

    /// Reads one value: `GET`.
    ///
    /// # Errors
    ///
    /// The path would address a different resource.
    #[doc(alias = "GET")]
    pub fn get<T: 'static>(&self, path: impl PathFor<Get<T>>) -> Result<Call<T>, RequestError> {
        Ok(self.call(Method::GET, &path.into_target()?, None))
    }

    /// Reads a page of a collection: `GET`. [`Call::pages`] walks over all pages.
    ///
    /// # Errors
    ///
    /// The path would address a different resource.
    #[doc(alias = "GET")]
    pub fn list<T: PageItem>(
        &self,
        path: impl PathFor<List<T>>,
    ) -> Result<Call<Page<T>>, RequestError> {
        Ok(self.call(Method::GET, &path.into_target()?, None))
    }

    /// Reads the changes of a collection: `GET`, for example `users/delta`. The segment `delta` is added
    /// to an [`Address`](crate::address::Address) of the collection. The last page has a link to later
    /// changes; see [`follow`](Self::follow).
    ///
    /// # Errors
    ///
    /// The path would address a different resource.
    pub fn delta<T: PageItem>(
        &self,
        path: impl PathFor<Changes<T>>,
    ) -> Result<Call<Delta<T>>, RequestError> {
        Ok(self.call(Method::GET, &path.into_target()?, None))
    }

    /// Creates an entity in a collection: `POST`.
    ///
    /// Some services want `@odata.type` only for an entity of a derived type; see
    /// [`Profile`](crate::Profile). An [`Address`](crate::address::Address) says which type the collection is
    /// declared to have. With a path as a text, send the union: `&AnyVessel::from(tug)`.
    ///
    /// # Errors
    ///
    /// The path would address a different resource, or the body could not be serialized.
    #[doc(alias = "POST")]
    pub fn create<T: 'static, B: Serialize>(
        &self,
        path: impl PathFor<Create<B, T>>,
        body: &B,
    ) -> Result<Call<T>, RequestError> {
        let body = body_for::<Create<B, T>, _>(&path, body)?;
        Ok(self.call(Method::POST, &path.into_target()?, Some(body)))
    }

    /// Updates an entity: `PATCH`. Some services answer with the entity, others without a body:
    /// `Option<T>` reads both, and `()` ignores the body. With an
    /// [`Address`](crate::address::Address) the call reads an `Option` of the entity:
    ///
    /// ```
    /// # #[cfg(feature = "v1")] {
    /// use graph_models::http::{Call, Service};
    /// use graph_models::v1::{GraphService, IosUpdateDeviceStatus, IosUpdateDeviceStatusPatch};
    /// use graph_models::{path, set};
    ///
    /// let graph = Service::new("https://graph.microsoft.com/v1.0")?;
    /// let status = path!(GraphService: device_management.ios_update_statuses["1"]);
    /// let patch = IosUpdateDeviceStatusPatch { os_version: set("17.6.1"), ..Default::default() };
    /// let call: Call<Option<IosUpdateDeviceStatus>> = graph.update(status, &patch)?;
    /// assert_eq!(
    ///     call.request()?.uri(),
    ///     "https://graph.microsoft.com/v1.0/deviceManagement/iosUpdateStatuses/1",
    /// );
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// The compiler refuses a patch of another type than the one that the call reads, with any form of the path.
    /// Untyped JSON is a body for every type, and `()` the response to every body; see [`UpdatedBy`].
    ///
    /// # Errors
    ///
    /// The path would address a different resource, or the body could not be serialized.
    #[doc(alias = "PATCH")]
    pub fn update<T: UpdatedBy<P> + 'static, P: Serialize>(
        &self,
        path: impl PathFor<Update<P, T>>,
        patch: &P,
    ) -> Result<Call<T>, RequestError> {
        Ok(self.call(Method::PATCH, &path.into_target()?, Some(serde_json::to_vec(patch)?)))
    }

    /// Replaces a value: `PUT`. Services answer as they do to [`update`](Self::update). Use
    /// [`upload`](Self::upload) for the content of a file.
    ///
    /// # Errors
    ///
    /// The path would address a different resource, or the body could not be serialized.
    #[doc(alias = "PUT")]
    pub fn replace<T: 'static, B: Serialize>(
        &self,
        path: impl PathFor<Replace<B, T>>,
        body: &B,
    ) -> Result<Call<T>, RequestError> {
        let body = body_for::<Replace<B, T>, _>(&path, body)?;
        Ok(self.call(Method::PUT, &path.into_target()?, Some(body)))
    }

    /// Deletes an entity: `DELETE`. To take an entity out of a collection such as the members of a group, call
    /// [`remove_reference`](Self::remove_reference), because a service may delete the member itself here.
    ///
    /// # Errors
    ///
    /// The path would address a different resource.
    #[doc(alias = "DELETE")]
    pub fn delete(&self, path: impl PathFor<Delete>) -> Result<Call<()>, RequestError> {
        Ok(self.call(Method::DELETE, &path.into_target()?, None))
    }

    /// Calls an action whose parameters do not have a type that implements [`Action`](crate::Action):
    /// `POST`, for example to `users/a/assignLicense`. See [`invoke`](Self::invoke) for the others. Pass
    /// `()` to an action without parameters, which sends an empty object. Read the response of an
    /// action without a result as `()`.
    ///
    /// # Errors
    ///
    /// The path would address a different resource, or the body could not be serialized.
    pub fn action<T: 'static>(
        &self,
        path: impl PathFor<Link>,
        parameters: &impl Serialize,
    ) -> Result<Call<T>, RequestError> {
        let body = serde_json::to_vec(parameters)?;
        let body = if body == b"null" { b"{}".to_vec() } else { body };
        Ok(self.call(Method::POST, &path.into_target()?, Some(body)))
    }

    /// Sends several requests in one: `POST` to `$batch`.
    ///
    /// # Errors
    ///
    /// The steps do not form a valid batch, see [`BatchRequest::check`], or could not be serialized.
    #[doc(alias = "$batch")]
    pub fn batch(&self, batch: &BatchRequest) -> Result<Call<BatchResponse>, RequestError> {
        batch.check()?;
        let target = PathFor::<Link>::into_target("$batch")?;
        Ok(self.call(Method::POST, &target, Some(json::to_vec(batch)?)))
    }

    pub(super) fn endpoint(&self) -> &Endpoint {
        &self.endpoint
    }

    /// The address of a target, with its query.
    pub(super) fn address_of(&self, target: &Target) -> String {
        let mut address = self.endpoint.address(&target.path);
        if !target.query.is_empty() {
            address.push_str(&format!("?{}", target.query));
        }
        address
    }

    pub(super) fn call<T: 'static>(
        &self,
        method: Method,
        target: &Target,
        body: Option<Vec<u8>>,
    ) -> Call<T> {
        let call = Call::new(&self.endpoint, method, self.address_of(target), body);
        match target.has_arguments {
            true => call.hide_all_arguments(),
            false => call,
        }
    }
}
