//! Writes primitive values that serde has no form for.

use rust_decimal::Decimal;
use serde::ser::Serializer;
#[cfg(feature = "arbitrary_precision")]
use serde::ser::{Error, Serialize};
use uuid::fmt::Hyphenated;

use crate::edm::{self, TextBuffer};
use crate::model::Slot;

/// The text of a date, time, duration or GUID; `None` if the value has no wire form.
pub(super) fn write_text<'t>(slot: Slot<'_>, text: &'t mut TextBuffer) -> Option<&'t str> {
    match slot {
        Slot::DateTime(value) => edm::write_date_time(value, text),
        Slot::Date(value) => edm::write_date(*value, text),
        Slot::Time(value) => edm::write_time(*value, text),
        Slot::Duration(value) => Some(edm::write_duration(value, text)),
        Slot::Guid(value) => {
            text.push_str(value.hyphenated().encode_lower(&mut [0; Hyphenated::LENGTH]));
            Some(text.as_str())
        }
        _ => None,
    }
}

/// Writes a single as the double with the same text, because converting the single 0.1 to a double
/// gives 0.10000000149011612.
pub(super) fn write_single<S: Serializer>(value: f32, serializer: S) -> Result<S::Ok, S::Error> {
    match value.to_string().parse() {
        Ok(shown) if serializer.is_human_readable() => serializer.serialize_f64(shown),
        _ => serializer.serialize_f32(value),
    }
}

/// Writes a decimal as a number if the format's number holds it exactly, else in quotes.
pub(super) fn write_decimal<S: Serializer>(
    value: &Decimal,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    if let (true, Ok(integer)) = (value.scale() == 0, i64::try_from(*value)) {
        return serializer.serialize_i64(integer);
    }
    if let (true, Ok(integer)) = (value.scale() == 0, u64::try_from(*value)) {
        return serializer.serialize_u64(integer);
    }
    let text = value.normalize().to_string();
    match text.parse::<f64>() {
        Ok(float) if float.to_string() == text => serializer.serialize_f64(float),
        #[cfg(feature = "arbitrary_precision")]
        _ => text.parse::<serde_json::Number>().map_err(S::Error::custom)?.serialize(serializer),
        #[cfg(not(feature = "arbitrary_precision"))]
        _ => serializer.serialize_str(&text),
    }
}
