//! Reads untyped JSON from text and, as for typed values, accepts no property that appears twice.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::cursor::Cursor;
use crate::engine::private_names::NUMBER_KEY;

impl<'t> Cursor<'t> {
    /// Reads any value.
    pub(super) fn untyped(&mut self) -> Option<Value> {
        Some(match self.peek()? {
            b'"' => Value::String(self.string()?.into_owned()),
            b'{' => self.untyped_object()?,
            b'[' => self.untyped_array()?,
            b'n' => self.word(b"null").map(|()| Value::Null)?,
            b't' => self.word(b"true").map(|()| Value::Bool(true))?,
            b'f' => self.word(b"false").map(|()| Value::Bool(false))?,
            b'-' | b'0'..=b'9' => Value::Number(self.number_text()?.parse().ok()?),
            _ => return None,
        })
    }

    fn untyped_array(&mut self) -> Option<Value> {
        let mut array = Vec::new();
        self.open()?;
        if !self.is_empty(b']')? {
            loop {
                array.push(self.untyped()?);
                if !self.more(b']')? {
                    break;
                }
            }
        }
        Some(Value::Array(array))
    }

    fn untyped_object(&mut self) -> Option<Value> {
        let mut object = Map::new();
        self.open()?;
        if !self.is_empty(b'}')? {
            loop {
                let name = self.name()?.into_owned();
                // The serde way takes this for a number where numbers are disguised.
                if name == NUMBER_KEY {
                    return None;
                }
                let value = self.untyped()?;
                if object.insert(name, value).is_some() {
                    return None;
                }
                if !self.more(b'}')? {
                    break;
                }
            }
        }
        Some(Value::Object(object))
    }

    /// Reads a name and the colon after it.
    pub(super) fn name(&mut self) -> Option<Cow<'t, str>> {
        if self.peek()? != b'"' {
            return None;
        }
        let name = self.string()?;
        if self.peek()? != b':' {
            return None;
        }
        self.advance(1);
        Some(name)
    }
}
