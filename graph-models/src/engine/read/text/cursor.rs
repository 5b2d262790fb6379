//! A position in JSON text, and what is read from it: spaces, words and strings.

use std::borrow::Cow;

use super::unescape::Unescaped;
use crate::engine::read::context::DEEPEST;
use crate::engine::read::json::numbers_are_disguised;
use crate::engine::scan::{leading_spaces, plain};

/// A position in JSON text. `None` means that the text is left to serde.
pub(super) struct Cursor<'t> {
    text: &'t str,
    at: usize,
    depth: usize,
    /// Whether serde_json hands numbers over as text, once it was asked.
    disguised: Option<bool>,
    /// Room for strings with escapes, whose length is known when they are read.
    unescaped: Unescaped,
}

impl<'t> Cursor<'t> {
    pub(super) const fn new(text: &'t str) -> Self {
        Self { text, at: 0, depth: 0, disguised: None, unescaped: Unescaped::new() }
    }

    /// Whether serde_json hands numbers over as text, which is tested once.
    pub(super) fn numbers_are_disguised(&mut self) -> bool {
        *self.disguised.get_or_insert_with(numbers_are_disguised)
    }

    /// The text from here on.
    #[inline(always)]
    pub(super) fn rest(&self) -> &'t [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    /// The bytes after the next one.
    #[inline(always)]
    pub(super) fn after_next(&self) -> Option<&'t [u8]> {
        self.text.as_bytes().get(self.at + 1..)
    }

    /// The text of the next bytes.
    #[inline(always)]
    pub(super) fn text(&self, length: usize) -> Option<&'t str> {
        self.between(self.at, self.at + length)
    }

    /// The text between two positions. `str::get` with a range is a call of a function.
    #[inline(always)]
    fn between(&self, start: usize, end: usize) -> Option<&'t str> {
        Some(self.text.split_at_checked(end)?.0.split_at_checked(start)?.1)
    }

    /// Reads ahead, and returns to where it was.
    pub(super) fn ahead<R>(&mut self, read: impl FnOnce(&mut Self) -> R) -> R {
        let (at, depth) = (self.at, self.depth);
        let result = read(self);
        (self.at, self.depth) = (at, depth);
        result
    }

    /// The text between an earlier position and this one.
    pub(super) fn text_since(&self, start: usize) -> Option<&'t str> {
        self.between(start, self.at)
    }

    /// The next byte.
    #[inline(always)]
    pub(super) fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    #[inline(always)]
    pub(super) fn advance(&mut self, length: usize) {
        self.at += length;
    }

    /// Skips spaces, and returns the byte after them.
    #[inline(always)]
    pub(super) fn peek(&mut self) -> Option<u8> {
        match self.byte()? {
            byte if byte > b' ' => Some(byte),
            _ => self.skip_spaces(),
        }
    }

    /// Not in line, because most JSON on the wire has no spaces.
    #[inline(never)]
    fn skip_spaces(&mut self) -> Option<u8> {
        loop {
            match self.byte()? {
                b' ' | b'\r' | b'\t' => self.at += 1,
                b'\n' => self.skip_indentation(),
                byte => return Some(byte),
            }
        }
    }

    /// Skips a line break and the spaces after it, most of them eight at a time.
    #[inline(always)]
    fn skip_indentation(&mut self) {
        self.at += 1;
        while let Some(word) = self.rest().first_chunk::<8>() {
            let spaces = leading_spaces(u64::from_le_bytes(*word));
            self.at += spaces;
            if spaces < word.len() {
                break;
            }
        }
    }

    /// Whether only spaces are left.
    pub(super) fn is_at_end(&mut self) -> bool {
        self.peek().is_none()
    }

    /// Reads a word such as `null`.
    #[inline]
    pub(super) fn word<const N: usize>(&mut self, word: &[u8; N]) -> Option<()> {
        if self.rest().first_chunk() != Some(word) {
            return None;
        }
        self.at += N;
        Some(())
    }

    /// Reads the bracket of an array or object, one level down.
    #[inline(always)]
    pub(super) fn open(&mut self) -> Option<()> {
        self.at += 1;
        self.depth += 1;
        (self.depth <= DEEPEST).then_some(())
    }

    /// Reads what follows an element: whether another one does, or the bracket that ends them.
    #[inline(always)]
    pub(super) fn more(&mut self, end: u8) -> Option<bool> {
        let byte = self.peek()?;
        self.at += 1;
        if byte == b',' {
            return Some(true);
        }
        self.depth -= 1;
        (byte == end).then_some(false)
    }

    /// Reads what follows an entry of an object: whether another one does, or the bracket that ends it.
    /// The next byte is then the quote of the next name.
    #[inline(always)]
    pub(super) fn another_entry(&mut self) -> Option<bool> {
        if let Some(b",\"") = self.text.as_bytes().get(self.at..)?.first_chunk() {
            self.at += 1;
            return Some(true);
        }
        self.end_or_spaces()
    }

    /// Reads what follows an entry of an object if it is not a name at once.
    #[inline(never)]
    fn end_or_spaces(&mut self) -> Option<bool> {
        let more = self.more(b'}')?;
        (!more || self.peek()? == b'"').then_some(more)
    }

    /// Reads the bracket that ends an array or object without elements, if it is the next byte.
    #[inline(always)]
    pub(super) fn is_empty(&mut self, end: u8) -> Option<bool> {
        if self.peek()? != end {
            return Some(false);
        }
        self.at += 1;
        self.depth -= 1;
        Some(true)
    }

    /// How many bytes were read.
    pub(super) const fn position(&self) -> usize {
        self.at
    }

    /// How many more elements the list that began at `start` probably has, if it goes on to the end of
    /// the text, judged from the length of those that were read. A quarter is added, because a list that
    /// outgrows its room is moved as a whole, and room that is never written to takes no memory.
    pub(super) fn expected_elements(&self, start: usize, read: usize) -> usize {
        let expected = (self.text.len() - self.at) / ((self.at - start) / read).max(1);
        expected + expected / 4
    }

    /// Reads a string that starts here. Text without escapes is borrowed.
    #[inline(always)]
    pub(super) fn string(&mut self) -> Option<Cow<'t, str>> {
        match self.plain_string() {
            Some(text) => Some(Cow::Borrowed(text)),
            None => self.escaped_string().map(Cow::Owned),
        }
    }

    /// Reads a string that starts here, if it has no escapes.
    #[inline(always)]
    pub(super) fn plain_string(&mut self) -> Option<&'t str> {
        let start = self.at + 1;
        let end = start + plain(self.text.as_bytes().get(start..)?);
        if self.text.as_bytes().get(end) != Some(&b'"') {
            return None;
        }
        self.at = end + 1;
        self.between(start, end)
    }

    /// Reads a string that starts here, which may have escapes.
    #[inline]
    pub(super) fn escaped_string(&mut self) -> Option<String> {
        let (string, length) = self.unescaped.string(self.after_next()?)?;
        self.at += length + 1;
        Some(string)
    }
}
