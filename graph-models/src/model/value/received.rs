//! JSON as it was received: text that is parsed when it is looked at.

use std::borrow::Cow;
use std::sync::OnceLock;

use serde_json::Value;

/// JSON where it is stored. A text is that of [`Arrived`](super::Arrived).
#[derive(Clone, Copy)]
pub(crate) enum Received<'a> {
    Text(&'a str, &'a Parsed),
    Value(&'a Value),
}

impl<'a> Received<'a> {
    pub(crate) fn value(self) -> &'a Value {
        match self {
            Self::Text(text, parsed) => parsed.of(text),
            Self::Value(value) => value,
        }
    }

    /// The JSON, which is not kept if it was not asked for before.
    pub(crate) fn once(self) -> Cow<'a, Value> {
        match self {
            Self::Text(text, parsed) => match parsed.0.get() {
                Some(value) => Cow::Borrowed(value),
                None => Cow::Owned(parse(text)),
            },
            Self::Value(value) => Cow::Borrowed(value),
        }
    }

    /// The text, if the JSON is still kept as such.
    pub(crate) const fn text(self) -> Option<&'a str> {
        match self {
            Self::Text(text, _) => Some(text),
            Self::Value(_) => None,
        }
    }

    /// Whether this is null, which is never kept as text.
    pub(crate) const fn is_null(self) -> bool {
        matches!(self, Self::Value(Value::Null))
    }
}

/// Equal texts need not be parsed. Others can differ in the order of names.
impl PartialEq for Received<'_> {
    fn eq(&self, other: &Self) -> bool {
        matches!((self.text(), other.text()), (Some(left), Some(right)) if left == right)
            || self.once() == other.once()
    }
}

/// The value of a text, once it was looked at.
pub(crate) struct Parsed(OnceLock<Box<Value>>);

impl Parsed {
    pub(super) const fn new() -> Self {
        Self(OnceLock::new())
    }

    fn of(&self, text: &str) -> &Value {
        self.0.get_or_init(|| Box::new(parse(text)))
    }

    pub(super) fn into_value(self, text: &str) -> Value {
        self.0.into_inner().map_or_else(|| parse(text), |value| *value)
    }
}

/// The copy of a text is parsed when it is looked at itself, because most copies are only written.
impl Clone for Parsed {
    fn clone(&self) -> Self {
        Self::new()
    }
}

fn parse(text: &str) -> Value {
    let value = serde_json::from_str(text);
    // The engine has read the text before, by stricter rules.
    debug_assert!(value.is_ok(), "the text was checked when it arrived");
    value.unwrap_or_default()
}
