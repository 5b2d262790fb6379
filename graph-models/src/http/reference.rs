//! References between entities, and the addresses of entities in bodies.

use ::http::Method;
use serde_json::json;

use super::call::Call;
use super::error::RequestError;
use super::path_for::{Delete, Link, PathFor};
use super::service::Service;
use crate::address::{Address, Container, FieldsKind};
use crate::model::{Bind, Model};
use crate::query::ResourcePath;

impl Service {
    /// The absolute address of a resource. See [`link`](Self::link) for one to bind to.
    ///
    /// ```
    /// use graph_models::http::Service;
    ///
    /// let graph = Service::new("https://graph.microsoft.com/v1.0")?;
    /// assert_eq!(
    ///     graph.url(["users", "a/b"])?,
    ///     "https://graph.microsoft.com/v1.0/users/a%2Fb",
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The path would address a different resource.
    pub fn url(&self, path: impl PathFor<Link>) -> Result<String, RequestError> {
        Ok(self.address_of(&path.into_target()?))
    }

    /// The absolute address of an entity, to bind a navigation property to it.
    ///
    /// ```
    /// # #[cfg(feature = "v1")] {
    /// use graph_models::http::Service;
    /// use graph_models::v1::{GraphService, Group, UserPatch};
    /// use graph_models::{Nav, bind, path};
    ///
    /// let graph = Service::new("https://graph.microsoft.com/v1.0")?;
    /// let ada = path!(GraphService: users["u1"]);
    /// let patch = UserPatch { manager: bind(graph.link(&ada)?), ..Default::default() };
    /// let group = Group { members: Nav::bind([graph.link(&ada)?]), ..Default::default() };
    /// assert_eq!(
    ///     group.members.binds().collect::<Vec<_>>(),
    ///     ["https://graph.microsoft.com/v1.0/users/u1"],
    /// );
    /// # let _ = patch;
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// An entity of a type that the property does not lead to does not compile.
    ///
    /// # Errors
    ///
    /// There is no error if the argument is an address.
    #[doc(alias("@odata.bind", "@odata.id"))]
    pub fn link<E>(&self, entity: &impl ReferenceTo<E>) -> Result<Bind<E>, RequestError> {
        Ok(Bind::from(self.endpoint().address(entity.path())))
    }

    /// Adds an existing entity to a collection: `POST` to `…/$ref`.
    ///
    /// ```
    /// # #[cfg(feature = "v1")] {
    /// use graph_models::http::Service;
    /// use graph_models::path;
    /// use graph_models::v1::GraphService;
    ///
    /// let graph = Service::new("https://graph.microsoft.com/v1.0")?;
    /// let call = graph.add_reference(
    ///     path!(GraphService: groups["g1"].members),
    ///     &path!(GraphService: users["u1"]),
    /// )?;
    /// let request = call.request()?;
    /// assert_eq!(request.uri(), "https://graph.microsoft.com/v1.0/groups/g1/members/$ref");
    /// assert_eq!(
    ///     request.body(),
    ///     br#"{"@odata.id":"https://graph.microsoft.com/v1.0/users/u1"}"#,
    /// );
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// Source: OData Protocol 4.01, section 11.4.6.1 "Add a Reference to a Collection-Valued Navigation
    /// Property".
    ///
    /// # Errors
    ///
    /// There is no error if the arguments are addresses.
    #[doc(alias = "$ref")]
    pub fn add_reference<C: Container, E>(
        &self,
        collection: Address<C, Vec<E>>,
        entity: &impl ReferenceTo<E>,
    ) -> Result<Call<()>, RequestError> {
        self.refer(Method::POST, collection, entity.path())
    }

    /// Sets a navigation property to an existing entity: `PUT` to `…/$ref`.
    ///
    /// Source: OData Protocol 4.01, section 11.4.6.3 "Change the Reference in a Single-Valued Navigation
    /// Property".
    ///
    /// # Errors
    ///
    /// There is no error if the arguments are addresses.
    #[doc(alias = "$ref")]
    pub fn set_reference<C: Container, E: Model<Kind: FieldsKind<E>>>(
        &self,
        property: Address<C, E>,
        entity: &impl ReferenceTo<E>,
    ) -> Result<Call<()>, RequestError> {
        self.refer(Method::PUT, property, entity.path())
    }

    /// Removes an entity from a collection, or from a navigation property to one: `DELETE` of `…/$ref`.
    /// The entity itself stays.
    ///
    /// ```
    /// # #[cfg(feature = "v1")] {
    /// use graph_models::http::Service;
    /// use graph_models::path;
    /// use graph_models::v1::GraphService;
    ///
    /// let graph = Service::new("https://graph.microsoft.com/v1.0")?;
    /// let call = graph.remove_reference(path!(GraphService: groups["g1"].members["u1"]))?;
    /// assert_eq!(
    ///     call.request()?.uri(),
    ///     "https://graph.microsoft.com/v1.0/groups/g1/members/u1/$ref",
    /// );
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// Source: OData Protocol 4.01, section 11.4.6.2 "Remove a Reference to an Entity".
    ///
    /// # Errors
    ///
    /// There is no error if the arguments are addresses.
    #[doc(alias = "$ref")]
    pub fn remove_reference(&self, entity: impl PathFor<Delete>) -> Result<Call<()>, RequestError> {
        Ok(self.call(Method::DELETE, &entity.into_target()?.reference(), None))
    }

    fn refer<C: Container, R>(
        &self,
        method: Method,
        from: Address<C, R>,
        to: &ResourcePath,
    ) -> Result<Call<()>, RequestError> {
        let target = PathFor::<Link>::into_target(from)?.reference();
        let name = match self.endpoint().profile().short_control_information() {
            true => "@id",
            false => "@odata.id",
        };
        let body = serde_json::to_vec(&json!({ name: self.endpoint().address(to) }))?;
        Ok(self.call(method, &target, Some(body)))
    }
}

/// The address of an entity that a navigation property to an `E` can lead to.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not lead to a `{E}`",
    label = "not an entity that the navigation property leads to",
    note = "the entity is of the type that the navigation property leads to, or of a derived type"
)]
pub trait ReferenceTo<E> {
    /// The path of the entity.
    #[doc(hidden)]
    fn path(&self) -> &ResourcePath;
}

#[diagnostic::do_not_recommend]
impl<C: Container, T, E> ReferenceTo<E> for Address<C, T>
where
    T: Model<Kind: FieldsKind<T>>,
    E: From<<T::Kind as FieldsKind<T>>::Fields>,
{
    fn path(&self) -> &ResourcePath {
        self.as_path()
    }
}
