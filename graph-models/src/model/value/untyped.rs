//! Untyped JSON, which stays text until it is asked for.

use std::fmt;
use std::ops::{Deref, DerefMut};

use serde_json::Value;

use super::received::{Parsed, Received};

/// Untyped JSON (`Edm.Untyped`), which is parsed when it is asked for.
///
/// It dereferences to a serde_json [`Value`]. If it is read by [`json`](crate::json) or as a response, an object,
/// an array or a string stays text until then, unless the text has spaces or other spellings that serde_json
/// would not write. Most bodies in a batch and most related entities are read as a type, and most unknown
/// properties are only written back: a type is read from text faster than from a `Value`, and text takes a third
/// of the memory. Once it was asked for, the value is kept beside the text.
///
/// ```
/// use graph_models::{BatchAnswer, Untyped, json};
/// use serde_json::{Value, json};
///
/// let mut answer: BatchAnswer = json::from_str(r#"{"id":"1","body":{"id":"u1","age":7}}"#)?;
/// let body = answer.body.get_or_insert_default();
/// assert_eq!(body["age"], 7);
/// body["age"] = json!(8);
/// assert_eq!(*body, json!({"id": "u1", "age": 8}));
///
/// let body: Option<&Value> = answer.body.as_deref();
/// assert_eq!(body.and_then(|body| body["id"].as_str()), Some("u1"));
/// answer.body = Some(Untyped::from(json!(["replaced"])));
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// Two are equal if their JSON is. Text is written with its names in the order in which they were received, and a
/// value with those of serde_json's `Map`, which are sorted by default. `Debug` and `Display` print what those of
/// `Value` print.
#[derive(Clone, Default)]
pub struct Untyped(Form);

#[derive(Clone)]
enum Form {
    Value(Value),
    /// The text of an object, an array or a string.
    Text(Box<str>, Parsed),
}

impl Default for Form {
    fn default() -> Self {
        Self::Value(Value::Null)
    }
}

impl Untyped {
    /// Null.
    pub const NULL: Self = Self(Form::Value(Value::Null));

    /// Keeps the text of [`Arrived`](super::Arrived).
    pub(super) const fn of_text(text: Box<str>, parsed: Parsed) -> Self {
        Self(Form::Text(text, parsed))
    }

    pub(crate) fn received(&self) -> Received<'_> {
        match &self.0 {
            Form::Value(value) => Received::Value(value),
            Form::Text(text, parsed) => Received::Text(text, parsed),
        }
    }

    /// The JSON.
    pub fn value(&self) -> &Value {
        self.received().value()
    }

    /// The JSON, to be changed.
    pub fn value_mut(&mut self) -> &mut Value {
        match self.0 {
            Form::Value(ref mut value) => value,
            Form::Text(..) => {
                *self = std::mem::take(self).into_value().into();
                self.value_mut()
            }
        }
    }

    /// The JSON.
    pub fn into_value(self) -> Value {
        match self.0 {
            Form::Value(value) => value,
            Form::Text(text, parsed) => parsed.into_value(&text),
        }
    }

    /// Whether this is null. [`Value::is_null`] would parse text first.
    pub fn is_null(&self) -> bool {
        self.received().is_null()
    }

    /// The text of a string. [`Value::as_str`] would parse an object first.
    pub fn as_str(&self) -> Option<&str> {
        match self.received().text() {
            Some(text) if !text.starts_with('"') => None,
            _ => self.value().as_str(),
        }
    }
}

impl Deref for Untyped {
    type Target = Value;

    fn deref(&self) -> &Value {
        self.value()
    }
}

impl DerefMut for Untyped {
    fn deref_mut(&mut self) -> &mut Value {
        self.value_mut()
    }
}

impl From<Value> for Untyped {
    fn from(value: Value) -> Self {
        Self(Form::Value(value))
    }
}

impl From<&str> for Untyped {
    fn from(text: &str) -> Self {
        Value::from(text).into()
    }
}

impl From<String> for Untyped {
    fn from(text: String) -> Self {
        Value::from(text).into()
    }
}

impl From<Untyped> for Value {
    fn from(untyped: Untyped) -> Self {
        untyped.into_value()
    }
}

impl PartialEq for Untyped {
    fn eq(&self, other: &Self) -> bool {
        self.received() == other.received()
    }
}

impl Eq for Untyped {}

impl PartialEq<Value> for Untyped {
    fn eq(&self, other: &Value) -> bool {
        self.received() == Received::Value(other)
    }
}

impl fmt::Debug for Untyped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.received().once().fmt(f)
    }
}

impl fmt::Display for Untyped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.received().once().fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn of_text(text: &str) -> Untyped {
        Untyped::of_text(text.into(), Parsed::new())
    }

    #[test]
    fn text_is_the_value_that_it_is_parsed_to() {
        let text = r#"{"b":[1,{"a":null}],"a":"\n"}"#;
        let value: Value = serde_json::from_str(text).expect("it is JSON");
        let untyped = of_text(text);
        assert!(untyped.is_object() && !untyped.is_array() && !untyped.is_null());
        assert_eq!((&untyped, &untyped), (&Untyped::from(value.clone()), &of_text(text)));
        assert_eq!(untyped, value);
        assert_eq!((untyped.value(), untyped["b"].is_array()), (&value, true));
        assert_eq!(untyped.received().text(), Some(text), "looking at it changes nothing");
        let copy = untyped.clone();
        assert_eq!(copy.received().text(), Some(text));
        assert_eq!(copy.into_value(), value);
        assert_eq!(format!("{untyped:?} {untyped}"), format!("{value:?} {value}"));
        assert_eq!(Value::from(untyped), value);
    }

    #[test]
    fn a_change_replaces_the_text() {
        let mut untyped = of_text("[1,2]");
        assert!(untyped.is_array());
        untyped[0] = json!(3);
        assert_eq!((untyped.received().text(), untyped.value()), (None, &json!([3, 2])));
        assert_ne!(untyped, of_text("[1,2]"));
        assert_eq!(untyped, of_text("[3,2]"));
    }

    #[test]
    fn equal_json_in_another_order_is_equal() {
        let [left, right] = [r#"{"a":1,"b":2}"#, r#"{"b":2,"a":1}"#].map(of_text);
        assert_eq!(left, right);
        let text = of_text(r#""a\n""#);
        assert!(text.is_string() && !text.is_object() && of_text("[]").as_str().is_none());
        assert_eq!((text.as_str(), &text), (Some("a\n"), &Untyped::from("a\n")));
        assert!(Untyped::NULL.is_null() && Untyped::default() == Untyped::NULL);
    }
}
