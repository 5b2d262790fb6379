//! Bodies that may be empty, or something other than JSON.

#[cfg(feature = "http")]
use std::any::Any;
use std::any::TypeId;

use serde::de::DeserializeOwned;
use serde_json::Value;

#[cfg(feature = "http")]
use crate::edm::Binary;
#[cfg(feature = "http")]
use crate::engine;

/// Reads a body. An empty body is read as null: an `Option` accepts it, and `()` accepts any body.
/// [`Binary`] is the bytes of the body, because bytes in JSON would have an envelope around them.
#[cfg(feature = "http")]
pub(crate) fn from_body<T: DeserializeOwned + 'static>(body: &[u8]) -> serde_json::Result<T> {
    if is_bytes::<T>() {
        let value: Box<dyn Any> = match TypeId::of::<T>() == TypeId::of::<Binary>() {
            true => Box::new(Binary::from(body)),
            false => Box::new((!body.is_empty()).then(|| Binary::from(body))),
        };
        if let Ok(value) = value.downcast() {
            return Ok(*value);
        }
    }
    match is_unit::<T>() || body.trim_ascii().is_empty() {
        true => T::deserialize(Value::Null),
        false => engine::read_any_json(body),
    }
}

/// Whether a body of this type is bytes instead of JSON: [`Binary`], or an `Option` of it.
#[cfg(feature = "http")]
pub(crate) fn is_bytes<T: 'static>() -> bool {
    [TypeId::of::<Binary>(), TypeId::of::<Option<Binary>>()].contains(&TypeId::of::<T>())
}

/// Reads a body that is already parsed.
pub(super) fn from_json<T: DeserializeOwned + 'static>(
    body: Option<&Value>,
) -> serde_json::Result<T> {
    T::deserialize(body.filter(|_| !is_unit::<T>()).unwrap_or(&Value::Null))
}

fn is_unit<T: 'static>() -> bool {
    [TypeId::of::<()>(), TypeId::of::<Option<()>>()].contains(&TypeId::of::<T>())
}
