//! Writes untyped JSON to a serde format.

use serde::ser::{Serialize, Serializer};
use serde_json::Value;

/// Writes untyped JSON.
///
/// With the feature `arbitrary_precision`, serde_json's numbers serialize as a struct that only
/// serde_json recognizes. A binary format is given plain numbers instead.
pub(super) struct WriteJson<'v>(pub(super) &'v Value);

impl Serialize for WriteJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            return self.0.serialize(serializer);
        }
        match self.0 {
            Value::Number(number) => match (number.as_i64(), number.as_u64(), number.as_f64()) {
                (Some(number), ..) => serializer.serialize_i64(number),
                (_, Some(number), _) => serializer.serialize_u64(number),
                (.., Some(number)) => serializer.serialize_f64(number),
                _ => number.serialize(serializer),
            },
            Value::Array(elements) => serializer.collect_seq(elements.iter().map(WriteJson)),
            Value::Object(entries) => {
                serializer.collect_map(entries.iter().map(|(name, value)| (name, WriteJson(value))))
            }
            other => other.serialize(serializer),
        }
    }
}
