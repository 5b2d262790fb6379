//! The numbers of an enumeration's members.
//!
//! The text has the decimal numbers, separated by commas. A number that is one more than the one before
//! it is left out, and so are a first 0 and the commas at the end. The text of most enumerations is
//! empty, because their members have the numbers 0, 1, 2, …
//!
//! The first number of flags is always written, because an empty text means that the numbers of flags
//! are not known.

/// The numbers of an enumeration's members, one after the other.
///
/// There is one for each member, or none at all if the numbers are not known. If the text is malformed,
/// they end early.
#[derive(Debug, Clone)]
pub struct MemberNumbers<'t> {
    /// The numbers that were not read yet.
    text: &'t str,
    /// The number of the next member if the text has none for it.
    follows: Option<i64>,
    /// How many members were not read yet.
    left: usize,
}

impl<'t> MemberNumbers<'t> {
    /// No numbers.
    pub const NONE: Self = Self { text: "", follows: None, left: 0 };

    /// The text that a table has for the numbers of members.
    pub fn encode(flags: bool, numbers: &[i64]) -> String {
        let mut text = String::new();
        let mut follows = if flags { None } else { Some(0) };
        for (position, &number) in numbers.iter().enumerate() {
            if position > 0 {
                text.push(',');
            }
            if follows != Some(number) {
                text.push_str(&number.to_string());
            }
            follows = number.checked_add(1);
        }
        text.truncate(text.trim_end_matches(',').len());
        text
    }

    pub(super) const fn new(text: &'t str, flags: bool, count: usize) -> Self {
        Self { text, follows: if flags { None } else { Some(0) }, left: count }
    }
}

impl Iterator for MemberNumbers<'_> {
    type Item = i64;

    fn next(&mut self) -> Option<i64> {
        self.left = self.left.checked_sub(1)?;
        let (written, rest) = self.text.split_once(',').unwrap_or((self.text, ""));
        let number = match written {
            "" => self.follows,
            written => written.parse().ok(),
        };
        *self = match number {
            Some(number) => Self { text: rest, follows: number.checked_add(1), left: self.left },
            None => Self::NONE,
        };
        number
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_numbers_that_do_not_follow_are_written() {
        for (flags, numbers, text) in [
            (false, &[][..], ""),
            (false, &[0, 1, 2], ""),
            (false, &[1, 2, 3], "1"),
            (false, &[0, 1, 5, 6, 2, 3], ",,5,,2"),
            (false, &[-2, -1, 0, 0], "-2,,,0"),
            (false, &[i64::MAX, i64::MIN], "9223372036854775807,-9223372036854775808"),
            (true, &[], ""),
            (true, &[0, 1, 2, 4], "0,,,4"),
            (true, &[1, 2, 4], "1,,4"),
            (true, &[0], "0"),
        ] {
            assert_eq!(MemberNumbers::encode(flags, numbers), text);
            assert!(
                MemberNumbers::new(text, flags, numbers.len()).eq(numbers.iter().copied()),
                "{text}"
            );
        }
    }

    #[test]
    fn numbers_that_are_not_known_or_malformed_end() {
        assert_eq!(MemberNumbers::new("", true, 3).count(), 0);
        assert_eq!(MemberNumbers::new("1,x,3", false, 3).collect::<Vec<_>>(), [1]);
        assert_eq!(MemberNumbers::new("9223372036854775807", false, 2).count(), 1);
        assert_eq!(MemberNumbers::new("5,6,7", false, 2).collect::<Vec<_>>(), [5, 6]);
        assert_eq!(MemberNumbers::NONE.count(), 0);
    }
}
