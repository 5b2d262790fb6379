//! Functions that read and write values and panic on failure.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// The JSON of a value that has to be written.
#[track_caller]
pub(crate) fn written(value: &impl Serialize) -> Value {
    serde_json::to_value(value)
        .unwrap_or_else(|error| panic!("the value cannot be written: {error}"))
}

/// Reads a body that has to be accepted.
#[track_caller]
pub(crate) fn read<T: DeserializeOwned>(body: Value) -> T {
    T::deserialize(&body).unwrap_or_else(|error| panic!("{body}: {error}"))
}
