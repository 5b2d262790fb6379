//! A body there and back, or refused.

use graph_models::serde_json::{self, Deserializer, Value};
use graph_models::{Object, TypeInfo};

use super::Walker;
use super::body::{SECRET, SECRET_NUMBER, TAG};
use super::samples::Sample;

type Read = serde_json::Result<Box<dyn Object>>;

impl Walker {
    /// Reads a body of a type, from text and from a `Value`, and compares what is written; returns
    /// the value.
    pub(super) fn comes_back(
        &mut self,
        info: &'static TypeInfo,
        body: &Sample,
    ) -> Option<Box<dyn Object>> {
        self.text_comes_back(info, &body.sent.to_string(), &body.written)?;
        let read = self.read_value(info, &body.sent)?;
        self.is_written(read, &body.sent.to_string(), &body.written)
    }

    /// The same for a text alone.
    pub(super) fn text_comes_back(
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
        // Parameters have no name of their own on the wire.
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
            Err(error) => self.fail(format!("{sent} is not written: {error}")),
            Ok(text) => {
                let tag_first = text.starts_with(r#"{"@odata.type":"#);
                self.check(tag_first == is_tagged, "the tag does not come first");
                if serde_json::from_str::<Value>(&text).ok().as_ref() != Some(&expected) {
                    self.fail(format!("{sent} comes back as {text}"));
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
        // That which is no number is not equal to itself.
        if !sent.contains(r#""NaN""#) {
            self.check(*copy == *object, "the copy is not equal");
        }
        match serde_json::to_value(&*copy) {
            Ok(written) if written == *expected => {}
            Ok(written) => self.fail(format!("{sent}, copied, comes back as {written}")),
            Err(error) => self.fail(format!("{sent}, copied, is not written: {error}")),
        }
    }

    /// Checks that a body is refused, from text and from a `Value`, with an error that begins with
    /// the place.
    pub(super) fn refused(&mut self, info: &'static TypeInfo, body: &Value, place: &str) {
        self.text_refused(info, &body.to_string(), place);
        if let Some(read) = self.read_value(info, body) {
            self.is_refused(read, &body.to_string(), place);
        }
    }

    /// The same for a text alone.
    pub(super) fn text_refused(&mut self, info: &'static TypeInfo, text: &str, place: &str) {
        self.report.figures.refusals += 1;
        if let Some(read) = self.read_text(info, text) {
            self.is_refused(read, text, place);
        }
    }

    fn is_refused(&mut self, read: Read, text: &str, place: &str) {
        match read {
            Ok(object) => self.fail(format!("{text} is read: {object:?}")),
            Err(error) => {
                let message = error.to_string();
                if !message.starts_with(place) {
                    self.fail(format!("{text} is refused with `{message}`, not `{place}…`"));
                }
                let shown = [SECRET, &SECRET_NUMBER.to_string()].map(|it| message.contains(it));
                self.check(shown == [false; 2], "the error shows a secret");
            }
        }
    }

    fn read_text(&mut self, info: &'static TypeInfo, text: &str) -> Option<Read> {
        let read = self.declared(info).read(&mut Deserializer::from_str(text));
        self.known(read)
    }

    fn read_value(&mut self, info: &'static TypeInfo, body: &Value) -> Option<Read> {
        let read = self.declared(info).read(body.clone());
        self.known(read)
    }

    fn known(&mut self, read: Option<Read>) -> Option<Read> {
        if read.is_none() {
            self.fail("it cannot be read");
        }
        read
    }
}

/// The beginning of an error's message: where in the body it is.
pub(super) fn at(name: &str) -> String {
    format!("at {}: ", step(name))
}

/// The same for an element of a collection.
pub(super) fn at_element(name: &str, index: usize) -> String {
    format!("at {}[{index}]: ", step(name))
}

/// A property's name in a path: in brackets if it is no plain name.
pub(super) fn step(name: &str) -> String {
    let plain = |char: char| char.is_alphanumeric() || matches!(char, '_' | '@' | '.');
    match name.chars().all(plain) {
        true => name.to_owned(),
        false => format!("[{name:?}]"),
    }
}
