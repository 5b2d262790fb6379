//! A small service, whose addresses are resolved.

use graph_models::registered::{structure, union};
use graph_models::{AdditionalData, Container, Nav, Registry, graph_entity};

use super::support::{AnyDirectoryObject, DirectoryObject, Group, User};

/// A service.
#[graph_entity(odata_type = "#microsoft.graph.directoryService", patch = false, tag = false)]
pub(crate) struct DirectoryService {
    /// `groups`
    pub(crate) groups: Nav<Vec<Group>>,
    /// `users`
    pub(crate) users: Nav<Vec<User>>,
    /// Properties that the type does not declare.
    #[graph(additional)]
    pub(crate) additional_data: AdditionalData,
}

impl Container for DirectoryService {}

/// The types of the service.
pub(crate) fn registry() -> Registry {
    Registry::new(
        const { &[structure::<DirectoryObject>, structure::<Group>, structure::<User>] },
        const { &[union::<AnyDirectoryObject>] },
        const { &[structure::<DirectoryService>] },
        &[("graph", "microsoft.graph")],
    )
}
