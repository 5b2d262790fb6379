//! What differs between the kinds of entities in the copy.

use graph_models::http::{Call, RequestError, Service};
use graph_models::json::Body;
use graph_models::v1::{AnyDirectoryObject, GraphService, Group, User};
use graph_models::{Delta, DeltaItem, Mergeable, PageItem, path};
use serde::de::DeserializeOwned;

/// A kind of entity that is kept in the copy.
pub(crate) trait Kind:
    PageItem + Body + Mergeable + Clone + Default + PartialEq + DeserializeOwned + 'static
{
    /// The name of the collection. It is part of every key in the database.
    const NAME: &'static str;

    /// Whether its entities have members.
    const HAS_MEMBERS: bool;

    /// The request for all entities, with which the first round begins.
    fn all(graph: &Service) -> Result<Call<Delta<Self>>, RequestError>;

    fn id(&self) -> Option<&str>;

    /// Takes the changes of the members out of a change of a group. They are kept in a table of their
    /// own, because a group may have more members than fit into one answer.
    fn take_members(&mut self) -> serde_json::Result<Vec<DeltaItem<AnyDirectoryObject>>> {
        Ok(Vec::new())
    }
}

impl Kind for User {
    const NAME: &'static str = "users";
    const HAS_MEMBERS: bool = false;

    fn all(graph: &Service) -> Result<Call<Delta<Self>>, RequestError> {
        graph.delta(path!(GraphService: users).base())
    }

    fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }
}

impl Kind for Group {
    const NAME: &'static str = "groups";
    const HAS_MEMBERS: bool = true;

    fn all(graph: &Service) -> Result<Call<Delta<Self>>, RequestError> {
        graph.delta(path!(GraphService: groups))
    }

    fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    fn take_members(&mut self) -> serde_json::Result<Vec<DeltaItem<AnyDirectoryObject>>> {
        let changes = self.members.changes()?;
        self.members.remove_annotation("delta");
        Ok(changes)
    }
}
