//! Functions that read and write values and panic on failure.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Reads a body that has to be accepted.
#[track_caller]
pub(crate) fn read<T: DeserializeOwned>(body: Value) -> T {
    match T::deserialize(&body) {
        Ok(value) => value,
        Err(error) => panic!("{body} is refused: {error}"),
    }
}

/// Reads the text of a body that has to be accepted.
#[track_caller]
pub(crate) fn read_text<T: DeserializeOwned>(body: &str) -> T {
    match serde_json::from_str(body) {
        Ok(value) => value,
        Err(error) => panic!("{body} is refused: {error}"),
    }
}

/// The error of a body that has to be refused; without a position, because it is read from a
/// `Value`.
#[track_caller]
pub(crate) fn refusal<T: DeserializeOwned>(body: Value) -> String {
    match T::deserialize(&body) {
        Ok(_) => panic!("{body} is accepted"),
        Err(error) => error.to_string(),
    }
}

/// The message for a value that the tolerant way keeps.
pub(crate) fn kept(message: &str) -> String {
    format!("{message} (`json::tolerant` keeps such a value)")
}

/// The error of a text that has to be refused, with line and column.
#[track_caller]
pub(crate) fn text_refusal<T: DeserializeOwned>(body: &str) -> String {
    match serde_json::from_str::<T>(body) {
        Ok(_) => panic!("{body} is accepted"),
        Err(error) => error.to_string(),
    }
}

/// Writes a value as JSON text.
#[track_caller]
pub(crate) fn write(value: &impl Serialize) -> String {
    match serde_json::to_string(value) {
        Ok(text) => text,
        Err(error) => panic!("the value cannot be written: {error}"),
    }
}

/// The error of a value that cannot be written.
#[track_caller]
pub(crate) fn write_refusal(value: &impl Serialize) -> String {
    match serde_json::to_string(value) {
        Ok(text) => panic!("{text} is written"),
        Err(error) => error.to_string(),
    }
}

/// Checks that the text of a body is written back byte for byte.
#[track_caller]
pub(crate) fn round_trips<T: DeserializeOwned + Serialize>(body: &str) {
    assert_eq!(write(&read_text::<T>(body)), body);
}
