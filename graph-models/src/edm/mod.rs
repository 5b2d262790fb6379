//! The primitive types of OData, each as the Rust type that holds its values without loss.
//!
//! Most of them come from `std`, `chrono`, `uuid` and `rust_decimal`. Two are defined here:
//! [`Duration`], because chrono's type has no text form, and [`Binary`], because a plain `Vec<u8>`
//! would be a JSON array.
//!
//! | Edm type | Rust type | in JSON |
//! |---|---|---|
//! | `Edm.String` | `String` | `"text"` |
//! | `Edm.Boolean` | `bool` | `true` |
//! | `Edm.SByte`, `Edm.Byte` | `i8`, `u8` | `7` |
//! | `Edm.Int16`, `Edm.Int32` | `i16`, `i32` | `7` |
//! | `Edm.Int64` | `i64` | `7` |
//! | `Edm.Single`, `Edm.Double` | `f32`, `f64` | `0.5`, `"INF"`, `"-INF"`, `"NaN"` |
//! | `Edm.Decimal` | [`Decimal`] | `0.50` |
//! | `Edm.DateTimeOffset` | [`DateTime`]`<`[`FixedOffset`]`>` | `"2024-02-29T13:45:30.5Z"` |
//! | `Edm.Date` | [`NaiveDate`] | `"2024-02-29"` |
//! | `Edm.TimeOfDay` | [`NaiveTime`] | `"13:45:30.5"` |
//! | `Edm.Duration` | [`Duration`] | `"P1DT2H"` |
//! | `Edm.Guid` | [`Uuid`] | `"3f2504e0-4f89-11d3-9a0c-0305e82c3301"` |
//! | `Edm.Binary` | [`Binary`] | `"AQID"` |
//! | `Edm.Untyped`, `Edm.Stream`, `graph.Json` | [`Value`] or [`Untyped`](crate::Untyped) | as received |
//!
//! A number or a boolean in quotes is read too, and written back so: `"7"`, `"true"`.
//!
//! The texts follow section 7.1, “Primitive Value”, of [OData JSON Format 4.01] and the rules of the
//! same names in the [OData ABNF]. Some other spellings are read too, where no information is lost.
//!
//! [OData JSON Format 4.01]: https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html#sec_PrimitiveValue
//! [OData ABNF]: https://docs.oasis-open.org/odata/odata/v4.01/os/abnf/odata-abnf-construction-rules.txt

mod binary;
mod digits;
mod duration;
mod excerpt;
mod temporal;
mod text_buffer;

pub(crate) use binary::has_spare_bits;
pub use binary::{Binary, ParseBinaryError};
pub use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};
pub use duration::{Duration, ParseDurationError};
pub use rust_decimal::Decimal;
pub use serde_json::Value;
pub use uuid::Uuid;

pub(crate) use duration::write_duration;
pub(crate) use excerpt::Excerpt;
pub(crate) use temporal::{
    parse_date, parse_date_time, parse_time, write_date, write_date_time, write_time,
};
pub(crate) use text_buffer::TextBuffer;
