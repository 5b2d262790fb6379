//! What can be used as a path.

use super::error::RequestError;
use crate::query::ResourcePath;

/// A type that can be used as a path: a text with slashes, an array, a slice or a `Vec` of segments, or a
/// [`ResourcePath`].
///
/// Implemented for every type that converts into a [`ResourcePath`] with `TryInto`; called by the
/// methods of [`Service`](super::Service).
pub trait IntoPath {
    /// Converts into a path.
    ///
    /// # Errors
    ///
    /// The path would address a different resource.
    fn into_path(self) -> Result<ResourcePath, RequestError>;
}

impl<P: TryInto<ResourcePath, Error: Into<RequestError>>> IntoPath for P {
    fn into_path(self) -> Result<ResourcePath, RequestError> {
        self.try_into().map_err(Into::into)
    }
}
