//! Text from outside in a message.

use std::fmt;

/// Text from a body, which can be of any length and have any characters. It is escaped, and cut to a
/// length that fits in a message: as it is by `Display`, and in quotes by `Debug`.
#[derive(Clone, Copy)]
pub(crate) struct Excerpt<'t> {
    text: &'t str,
    is_cut: bool,
    /// Whether `Display` leaves quotes and backslashes as they are, because the text is a sentence.
    is_prose: bool,
}

impl<'t> Excerpt<'t> {
    /// The start of a value, which is enough to recognise it.
    pub(crate) fn of_value(text: &'t str) -> Self {
        Self::new(text, 40)
    }

    /// A name. No schema has one that is cut.
    pub(crate) fn of_name(text: &'t str) -> Self {
        Self::new(text, 128)
    }

    /// A sentence for people, or an id, neither of which is in quotes. Only what cannot be printed on
    /// one line is escaped.
    pub(crate) fn of_prose(text: &'t str) -> Self {
        Self { is_prose: true, ..Self::new(text, 1_000) }
    }

    /// The first words of a page for people.
    #[cfg(feature = "http")]
    pub(crate) fn of_page(text: &'t str) -> Self {
        Self::new(text, 160)
    }

    fn new(text: &'t str, longest: usize) -> Self {
        match text.char_indices().nth(longest) {
            Some((end, _)) => Self { text: &text[..end], is_cut: true, is_prose: false },
            None => Self { text, is_cut: false, is_prose: false },
        }
    }

    fn end(self) -> &'static str {
        if self.is_cut { "…" } else { "" }
    }
}

impl fmt::Display for Excerpt<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.is_prose {
            return write!(f, "{}{}", self.text.escape_debug(), self.end());
        }
        for part in self.text.split_inclusive(['"', '\'', '\\']) {
            let words = part.trim_end_matches(['"', '\'', '\\']);
            write!(f, "{}{}", words.escape_debug(), &part[words.len()..])?;
        }
        f.write_str(self.end())
    }
}

impl fmt::Debug for Excerpt<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}{}", self.text, self.end())
    }
}

#[cfg(test)]
mod tests {
    use super::Excerpt;

    #[test]
    fn long_text_is_cut_between_characters() {
        let text = "é".repeat(41);
        let (forty, all) = ("é".repeat(40), Excerpt::of_name(&text));
        assert_eq!(Excerpt::of_value(&text).to_string(), format!("{forty}…"));
        assert_eq!(format!("{:?}", Excerpt::of_value(&text)), format!("\"{forty}\"…"));
        assert_eq!(Excerpt::of_value(&forty).to_string(), forty);
        assert_eq!(all.to_string(), text);
        assert_eq!(Excerpt::of_name(&"n".repeat(1_000_000)).to_string().chars().count(), 129);
        assert_eq!(Excerpt::of_prose(&"n".repeat(1_000_000)).to_string().chars().count(), 1_001);
    }

    #[test]
    fn a_line_break_is_escaped() {
        let excerpt = Excerpt::of_value("a\n\"b\"");
        assert_eq!(excerpt.to_string(), r#"a\n\"b\""#);
        assert_eq!(format!("{excerpt:?}"), r#""a\n\"b\"""#);
    }

    #[test]
    fn prose_keeps_quotes_and_escapes_what_cannot_be_printed() {
        let shown = |text| Excerpt::of_prose(text).to_string();
        assert_eq!(shown(r#"No 'a' in "b\c"."#), r#"No 'a' in "b\c"."#);
        assert_eq!(shown("1\n2\r\0\u{1b}[31m'\u{2028}"), r"1\n2\r\0\u{1b}[31m'\u{2028}");
        assert_eq!(shown("a\u{202e}b\u{85}"), r"a\u{202e}b\u{85}");
        assert_eq!(shown("größer 東京"), "größer 東京");
    }
}
