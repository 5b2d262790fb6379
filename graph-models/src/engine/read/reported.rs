//! Tells a body that reports an error from a value.
//!
//! Some services answer with an error although the status says that there is none. Such a body has
//! nothing that the type declares, so it would be read as a value without properties.

use serde_json::{Map, Value};

use crate::model::{Object, ObjectExt, TypeInfo};

/// What a body is read as.
#[derive(Clone, Copy)]
pub(crate) enum Declared {
    /// A type with these properties.
    By(&'static TypeInfo),
    /// Nothing is known about it.
    Nothing,
}

impl Declared {
    fn has(self, name: &str) -> bool {
        match self {
            // A union declares nothing itself.
            Self::By(info) => {
                info.position(name).is_some()
                    || info.variants().any(|variant| variant.position(name).is_some())
            }
            Self::Nothing => !ERROR_NAMES.contains(&name),
        }
    }
}

/// What an error has beside its code or its text.
const ERROR_NAMES: [&str; 11] = [
    "claims",
    "correlation_id",
    "error",
    "error_codes",
    "error_description",
    "error_uri",
    "odata.error",
    "requestId",
    "suberror",
    "timestamp",
    "trace_id",
];

/// Whether a body reports an error instead of a value.
///
/// It does if it has an object `error` or `odata.error`, or a text `error` with an
/// `error_description`, and besides it only annotations, nulls, and properties that the type does not
/// declare. A type that declares `error` itself is never mistaken for an error, and neither is a value
/// with another property of its type. Where no type is known, the body must have only what errors have.
/// An array reports an error if each of its elements does.
pub(crate) fn reports_error(body: &Value, declared: Declared) -> bool {
    match body {
        Value::Object(entries) => {
            has_error(entries)
                && entries.iter().all(|(name, value)| {
                    value.is_null() || name.contains('@') || !declared.has(name)
                })
        }
        Value::Array(bodies) => {
            !bodies.is_empty() && bodies.iter().all(|body| reports_error(body, declared))
        }
        _ => false,
    }
}

fn has_error(entries: &Map<String, Value>) -> bool {
    let is_object = |name| entries.get(name).is_some_and(Value::is_object);
    let is_text = |name| entries.get(name).is_some_and(Value::is_string);
    is_object("error")
        || is_object("odata.error")
        || is_text("error") && is_text("error_description")
}

/// Whether JSON text may report an error. If not, it need not be parsed to find out.
pub(crate) fn may_report_error(text: &str) -> bool {
    text.contains("error\"")
}

/// Whether JSON text reports an error instead of a value. If a value was read, it knows whether the
/// text has an `error` that it does not declare.
pub(super) fn reports_error_instead(
    text: &str,
    info: &'static TypeInfo,
    value: Option<&dyn Object>,
) -> bool {
    let is_undeclared =
        |name| value.is_some_and(|value| value.additional().received_property(name).is_some());
    let may_report = match value {
        Some(_) => is_undeclared("error") || is_undeclared("odata.error"),
        None => may_report_error(text),
    };
    let body = || serde_json::from_str(text).ok();
    may_report && body().is_some_and(|body| reports_error(&body, Declared::By(info)))
}
