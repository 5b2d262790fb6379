//! Text from outside in a message.

use std::fmt;

/// Text from a body, which can be of any length and have any characters. It is escaped, and cut to a
/// length that fits in a message: as it is by `Display`, and in quotes by `Debug`.
#[derive(Clone, Copy)]
pub(crate) struct Excerpt<'t> {
    text: &'t str,
    is_cut: bool,
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

    /// The first words of a page for people.
    #[cfg(feature = "http")]
    pub(crate) fn of_page(text: &'t str) -> Self {
        Self::new(text, 160)
    }

    fn new(text: &'t str, longest: usize) -> Self {
        match text.char_indices().nth(longest) {
            Some((end, _)) => Self { text: &text[..end], is_cut: true },
            None => Self { text, is_cut: false },
        }
    }

    fn end(self) -> &'static str {
        if self.is_cut { "…" } else { "" }
    }
}

impl fmt::Display for Excerpt<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.text.escape_debug(), self.end())
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
    }

    #[test]
    fn a_line_break_is_escaped() {
        let excerpt = Excerpt::of_value("a\n\"b\"");
        assert_eq!(excerpt.to_string(), r#"a\n\"b\""#);
        assert_eq!(format!("{excerpt:?}"), r#""a\n\"b\"""#);
    }
}
