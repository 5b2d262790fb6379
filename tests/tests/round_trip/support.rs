//! Short ways to read and write.

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

/// Why a body is refused, as it reads without the place in the text.
#[track_caller]
pub(crate) fn refusal<T: DeserializeOwned>(body: Value) -> String {
    match T::deserialize(&body) {
        Ok(_) => panic!("{body} is accepted"),
        Err(error) => error.to_string(),
    }
}

/// Why the text of a body is refused, with the place in the text.
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

/// Why a value cannot be written.
#[track_caller]
pub(crate) fn write_refusal(value: &impl Serialize) -> String {
    match serde_json::to_string(value) {
        Ok(text) => panic!("{text} is written"),
        Err(error) => error.to_string(),
    }
}

/// The text of a body comes back as it was, to the byte.
#[track_caller]
pub(crate) fn comes_back<T: DeserializeOwned + Serialize>(body: &str) {
    assert_eq!(write(&read_text::<T>(body)), body);
}
