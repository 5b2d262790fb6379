//! Bodies that may be empty.

use std::any::TypeId;

use serde::de::DeserializeOwned;
use serde_json::Value;

/// Reads a body. One that is empty is null: an `Option` takes it, and `()`, which takes anything.
#[cfg(feature = "http")]
pub(crate) fn from_body<T: DeserializeOwned + 'static>(body: &[u8]) -> serde_json::Result<T> {
    match is_unit::<T>() || body.trim_ascii().is_empty() {
        true => T::deserialize(Value::Null),
        false => serde_json::from_slice(body),
    }
}

/// Reads a body that is JSON already.
pub(super) fn from_json<T: DeserializeOwned + 'static>(
    body: Option<Value>,
) -> serde_json::Result<T> {
    T::deserialize(body.filter(|_| !is_unit::<T>()).unwrap_or(Value::Null))
}

fn is_unit<T: 'static>() -> bool {
    TypeId::of::<T>() == TypeId::of::<()>()
}
