//! What a notification says about its resource in plain text.

use super::content::ResourceContent;
use crate::engine::Body;
use crate::model::Object;
use crate::registry::Registry;
use crate::{AdditionalData, ObjectExt, graph_entity, json};

/// What a notification says about its resource in plain text: the type, the identifiers, and the
/// properties that the subscription selected, if any.
///
/// ```
/// use graph_models::notification::Notifications;
/// use graph_models::{AdditionalData, ObjectExt, graph_entity};
///
/// #[graph_entity]
/// pub struct Message {
///     #[graph(key)]
///     pub id: Option<String>,
///     pub subject: Option<String>,
///     #[graph(additional)]
///     pub additional_data: AdditionalData,
/// }
///
/// let body = r##"{"value": [{"resourceData": {
///     "@odata.type": "#Microsoft.Graph.Message",
///     "@odata.id": "Users/7d1f/Messages/AAMk2",
///     "@odata.etag": "W/\"CQAAAA\"",
///     "id": "AAMk2",
///     "subject": "Lunch"
/// }}]}"##;
/// let received = Notifications::read(body.as_bytes())?;
/// let data = received.value[0].resource_data.as_deref().unwrap();
/// assert_eq!(data.odata_type(), "#Microsoft.Graph.Message");
/// assert_eq!(data.odata_id(), Some("Users/7d1f/Messages/AAMk2"));
/// let message: Message = data.read()?;
/// assert_eq!(message.subject.as_deref(), Some("Lunch"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// It is `microsoft.graph.resourceData`. `Debug` prints the names of the properties, but only the value of `id`.
#[graph_entity(tag = false, patch = false, open_type)]
pub struct ResourceData {
    /// `id`: the key of the resource.
    pub id: Option<String>,
    /// All other properties and annotations of the resource.
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

impl ResourceData {
    /// `@odata.id`: the address of the resource, usually the same as the notification's `resource`.
    pub fn odata_id(&self) -> Option<&str> {
        self.annotation("id")
    }

    /// `@odata.etag`: the version of the resource after the change.
    pub fn etag(&self) -> Option<&str> {
        self.annotation("etag")
    }

    fn annotation(&self, name: &str) -> Option<&str> {
        let find = |prefix: &str| self.additional_data.get(&format!("{prefix}{name}"))?.as_str();
        find("@odata.").or_else(|| find("@"))
    }

    /// Reads the properties as a resource of the type `T`, in the [tolerant](json::tolerant) way.
    ///
    /// # Errors
    ///
    /// Those of [`ResourceContent::read`].
    pub fn read<T: Body>(&self) -> serde_json::Result<T> {
        self.content()?.read()
    }

    /// Reads the properties as a resource of the type that `@odata.type` names. `None` if it names none, or none
    /// that the registry has.
    ///
    /// # Errors
    ///
    /// Those of [`Registry::read_json`], which reads in the strict way.
    pub fn read_object(&self, registry: Registry) -> Option<serde_json::Result<Box<dyn Object>>> {
        let name = self.odata_type();
        registry.get(name)?;
        match self.content() {
            Ok(content) => content.read_object(registry, name),
            Err(error) => Some(Err(error)),
        }
    }

    fn content(&self) -> serde_json::Result<ResourceContent> {
        json::to_vec(self).map(ResourceContent::from)
    }
}
