//! JSON on its way to where it is stored.

use serde_json::Value;

use super::received::{Parsed, Received};
use super::untyped::Untyped;

/// JSON that was read and is not stored yet.
pub(crate) enum Arrived<'t> {
    /// The text of an object, an array or a string. It is what serde_json writes, except for the order of
    /// names: without spaces, with no name twice in one object, and not nested more deeply than serde_json reads.
    Text(&'t str),
    Json(Untyped),
}

impl Arrived<'_> {
    pub(crate) fn is_array(&self) -> bool {
        match self {
            Self::Text(text) => text.starts_with('['),
            Self::Json(json) => json.is_array(),
        }
    }

    pub(crate) fn into_untyped(self) -> Untyped {
        match self {
            Self::Text(text) => Untyped::of_text(text.into(), Parsed::new()),
            Self::Json(json) => json,
        }
    }
}

impl From<Value> for Arrived<'_> {
    fn from(value: Value) -> Self {
        Self::Json(value.into())
    }
}

impl<'a> From<Received<'a>> for Arrived<'a> {
    fn from(received: Received<'a>) -> Self {
        match received {
            Received::Text(text, _) => Self::Text(text),
            Received::Value(value) => value.clone().into(),
        }
    }
}
