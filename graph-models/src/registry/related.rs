//! Related entities of a value whose type is known only at run time.

use serde_json::{Error, Value};

use super::Registry;
use crate::engine;
use crate::model::{Object, ObjectExt, TypeRef};

impl Registry {
    /// Reads the related entities of a navigation property. The list has at most one entity if the
    /// property leads to one entity. Each entity is of the type that its `@odata.type` names, as in
    /// [`read`](Self::read).
    ///
    /// `None` if `owner` has no property of type [`Nav`](crate::Nav) with this wire name, or if the
    /// registry does not have the type that the property leads to.
    ///
    /// # Errors
    ///
    /// Those of [`Nav::read`](crate::Nav::read).
    ///
    /// ```
    /// # #[cfg(feature = "v1")] {
    /// use graph_models::{ObjectExt, serde_json, v1};
    ///
    /// let registry = v1::registry();
    /// let body = serde_json::json!({"manager": {"@odata.type": "#microsoft.graph.user", "id": "1"}});
    /// let user = registry.read("microsoft.graph.user", body).unwrap()?;
    /// let manager = registry.related(&*user, "manager").unwrap()?;
    /// assert_eq!(manager[0].odata_type(), "#microsoft.graph.user");
    /// # }
    /// # Ok::<(), graph_models::serde_json::Error>(())
    /// ```
    pub fn related(
        &self,
        owner: &dyn Object,
        property: &str,
    ) -> Option<Result<Vec<Box<dyn Object>>, Error>> {
        let (target, info) = self.target(owner, property)?;
        let relationship = owner.relationship(property)?;
        Some(engine::read_related(relationship, target.is_collection(), info))
    }

    /// Replaces the related entities of a navigation property, for example with changed entities
    /// from [`related`](Self::related). The annotations of the property are kept. If the property
    /// leads to one entity, an empty list sets it to null.
    ///
    /// Returns `false` if `owner` does not have the property, or if the registry does not have the
    /// type that the property leads to.
    pub fn set_related(
        &self,
        owner: &mut dyn Object,
        property: &str,
        related: &[Box<dyn Object>],
    ) -> bool {
        let Some((target, _)) = self.target(owner, property) else { return false };
        let Some(relationship) = owner.relationship_mut(property) else { return false };
        let written =
            related.iter().map(|object| engine::related_to_json(&**object, target.name()));
        match written.collect::<Result<Vec<Value>, Error>>() {
            Ok(entities) if target.is_collection() => relationship.set_json(entities),
            Ok(entities) => {
                relationship.set_json(entities.into_iter().next().unwrap_or_default());
            }
            Err(error) => relationship.set_unwritable(error.to_string()),
        }
        true
    }

    /// The type that a navigation property leads to, and the description of its union, or of the
    /// type if it has no union.
    fn target(
        &self,
        owner: &dyn Object,
        property: &str,
    ) -> Option<(TypeRef, &'static crate::TypeInfo)> {
        let target = owner.type_info().property(property)?.target()?;
        let info = self.readable(target.name())?;
        Some((target, info))
    }
}
