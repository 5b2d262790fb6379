//! Lines and columns of a text.

use std::sync::Arc;

use crate::error::Position;

/// The lines of a document.
pub(super) struct Lines<'x> {
    text: &'x str,
    /// The name of the document in messages.
    pub(super) name: Option<Arc<str>>,
    /// The offsets of line ends. roxmltree would count the lines again for each element.
    newlines: Vec<usize>,
}

impl<'x> Lines<'x> {
    pub(super) fn new(text: &'x str, name: Option<Arc<str>>) -> Self {
        let newlines = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let newlines = newlines.map(|(offset, _)| offset).collect();
        Self { text, name, newlines }
    }

    /// The position of an offset.
    pub(super) fn position(&self, offset: usize) -> Position {
        let before = self.newlines.partition_point(|newline| *newline < offset);
        let line = before.checked_sub(1).and_then(|last| self.newlines.get(last));
        let line = line.map_or(0, |newline| newline + 1);
        let column = self.text.get(line..offset).map_or(0, |text| text.chars().count());
        let number = |count: usize| u32::try_from(count + 1).unwrap_or(u32::MAX);
        Position { document: self.name.clone(), line: number(before), column: number(column) }
    }
}
