//! The text that is written.

use std::io;

use crate::engine::scan::plain;

/// The name of a property, and whether it may have characters that JSON escapes.
#[derive(Clone, Copy)]
pub(super) struct Name<'n> {
    pub(super) text: &'n str,
    pub(super) escaped: bool,
}

/// JSON text that grows.
pub(super) struct Buffer(Vec<u8>);

impl Buffer {
    /// An empty text, with room for a small body.
    pub(super) fn new() -> Self {
        Self(Vec::with_capacity(512))
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.0
    }

    #[inline(always)]
    pub(super) fn byte(&mut self, byte: u8) {
        self.0.push(byte);
    }

    /// Writes bytes whose number is known at compile time, which is faster.
    #[inline(always)]
    pub(super) fn bytes<const N: usize>(&mut self, bytes: &[u8; N]) {
        self.0.extend_from_slice(bytes);
    }

    #[inline]
    pub(super) fn slice(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    /// Writes a name, and the colon after it.
    #[inline]
    pub(super) fn name(&mut self, name: Name<'_>) {
        if name.escaped {
            self.string(name.text);
            return self.byte(b':');
        }
        self.0.reserve(name.text.len() + 3);
        self.byte(b'"');
        self.slice(name.text.as_bytes());
        self.bytes(b"\":");
    }

    /// Writes text that has no special characters in quotes.
    #[inline]
    pub(super) fn quote(&mut self, text: &str) {
        self.byte(b'"');
        self.slice(text.as_bytes());
        self.byte(b'"');
    }

    /// Writes a string.
    #[inline]
    pub(super) fn string(&mut self, text: &str) {
        match plain(text.as_bytes()) == text.len() {
            true => self.quote(text),
            false => self.escaped(text.as_bytes()),
        }
    }

    #[inline(never)]
    fn escaped(&mut self, mut text: &[u8]) {
        self.byte(b'"');
        loop {
            let (plain, rest) = text.split_at(plain(text));
            self.slice(plain);
            let Some((special, rest)) = rest.split_first() else { break };
            match special {
                b'"' => self.bytes(b"\\\""),
                b'\\' => self.bytes(b"\\\\"),
                0x08 => self.bytes(b"\\b"),
                0x09 => self.bytes(b"\\t"),
                0x0A => self.bytes(b"\\n"),
                0x0C => self.bytes(b"\\f"),
                0x0D => self.bytes(b"\\r"),
                control => {
                    let digit = |value: u8| b"0123456789abcdef"[usize::from(value & 15)];
                    self.bytes(&[b'\\', b'u', b'0', b'0', digit(control >> 4), digit(*control)]);
                }
            }
            text = rest;
        }
        self.byte(b'"');
    }

    /// Ends an array or object. The bracket replaces the comma after the last element.
    #[inline]
    pub(super) fn close(&mut self, bracket: u8) {
        match self.0.last_mut() {
            Some(last) if *last == b',' => *last = bracket,
            _ => self.byte(bracket),
        }
    }
}

impl io::Write for Buffer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
