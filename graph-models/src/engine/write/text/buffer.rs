//! The text that is written.

use std::io;

use graph_table::naming::is_escaped_byte;

use super::copy::{copy, copy_plain};
use crate::engine::scan::{is_plain, plain_in};

/// The name of a property, and whether it may have characters that JSON escapes.
#[derive(Clone, Copy)]
pub(super) struct Name<'n> {
    pub(super) text: &'n str,
    pub(super) escaped: bool,
}

/// How many bytes are made ready at a time.
const STEP: usize = 1024;

/// How many bytes a name or a string has beside its text: two quotes, and the colon or comma after them.
const QUOTES: usize = 3;

/// JSON text that grows. A value is written with the comma after it, in one piece; the bracket that
/// ends an array or object replaces the last one.
pub(super) struct Buffer {
    /// The text, and zeros after it that further text replaces. Storing an array there costs less than
    /// adding it to a `Vec`.
    bytes: Vec<u8>,
    length: usize,
}

impl Buffer {
    /// An empty text, with room for a small body.
    pub(super) fn new() -> Self {
        // The first byte makes it ready. If it were made ready here, the compiler would merge both steps
        // into `calloc`, which is slower for a small size.
        Self { bytes: Vec::with_capacity(STEP), length: 0 }
    }

    /// The text without the comma at its end.
    pub(super) fn into_bytes(mut self) -> Vec<u8> {
        self.bytes.truncate(self.length.saturating_sub(1));
        self.bytes
    }

    /// Adds so many bytes, which `write` fills in. Returns what it returns.
    #[inline(always)]
    fn add<R>(&mut self, length: usize, write: impl FnOnce(&mut [u8]) -> R) -> R {
        let result = loop {
            let free = self.bytes.get_mut(self.length..).unwrap_or_default();
            match free.get_mut(..length) {
                Some(room) => break write(room),
                None => self.grow(length),
            }
        };
        self.length += length;
        result
    }

    /// Makes room for so many bytes. The capacity doubles, but only the next bytes are filled with
    /// zeros, so that memory that is never written to is never touched.
    #[inline(never)]
    fn grow(&mut self, length: usize) {
        let least = self.length + length;
        self.bytes.reserve(least - self.bytes.len());
        let ready = self.bytes.capacity().min(least + STEP);
        self.bytes.resize(ready, 0);
    }

    /// Writes bytes whose number is known at compile time.
    #[inline(always)]
    pub(super) fn bytes<const N: usize>(&mut self, bytes: &[u8; N]) {
        self.add(N, |room| room.copy_from_slice(bytes));
    }

    /// Writes a number or the like, without quotes.
    #[inline]
    pub(super) fn word(&mut self, text: &[u8]) {
        self.add(text.len() + 1, |room| {
            let [word @ .., comma] = room else { return };
            copy(text, word);
            *comma = b',';
        });
    }

    /// Writes a name, and the colon after it.
    #[inline(always)]
    pub(super) fn name(&mut self, name: Name<'_>) {
        match name.escaped {
            true => self.any_name(name.text),
            false => self.in_quotes(name.text.as_bytes(), b':'),
        }
    }

    /// Writes a name and a null. Room is made for both at once, as for a string.
    #[inline(always)]
    pub(super) fn null_property(&mut self, name: Name<'_>) {
        const NULL: &[u8; 5] = b"null,";
        if name.escaped {
            self.any_name(name.text);
            return self.bytes(NULL);
        }
        let name = name.text.as_bytes();
        self.add(name.len() + QUOTES + NULL.len(), |room| {
            name_in(room, name).copy_from_slice(NULL);
        });
    }

    /// Writes a name and a string. Room is made for both at once, because most properties are strings.
    #[inline(always)]
    pub(super) fn string_property(&mut self, name: Name<'_>, text: &str) {
        if name.escaped {
            self.any_name(name.text);
            return self.string(text);
        }
        let (name, text) = (name.text.as_bytes(), text.as_bytes());
        let length = text.len() + QUOTES;
        let plain = self
            .add(name.len() + QUOTES + length, |room| plain_in_quotes(text, name_in(room, name)));
        if !plain {
            self.length -= length;
            self.escaped(text);
        }
    }

    /// Writes a name that may have special characters.
    #[inline(never)]
    pub(super) fn any_name(&mut self, name: &str) {
        self.string(name);
        if let Some(comma) = self.bytes.get_mut(self.length - 1) {
            *comma = b':';
        }
    }

    /// Writes text that has no special characters in quotes.
    #[inline]
    pub(super) fn quote(&mut self, text: &[u8]) {
        self.in_quotes(text, b',');
    }

    #[inline(always)]
    fn in_quotes(&mut self, text: &[u8], after: u8) {
        self.add(text.len() + QUOTES, |room| in_quotes(text, after, room));
    }

