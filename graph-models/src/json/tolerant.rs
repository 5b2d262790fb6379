//! Reading of bodies in which a value does not fit its declared type.
//!
//! Services do not always send what their schema says: an empty text for a GUID or a date, `"NA"` for a
//! number, a text where an object is declared. The functions of [`json`](crate::json) refuse such a
//! body, and the error names the place, and this module if it helps. The functions here read the body, so
//! that one odd value does not cost the other 998 of a page:
//!
//! ```
//! use graph_models::{AdditionalData, Page, graph_entity, json};
//!
//! #[graph_entity]
//! pub struct Printer {
//!     #[graph(key)]
//!     pub id: Option<String>,
//!     pub pages: Option<i32>,
//!     #[graph(additional)]
//!     pub additional_data: AdditionalData,
//! }
//!
//! let body = r#"{"value":[{"id":"1","pages":7},{"id":"2","pages":"NA"}]}"#;
//! assert!(json::from_str::<Page<Printer>>(body).is_err());
//!
//! let page: Page<Printer> = json::tolerant::from_str(body)?;
//! assert_eq!((page.value[0].pages, page.value[1].pages), (Some(7), None));
//! assert_eq!(json::to_string(&page)?, body);
//!
//! let misfits = json::tolerant::misfits(&page);
//! assert_eq!(misfits[0].path(), "value[1].pages");
//! assert_eq!(misfits[0].declared_type().to_string(), "Edm.Int32");
//! assert_eq!(misfits[0].json(), "NA");
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! A value that does not fit is kept as it came:
//!
//! - The property has no value, or the collection does not have the element.
//! - It is written back. To replace it, set the property. A collection to which the program adds an
//!   element, or from which it removes one, is written without it.
//! - [`misfits`] lists it.
//! - [`diff`](crate::diff()) and [`apply`](crate::apply()) treat it as a value of its own.
//!
//! If a field cannot be empty, the object that has it does not fit, and is kept as a whole. What
//! remains an error is text that is not JSON, a property that appears twice, and a body that is not of
//! the type at all: an array for an entity, or a page whose `value` is not an array.
//!
//! A body in which all values fit is read as quickly as by [`json`](crate::json). Another one is read
//! once more.

use crate::engine::{self, Body, Misfit};

/// Reads a body from JSON text, and keeps the values that do not fit.
///
/// # Errors
///
/// The text is not JSON, a property appears twice, or the body is not of the type at all.
pub fn from_slice<T: Body>(body: &[u8]) -> serde_json::Result<T> {
    engine::read_json_tolerantly(body)
}

/// Reads a body from JSON text, and keeps the values that do not fit.
///
/// # Errors
///
/// Those of [`from_slice`].
pub fn from_str<T: Body>(body: &str) -> serde_json::Result<T> {
    engine::read_json_tolerantly(body.as_bytes())
}

/// The values in a body that do not fit. Related entities are not searched, because they are read when
/// [`Nav::read`](crate::Nav::read) asks for them.
pub fn misfits<T: Body>(value: &T) -> Vec<Misfit<'_>> {
    engine::misfits_of(value)
}
