//! Typed values in additional data.

use super::read::{Hint, deserialize_at};
use super::write::slot_to_json;
use crate::model::{AdditionalData, BodyPath, Kind, Model, Step};

impl AdditionalData {
    /// Reads the unknown property with this name as a type: one that is newer than the schema, or an
    /// extension whose type you know. `None` if there is no such property, or it is null. The additional data
    /// stays as it is.
    ///
    /// ```
    /// use graph_models::{AdditionalData, graph_entity};
    ///
    /// #[graph_entity(complex)]
    /// pub struct Badge {
    ///     pub color: Option<String>,
    ///     #[graph(additional)]
    ///     pub additional_data: AdditionalData,
    /// }
    ///
    /// #[graph_entity]
    /// pub struct Visitor {
    ///     #[graph(key)]
    ///     pub id: Option<String>,
    ///     #[graph(additional)]
    ///     pub additional_data: AdditionalData,
    /// }
    ///
    /// let mut visitor: Visitor =
    ///     serde_json::from_str(r#"{"id": "1", "floors": [2, 3], "badge": {"color": "blue"}}"#)?;
    /// let floors: Option<Vec<i32>> = visitor.additional_data.get_as("floors")?;
    /// assert_eq!(floors, Some(vec![2, 3]));
    ///
    /// let mut badge: Badge = visitor.additional_data.get_as("badge")?.unwrap_or_default();
    /// badge.color = Some("green".to_owned());
    /// visitor.additional_data.insert_typed("badge", &badge)?;
    /// assert_eq!(
    ///     serde_json::to_string(&visitor)?,
    ///     r##"{"@odata.type":"#microsoft.graph.visitor","id":"1","badge":{"color":"green"},"floors":[2,3]}"##,
    /// );
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The value is not of the type. The message has the path from the property on.
    pub fn get_as<T: Model>(&self, name: &str) -> serde_json::Result<Option<T>> {
        let Some(value) = self.received_property(name).filter(|value| !value.is_null()) else {
            return Ok(None);
        };
        let path = BodyPath(vec![Step::Name(name.to_owned().into())]);
        deserialize_at(Some(&path), value, Hint::None).map(Some)
    }

    /// Adds an unknown property with a typed value, and returns the JSON that it replaces.
    ///
    /// The value is written as in a property that is declared to be of its type: without `@odata.type`,
    /// unless it was [asked for](crate::ObjectExt::set_type_tag) with
    /// [`TypeTag::Always`](crate::TypeTag::Always). [`insert`](Self::insert) takes JSON, and
    /// `serde_json::to_value` writes a typed value as a body, with the tag.
    ///
    /// # Errors
    ///
    /// The value has no form in JSON, for example because a date is after the year 9999.
    pub fn insert_typed<T: Model>(
        &mut self,
        name: impl Into<String>,
        value: &T,
    ) -> serde_json::Result<Option<serde_json::Value>> {
        let value = slot_to_json(T::Kind::slot(value))?;
        Ok(self.insert(name, value))
    }
}
