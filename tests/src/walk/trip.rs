//! Round trips of a body, and refusals.

use graph_models::serde_json::{self, Deserializer, Value};
use graph_models::{Object, TypeInfo};

use super::Walker;
use super::body::{SECRET, SECRET_NUMBER, TAG};
use super::samples::Sample;
use crate::outcome::{Outcome, agree, described};

type Read = serde_json::Result<Box<dyn Object>>;

impl Walker {
    /// Reads a body of a type from text and from a `Value`, and checks how it is written. Returns
    /// the value.
    pub(super) fn round_trip(
        &mut self,
        info: &'static TypeInfo,
        body: &Sample,
    ) -> Option<Box<dyn Object>> {
        self.text_round_trip(info, &body.sent.to_string(), &body.written)?;
        let read = self.read_value(info, &body.sent)?;
        self.is_written(read, &body.sent.to_string(), &body.written)
    }

    /// Does the same from text only.
    pub(super) fn text_round_trip(
        &mut self,
        info: &'static TypeInfo,
        text: &str,
        written: &Value,
    ) -> Option<Box<dyn Object>> {
        self.report.figures.round_trips += 1;
        let read = self.read_text(info, text)?;
        self.is_written(read, text, written)
    }

    fn is_written(&mut self, read: Read, sent: &str, written: &Value) -> Option<Box<dyn Object>> {
        let object = match read {
            Ok(object) => object,
            Err(error) => {
                self.fail(format!("{sent} is refused: {error}"));
                return None;
            }
        };
        // Parameters of an operation are untagged.
        let is_tagged = object.type_info().is_tagged() || written.get(TAG).is_some();
        let expected = match written.get(TAG) {
            None if is_tagged => {
                // At the top of a body the tag is always written.
                let mut expected = written.clone();
                expected[TAG] = object.type_info().odata_type().into();
                expected
            }
            _ => written.clone(),
        };
        match serde_json::to_string(&*object) {
            Err(error) => self.fail(format!("{sent} cannot be written: {error}")),
            Ok(text) => {
                let tag_first = text.starts_with(r#"{"@odata.type":"#);
                self.check(tag_first == is_tagged, "the tag is missing, unexpected or not first");
                if serde_json::from_str::<Value>(&text).ok().as_ref() != Some(&expected) {
                    self.fail(format!("{sent} is written as {text}"));
                }
            }
        }
        self.is_copied(&*object, sent, &expected);
        let printed = format!("{object:?}");
        self.check(!printed.contains(SECRET), "`Debug` shows a secret");
        self.check(printed.starts_with(object.type_info().rust_name()), "`Debug` lacks the name");
        Some(object)
    }

    fn is_copied(&mut self, object: &dyn Object, sent: &str, expected: &Value) {
        let Some(copy) = object.duplicate() else { return self.fail("it cannot be copied") };
        // NaN is not equal to itself.
        if !sent.contains(r#""NaN""#) {
            self.check(*copy == *object, "the copy is not equal");
        }
        match serde_json::to_value(&*copy) {
            Ok(written) if written == *expected => {}
            Ok(written) => self.fail(format!("the copy of {sent} is written as {written}")),
            Err(error) => self.fail(format!("the copy of {sent} cannot be written: {error}")),
        }
    }

    /// Checks that a body is refused, from text and from a `Value`, with an error that has this
    /// start.
    pub(super) fn refused(&mut self, info: &'static TypeInfo, body: &Value, start: &str) {
        self.text_refused(info, &body.to_string(), start);
        if let Some(read) = self.read_value(info, body) {
            self.is_refused(read, &body.to_string(), start);
        }
    }

    /// Does the same from text only.
    pub(super) fn text_refused(&mut self, info: &'static TypeInfo, text: &str, start: &str) {
        self.report.figures.refusals += 1;
        if let Some(read) = self.read_text(info, text) {
            self.is_refused(read, text, start);
        }
    }

    fn is_refused(&mut self, read: Read, text: &str, start: &str) {
        match read {
            Ok(object) => self.fail(format!("{text} is accepted: {object:?}")),
            Err(error) => {
                let message = error.to_string();
                if !message.starts_with(start) {
                    self.fail(format!("{text} is refused with `{message}`, not `{start}…`"));
                }
                let shown = [SECRET, &SECRET_NUMBER.to_string()].map(|it| message.contains(it));
                self.check(shown == [false; 2], "the error shows a secret");
            }
        }
    }

    fn read_text(&mut self, info: &'static TypeInfo, text: &str) -> Option<Read> {
        let info = self.body_type(info);
        let read = info.read(&mut Deserializer::from_str(text));
        let outcomes = described(self.registry, info, text.as_bytes());
        let is_read = outcomes.first().is_some_and(Outcome::is_value);
        if !agree(&outcomes) || is_read != matches!(read, Some(Ok(_))) {
            self.fail(format!("{text} is read directly in another way"));
        }
        self.known(read)
    }

    fn read_value(&mut self, info: &'static TypeInfo, body: &Value) -> Option<Read> {
        let read = self.body_type(info).read(body.clone());
        self.known(read)
    }

    fn known(&mut self, read: Option<Read>) -> Option<Read> {
        if read.is_none() {
            self.fail("it cannot be read");
        }
        read
    }
}

/// The start of an error's message: the path of a property.
pub(super) fn at(name: &str) -> String {
    format!("at {}: ", step(name))
}

/// The start of an error's message: the path of an element of a collection.
pub(super) fn at_element(name: &str, index: usize) -> String {
    format!("at {}[{index}]: ", step(name))
}

/// A property's name in a path, in brackets if it has other characters than a plain name.
pub(super) fn step(name: &str) -> String {
    let plain = |char: char| char.is_alphanumeric() || matches!(char, '_' | '@' | '.');
    match name.chars().all(plain) {
        true => name.to_owned(),
        false => format!("[{name:?}]"),
    }
}
