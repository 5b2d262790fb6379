//! Bodies that may be empty, or something other than JSON, or an error instead of a value.

use std::any::{Any, TypeId};

use serde::de::DeserializeOwned;
use serde_json::Value;

#[cfg(feature = "http")]
use crate::edm::Binary;
use crate::engine::{self, Declared, NotAValue};
#[cfg(feature = "http")]
use crate::json::without_mark;
use crate::model::Untyped;

/// Reads a body. An empty body is read as null: an `Option` accepts it, and `()` accepts any body that
/// does not report an error. [`Binary`] is the bytes of the body, because bytes in JSON would have an
/// envelope around them. If reading is `tolerant`, values that do not fit are kept.
#[cfg(feature = "http")]
pub(crate) fn from_body<T: DeserializeOwned + 'static>(
    body: &[u8],
    tolerant: bool,
) -> Result<T, NotAValue> {
    if is_bytes::<T>() {
        let value: Box<dyn Any> = match TypeId::of::<T>() == TypeId::of::<Binary>() {
            true => Box::new(Binary::from(body)),
            false => Box::new((!body.is_empty()).then(|| Binary::from(body))),
        };
        if let Ok(value) = value.downcast() {
            return Ok(*value);
        }
    }
    let body = without_mark(body);
    if is_unit::<T>() || body.trim_ascii().is_empty() {
        return match text_reports_error(body) {
            true => Err(NotAValue::Error),
            false => T::deserialize(Value::Null).map_err(NotAValue::Unreadable),
        };
    }
    let read = match tolerant {
        true => engine::read_any_json_tolerantly(body),
        false => engine::read_any_json(body),
    };
    match read {
        Ok(value) if is_error(&value) => Err(NotAValue::Error),
        Err(NotAValue::Unreadable(_)) if text_reports_error(body) => Err(NotAValue::Error),
        read => read,
    }
}

/// Whether a body of this type is bytes instead of JSON: [`Binary`], or an `Option` of it.
#[cfg(feature = "http")]
pub(crate) fn is_bytes<T: 'static>() -> bool {
    [TypeId::of::<Binary>(), TypeId::of::<Option<Binary>>()].contains(&TypeId::of::<T>())
}

/// Reads a body that is a part of another one. If reading is `tolerant`, values that do not fit are kept.
pub(super) fn from_json<T: DeserializeOwned + 'static>(
    body: &Untyped,
    tolerant: bool,
) -> Result<T, NotAValue> {
    let is_unit = is_unit::<T>();
    // An error would have the position in this text alone, so it is that of reading the value.
    if let Some(text) = body.received().text().filter(|_| !is_unit)
        && let Ok(value) = engine::read_any_json(text.as_bytes())
        && !is_error(&value)
    {
        return Ok(value);
    }
    let body = body.value();
    // Where the type says nothing about the body, neither does the engine.
    if may_report_error(body)
        && (is_unit && engine::reports_error(body, Declared::Nothing)
            || engine::is_error_instead::<T>(body.to_string().as_bytes()))
    {
        return Err(NotAValue::Error);
    }
    match T::deserialize(if is_unit { &Value::Null } else { body }) {
        Ok(value) if is_error(&value) => Err(NotAValue::Error),
        Ok(value) => Ok(value),
        Err(_) if engine::reports_error(body, Declared::Nothing) => Err(NotAValue::Error),
        Err(error) if tolerant => engine::read_any_json_tolerantly(body.to_string().as_bytes())
            .map_err(|_| NotAValue::Unreadable(error)),
        Err(error) => Err(NotAValue::Unreadable(error)),
    }
}

/// Whether a body has the name of an error.
fn may_report_error(body: &Value) -> bool {
    ["error", "odata.error"].iter().any(|name| body.get(name).is_some())
}

/// Whether text of which nothing else is known reports an error.
#[cfg(feature = "http")]
fn text_reports_error(text: &[u8]) -> bool {
    let text = std::str::from_utf8(text).ok().filter(|text| engine::may_report_error(text));
    let body = text.and_then(|text| serde_json::from_str(text).ok());
    body.is_some_and(|body| engine::reports_error(&body, Declared::Nothing))
}

/// Whether a value is untyped JSON that reports an error.
fn is_error(value: &dyn Any) -> bool {
    let json = value.downcast_ref::<Value>();
    let json = json.or_else(|| value.downcast_ref::<Option<Value>>()?.as_ref());
    let json = json.or_else(|| value.downcast_ref::<Untyped>().map(Untyped::value));
    let json = json.or_else(|| value.downcast_ref::<Option<Untyped>>()?.as_deref());
    json.is_some_and(|json| engine::reports_error(json, Declared::Nothing))
}

fn is_unit<T: 'static>() -> bool {
    [TypeId::of::<()>(), TypeId::of::<Option<()>>()].contains(&TypeId::of::<T>())
}
