//! The changes of a collection.

use std::{fmt, slice, vec};

use graph_table::PropertyFlags;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::delta_item::{DeltaItem, DeltaItems};
use super::{collection_envelope, envelope};
use crate::engine;
use crate::model::{AdditionalData, Field, Model, Object, PropertyInfo, Structured, TypeInfo};

/// A page of the changes of a collection: what a delta query is answered with.
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
/// Items that were added or changed stand beside those that were removed; going through a delta
/// tells them apart, see [`DeltaItem`]. A changed item has the properties that changed. One that
/// became null is there as null:
///
/// ```
/// use graph_models::{AdditionalData, DeltaItem, Delta, ObjectExt, RemovalReason, graph_entity};
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
/// let delta: Delta<Printer> = serde_json::from_str(body)?;
/// for change in &delta {
///     match change {
///         DeltaItem::Updated(printer) => assert!(printer.is_explicit_null("location")),
///         DeltaItem::Removed(removal) => {
///             assert_eq!(removal.item.id.as_deref(), Some("2"));
///             assert_eq!(removal.reason, Some(RemovalReason::Deleted));
///         }
///     }
/// }
/// assert_eq!(delta.delta_link.as_deref(), Some("https://example.org/later"));
/// assert_eq!(serde_json::to_string(&delta)?, body);
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// Changes of a relation, `members@delta` in a changed group, are read by
/// [`Nav::changes`](crate::Nav::changes).
///
/// A delta is read and written as a [`Page`](crate::Page) is.
///
/// Source: [OData JSON Format 4.01], "Delta Payload", and [delta query overview] of Microsoft Graph.
///
/// [OData JSON Format 4.01]: https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html
/// [delta query overview]: https://learn.microsoft.com/graph/delta-query-overview
pub struct Delta<T> {
    /// `@odata.context`: where the metadata describes what the delta holds.
    pub context: Option<String>,
    /// `@odata.count`, `Edm.Int64`: a number or a string on the wire; it comes back as it came.
    pub count: Option<i64>,
    /// `@odata.nextLink`: the address of more changes, to be used as it is; none on the last page.
    pub next_link: Option<String>,
    /// `@odata.deltaLink`: the address to ask for what changes from now on; on the last page.
    pub delta_link: Option<String>,
    /// `value`: the items as they came, removed ones among them; [`changes`](Self::changes) tells
    /// them apart.
    pub value: Vec<T>,
    /// What else came with the delta: more annotations.
    pub additional_data: AdditionalData,
}

collection_envelope!(Delta, DELTA, "Delta");

impl<T> Delta<T> {
    /// The changes, in the order in which they came. An item may appear several times; the last
    /// one counts.
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
