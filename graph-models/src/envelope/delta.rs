//! The changes of a collection.

use std::{fmt, slice, vec};

use graph_table::PropertyFlags;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::delta_item::{DeltaItem, DeltaItems};
use super::item::PageItem;
use super::table::{collection_envelope, envelope};
use crate::engine;
use crate::model::{
    AdditionalData, Envelope, Field, Model, Object, PropertyInfo, Structured, TypeInfo,
};

collection_envelope! {
    /// A page of the changes of a collection: the response to a delta query.
    ///
    /// ```json
    /// {
    ///   "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#users/$delta",
    ///   "@odata.deltaLink": "https://graph.microsoft.com/v1.0/users/delta?$deltatoken=…",
    ///   "value": [
    ///     {"id": "1", "displayName": "Ada", "jobTitle": null},
    ///     {"id": "2", "@removed": {"reason": "changed"}}
    ///   ]
    /// }
    /// ```
    ///
    /// A changed item has the properties that changed. [`merge_change`](crate::merge_change()) merges it into what
    /// is known of the item, and keeps the rest. `value` holds the items that were added or changed as well as those
    /// that were removed. Iterating over a delta distinguishes them; see [`DeltaItem`]. A property that became null is
    /// an explicit null:
    ///
    /// ```
    /// use std::collections::BTreeMap;
    ///
    /// use graph_models::{
    ///     AdditionalData, Delta, DeltaItem, ObjectExt, RemovalReason, graph_entity, json, merge_change,
    /// };
    ///
    /// #[graph_entity]
    /// pub struct Printer {
    ///     #[graph(key)]
    ///     pub id: Option<String>,
    ///     pub location: Option<String>,
    ///     #[graph(additional)]
    ///     pub additional_data: AdditionalData,
    /// }
    ///
    /// let body = concat!(
    ///     r#"{"@odata.deltaLink":"https://example.org/later","value":["#,
    ///     r#"{"id":"1","location":null},"#,
    ///     r#"{"id":"2","@removed":{"reason":"deleted"}}]}"#,
    /// );
    /// let delta: Delta<Printer> = json::from_str(body)?;
    /// let mut known: BTreeMap<Option<String>, Printer> = BTreeMap::new();
    /// for change in &delta {
    ///     match change {
    ///         DeltaItem::Updated(printer) => {
    ///             assert!(printer.is_explicit_null("location"));
    ///             merge_change(printer, known.entry(printer.id.clone()).or_default())?;
    ///         }
    ///         DeltaItem::Removed(removal) => {
    ///             assert_eq!(removal.item.id.as_deref(), Some("2"));
    ///             assert_eq!(removal.reason, Some(RemovalReason::Deleted));
    ///             known.remove(&removal.item.id);
    ///         }
    ///     }
    /// }
    /// assert!(known.values().all(|printer| printer.is_explicit_null("location")));
    /// assert_eq!(delta.delta_link.as_deref(), Some("https://example.org/later"));
    /// assert_eq!(json::to_string(&delta)?, body);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// Changes of a relation, `members@delta` in a changed group, are read by
    /// [`Nav::changes`](crate::Nav::changes).
    ///
    /// A delta is read and written like a [`Page`](crate::Page).
    ///
    /// Source: [OData JSON Format 4.01], "Delta Payload", and [delta query overview] of Microsoft Graph.
    ///
    /// [OData JSON Format 4.01]: https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html
    /// [delta query overview]: https://learn.microsoft.com/graph/delta-query-overview
    #[doc(alias("delta query", "@odata.deltaLink"))]
    Delta, DELTA, "Delta";
    /// `value`: the items as received, including removed ones; [`changes`](Self::changes) distinguishes
    /// them.
    value
}

impl<T> Delta<T> {
    /// Iterates over the changes in the order in which they were received. An item may appear several
    /// times; the last change is the valid one.
    pub fn changes(&self) -> DeltaItems<slice::Iter<'_, T>> {
        DeltaItems(self.value.iter())
    }
}

impl<T: Model> IntoIterator for Delta<T> {
    type Item = DeltaItem<T>;
    type IntoIter = DeltaItems<vec::IntoIter<T>>;

    fn into_iter(self) -> Self::IntoIter {
        DeltaItems(self.value.into_iter())
    }
}

impl<'d, T: Model> IntoIterator for &'d Delta<T> {
    type Item = DeltaItem<&'d T>;
    type IntoIter = DeltaItems<slice::Iter<'d, T>>;

    fn into_iter(self) -> Self::IntoIter {
        self.changes()
    }
}
