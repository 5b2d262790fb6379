//! JSON text read and written directly.
//!
//! [`from_slice`] and [`to_vec`] are for the types of this crate what the functions of the same names
//! in `serde_json` are for any type, with the same results and the same errors, in less time. The code
//! that reads and writes is compiled once, with this crate, while that of serde is generated in each
//! program. One thing differs: the names in [untyped](crate::Untyped) JSON keep the order in which they were
//! received.
//!
//! ```
//! use graph_models::{AdditionalData, Page, graph_entity, json};
//!
//! #[graph_entity]
//! pub struct Printer {
//!     #[graph(key)]
//!     pub id: Option<String>,
//!     #[graph(additional)]
//!     pub additional_data: AdditionalData,
//! }
//!
//! let body = r#"{"value":[{"id":"1"},{"id":"2"}]}"#;
//! let page: Page<Printer> = json::from_str(body)?;
//! assert_eq!(page.value[1].id.as_deref(), Some("2"));
//! assert_eq!(json::to_string(&page)?, body);
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! A body is an entity, a complex value, a patch, a union, or an envelope such as [`Page`](crate::Page).
//! Read and write values of other types, and other formats, through serde, whose traits all types
//! implement.
//!
//! A value that does not fit its declared type is an error. [`tolerant`] reads the rest of such a body.
//! [`Limits`] refuses a body that is too large, which a program needs that anyone can send bodies to.

mod count;
mod limits;
mod message;
pub mod tolerant;

use std::io;

use serde::ser::Error;

pub(crate) use self::count::{Excess, Most, excess};
pub use self::limits::{LimitExceeded, Limits};
#[cfg(feature = "http")]
pub(crate) use self::message::path_in;
pub use self::message::without_values;
use crate::engine;
pub use crate::engine::Body;

/// Reads a body from JSON text.
///
/// # Errors
///
/// Those of `serde_json::from_slice`: the text is not JSON, or a value does not fit the type of its
/// property. The message of the latter has the path of the value, and of a text that was found at most 40
/// characters; [`without_values`] leaves these out.
pub fn from_slice<T: Body>(body: &[u8]) -> serde_json::Result<T> {
    engine::read_json(body)
}

/// Reads a body from JSON text.
///
/// # Errors
///
/// Those of [`from_slice`].
pub fn from_str<T: Body>(body: &str) -> serde_json::Result<T> {
    engine::read_json(body.as_bytes())
}

/// Writes a body as JSON text without spaces.
///
/// # Errors
///
/// Those of `serde_json::to_vec`: a value has no wire form, for example a date in the year 10000, or
/// a name in the additional data is also that of a property that is set.
pub fn to_vec<T: Body>(value: &T) -> serde_json::Result<Vec<u8>> {
    engine::write_json(value)
}

/// Writes a body as JSON text without spaces.
///
/// # Errors
///
/// Those of [`to_vec`].
pub fn to_string<T: Body>(value: &T) -> serde_json::Result<String> {
    String::from_utf8(engine::write_json(value)?).map_err(serde_json::Error::custom)
}

/// Writes a body as JSON text without spaces. The text is complete before its first byte is written.
///
/// # Errors
///
/// Those of [`to_vec`], and the error of the writer, which is `serde_json::Error::io`.
pub fn to_writer<W: io::Write, T: Body>(mut writer: W, value: &T) -> serde_json::Result<()> {
    writer.write_all(&engine::write_json(value)?).map_err(serde_json::Error::io)
}

/// The body without the byte order mark that some services put before JSON. RFC 8259, section 8.1,
/// lets a reader ignore it.
pub(crate) fn without_mark(body: &[u8]) -> &[u8] {
    body.strip_prefix("\u{feff}".as_bytes()).unwrap_or(body)
}