    /// Writes a string.
    #[inline(always)]
    pub(super) fn string(&mut self, text: &str) {
        let text = text.as_bytes();
        let length = text.len() + QUOTES;
        if !self.add(length, |room| plain_in_quotes(text, room)) {
            self.length -= length;
            self.escaped(text);
        }
    }

    #[inline(never)]
    fn escaped(&mut self, mut text: &[u8]) {
        self.bytes(b"\"");
        while let Some((chunk, rest)) = text.split_first_chunk::<16>() {
            // All of it is copied, because that costs less than copying a part.
            self.bytes(chunk);
            let plain = if is_plain(chunk) { chunk.len() } else { plain_in(chunk) };
            self.length -= chunk.len() - plain;
            text = match chunk.get(plain) {
                Some(special) => {
                    self.escape(*special);
                    text.get(plain + 1..).unwrap_or_default()
                }
                None => rest,
            };
        }
        for byte in text {
            match is_escaped_byte(*byte) {
                true => self.escape(*byte),
                false => self.bytes(&[*byte]),
            }
        }
        self.bytes(b"\",");
    }

    /// Writes the escape of a special byte.
    #[inline]
    fn escape(&mut self, byte: u8) {
        match byte {
            b'"' => self.bytes(b"\\\""),
            b'\\' => self.bytes(b"\\\\"),
            0x08 => self.bytes(b"\\b"),
            0x09 => self.bytes(b"\\t"),
            0x0A => self.bytes(b"\\n"),
            0x0C => self.bytes(b"\\f"),
            0x0D => self.bytes(b"\\r"),
            _ => {
                let digit = |value: u8| b"0123456789abcdef"[usize::from(value & 15)];
                self.bytes(&[b'\\', b'u', b'0', b'0', digit(byte >> 4), digit(byte)]);
            }
        }
    }

    /// Ends an array or object. The bracket replaces the comma after the last element.
    #[inline]
    pub(super) fn close(&mut self, bracket: u8) {
        if let Some(b',') = self.bytes.get(self.length.wrapping_sub(1)) {
            self.length -= 1;
        }
        self.bytes(&[bracket, b',']);
    }
}

/// Writes a name and the colon after it. Returns the room after them.
#[inline(always)]
fn name_in<'r>(room: &'r mut [u8], name: &[u8]) -> &'r mut [u8] {
    let (start, rest) = room.split_at_mut(name.len() + QUOTES);
    in_quotes(name, b':', start);
    rest
}

/// Writes text in quotes, and what comes after them.
#[inline(always)]
fn in_quotes(text: &[u8], after: u8, room: &mut [u8]) {
    let [open, inner @ .., close, end] = room else { return };
    (*open, *close, *end) = (b'"', b'"', after);
    copy(text, inner);
}

/// Writes a string and the comma after it. Returns whether JSON has no escapes for its text; if it does, only a
/// part may have been written.
#[inline(always)]
fn plain_in_quotes(text: &[u8], room: &mut [u8]) -> bool {
    let [open, inner @ .., close, comma] = room else { return false };
    (*open, *close, *comma) = (b'"', b'"', b',');
    copy_plain(text, inner)
}

impl io::Write for Buffer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.add(bytes.len(), |room| copy(bytes, room));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Buffer, Name, STEP};

    fn written(write: impl FnOnce(&mut Buffer)) -> String {
        let mut buffer = Buffer::new();
        write(&mut buffer);
        String::from_utf8(buffer.into_bytes()).expect("it is text")
    }

    #[test]
    fn a_property_is_its_name_and_its_value() {
        for length in (0..40).chain(STEP - 20..STEP + 20) {
            let long = "n".repeat(length);
            for (text, escaped) in [(long.as_str(), false), ("a \"name\"", true)] {
                let name = Name { text, escaped };
                // Near the end of a step, only the first and the last positions.
                let positions = (0..length).filter(|at| length < 40 || *at < 3 || at + 3 > length);
                for special in positions.map(Some).chain([None]) {
                    let mut value = "é".repeat(length / 2) + &"v".repeat(length % 2);
                    if let Some(position) = special.filter(|at| value.is_char_boundary(*at)) {
                        value.insert(position, '\n');
                    }
                    let expected = format!(
                        "{}:{}",
                        serde_json::to_string(text).expect("text is JSON"),
                        serde_json::to_string(&value).expect("text is JSON"),
                    );
                    assert_eq!(written(|buffer| buffer.string_property(name, &value)), expected);
                }
                let expected = serde_json::to_string(text).expect("text is JSON") + ":null";
                assert_eq!(written(|buffer| buffer.null_property(name)), expected);
            }
        }
    }
}
