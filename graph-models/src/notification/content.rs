//! The JSON of a resource.

use std::fmt;

use crate::engine::Body;
use crate::json;
use crate::model::Object;
use crate::registry::Registry;

/// The JSON of a resource that was in a notification, decrypted.
///
/// ```
/// use graph_models::notification::ResourceContent;
/// use graph_models::{AdditionalData, graph_entity};
///
/// #[graph_entity]
/// pub struct ChatMessage {
///     #[graph(key)]
///     pub id: Option<String>,
///     #[graph(additional)]
///     pub additional_data: AdditionalData,
/// }
///
/// let content = ResourceContent::from(br#"{"id":"1565293727947"}"#.to_vec());
/// let message: ChatMessage = content.read()?;
/// assert_eq!(message.id.as_deref(), Some("1565293727947"));
/// assert_eq!(format!("{content:?}"), "ResourceContent(22 bytes)");
/// # Ok::<(), graph_models::serde_json::Error>(())
/// ```
///
/// `Debug` does not print it.
#[derive(Clone, PartialEq, Eq)]
pub struct ResourceContent(Vec<u8>);

impl ResourceContent {
    /// The JSON text.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The JSON text.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }

    /// Reads the resource as the type `T`, in the [tolerant](json::tolerant) way: values that do not fit their
    /// declared types are kept, and [`json::tolerant::misfits`] lists them.
    ///
    /// # Errors
    ///
    /// Those of [`json::tolerant::from_slice`].
    pub fn read<T: Body>(&self) -> serde_json::Result<T> {
        json::tolerant::from_slice(&self.0)
    }

    /// Reads the resource as the type with this name, such as the
    /// [`resource_type`](super::Notification::resource_type) of its notification, or as the type derived
    /// from it that its own `@odata.type` names. `None` if the registry does not have the name.
    ///
    /// # Errors
    ///
    /// Those of [`Registry::read_json`], which reads in the strict way.
    pub fn read_object(
        &self,
        registry: Registry,
        name: &str,
    ) -> Option<serde_json::Result<Box<dyn Object>>> {
        registry.read_json(name, &self.0)
    }
}

impl From<Vec<u8>> for ResourceContent {
    fn from(json: Vec<u8>) -> Self {
        Self(json)
    }
}

impl fmt::Debug for ResourceContent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ResourceContent({} bytes)", self.0.len())
    }
}
