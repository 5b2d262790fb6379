//! A page of a collection.

use std::{fmt, slice, vec};

use graph_table::PropertyFlags;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{collection_envelope, envelope};
use crate::engine;
use crate::model::{AdditionalData, Field, Model, Object, PropertyInfo, Structured, TypeInfo};

/// A page of a collection: what a request for many values is answered with.
///
/// ```json
/// {
///   "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#users",
///   "@odata.count": 1207,
///   "@odata.nextLink": "https://graph.microsoft.com/v1.0/users?$skiptoken=…",
///   "value": [{ … }, { … }]
/// }
/// ```
///
/// The values are of any type with [`graph_entity`](crate::graph_entity), a union among them, of an
/// Edm type, or untyped JSON. Values and page are read in one pass, and an error says which value
/// it is in:
///
/// ```
/// use graph_models::{AdditionalData, Page, graph_entity};
///
/// #[graph_entity]
/// pub struct Printer {
///     #[graph(key)]
///     pub id: Option<String>,
///     pub display_name: Option<String>,
///     #[graph(additional)]
///     pub additional_data: AdditionalData,
/// }
///
/// let body = r#"{"@odata.nextLink":"https://example.org/2","value":[{"id":"1"},{"id":"2"}]}"#;
/// let page: Page<Printer> = serde_json::from_str(body)?;
/// assert_eq!(page.next_link.as_deref(), Some("https://example.org/2"));
/// for printer in &page {
///     println!("{:?}", printer.id);
/// }
/// assert_eq!(serde_json::to_string(&page)?, body);
///
/// let body = serde_json::json!({"value": [{"id": "1"}, {"displayName": 2}]});
/// let error = serde_json::from_value::<Page<Printer>>(body).unwrap_err();
/// assert_eq!(error.to_string(), "at value[1].displayName: expected a string, found a number");
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// A page is written with its `value`, empty or not. A body that came without `value` (it is no
/// page as OData has it, yet some services answer so) comes back without it, as long as the vector
/// is empty; such a page is not equal to one whose `value` came and was empty. A null in place of
/// the array, or among values of another type than JSON, is an error, and so is a body that is a
/// [`GraphError`](crate::GraphError).
///
/// Everything else in the body, such as `@microsoft.graph.tips`, is in the additional data. A page
/// has no `@odata.type` of its own; one that came is kept there as the foreign type.
///
/// Source: [OData JSON Format 4.01], "Collection of Entities", and "Control Information" for
/// `count`, `nextLink`, `deltaLink` and `context`.
///
/// [OData JSON Format 4.01]: https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html
pub struct Page<T> {
    /// `@odata.context`: where the metadata describes what the page holds.
    pub context: Option<String>,
    /// `@odata.count`, `Edm.Int64`: how many values the whole collection has, asked for with
    /// `$count=true`. A number or a string on the wire; it comes back as it came.
    pub count: Option<i64>,
    /// `@odata.nextLink`: the address of the next page, to be used as it is; none on the last.
    pub next_link: Option<String>,
    /// `@odata.deltaLink`: the address to ask for changes later; on the last page of a delta query.
    pub delta_link: Option<String>,
    /// `value`: the values of this page.
    pub value: Vec<T>,
    /// What else came with the page: more annotations.
    pub additional_data: AdditionalData,
}

collection_envelope!(Page, PAGE, "Page");

impl<T> Page<T> {
    /// The values, one after the other.
    pub fn iter(&self) -> slice::Iter<'_, T> {
        self.value.iter()
    }

    /// The values, to be changed.
    pub fn iter_mut(&mut self) -> slice::IterMut<'_, T> {
        self.value.iter_mut()
    }
}

/// The only page of a collection.
impl<T> From<Vec<T>> for Page<T> {
    fn from(value: Vec<T>) -> Self {
        Self { value, ..Self::default() }
    }
}

impl<T> IntoIterator for Page<T> {
    type Item = T;
    type IntoIter = vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.value.into_iter()
    }
}

impl<'p, T> IntoIterator for &'p Page<T> {
    type Item = &'p T;
    type IntoIter = slice::Iter<'p, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'p, T> IntoIterator for &'p mut Page<T> {
    type Item = &'p mut T;
    type IntoIter = slice::IterMut<'p, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter_mut()
    }
}
