//! A page of a collection.

use std::{fmt, slice, vec};

use graph_table::PropertyFlags;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::item::PageItem;
use super::table::{collection_envelope, envelope};
use crate::engine;
use crate::model::{
    AdditionalData, Envelope, Field, Model, Object, PropertyInfo, Structured, TypeInfo,
};

collection_envelope! {
    /// A page of a collection: the response to a request for many values.
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
    /// The values are of a type with [`graph_entity`](crate::graph_entity), including unions, of an Edm
    /// type, or untyped JSON. The page and its values are read in one pass, and an error has the path of
    /// the value:
    ///
    /// ```
    /// use graph_models::{AdditionalData, Page, graph_entity, json};
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
    /// let page: Page<Printer> = json::from_str(body)?;
    /// assert_eq!(page.next_link.as_deref(), Some("https://example.org/2"));
    /// for printer in &page {
    ///     println!("{:?}", printer.id);
    /// }
    /// assert_eq!(json::to_string(&page)?, body);
    ///
    /// let body = serde_json::json!({"value": [{"id": "1"}, {"displayName": 2}]});
    /// let error = serde_json::from_value::<Page<Printer>>(body).unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "at value[1].displayName: expected a string, found a number \
    ///      (`json::tolerant` keeps such a value)",
    /// );
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    ///
    /// A page is written with its `value`, empty or not. OData requires `value`, but some services omit
    /// it. A page that was received without `value` is written without it while the vector is empty, and
    /// is not equal to a page that was received with an empty `value`. A body without `value` that has other
    /// properties and no control information of a page is an entity, and an error. A null instead of the array is
    /// an error, and so are a null among values of a type other than JSON, and a body that is a
    /// [`GraphError`](crate::GraphError).
    ///
    /// All other properties of the body, such as `@microsoft.graph.tips`, are in the additional data. A
    /// page does not have an `@odata.type`; one that was received is kept there as the foreign type.
    ///
    /// Source: [OData JSON Format 4.01], "Collection of Entities", and "Control Information" for
    /// `count`, `nextLink`, `deltaLink` and `context`.
    ///
    /// [OData JSON Format 4.01]: https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html
    #[doc(alias("pagination", "paging", "@odata.nextLink"))]
    Page, PAGE, "Page";
    /// `value`: the values of this page.
    value
}

impl<T> Page<T> {
    /// Iterates over the values.
    pub fn iter(&self) -> slice::Iter<'_, T> {
        self.value.iter()
    }

    /// Iterates over the values mutably.
    pub fn iter_mut(&mut self) -> slice::IterMut<'_, T> {
        self.value.iter_mut()
    }
}

/// Makes the only page of a collection.
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
