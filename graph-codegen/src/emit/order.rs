//! The order in which `rustfmt` puts names: version sort, by the Rust style guide.

use std::cmp::Ordering;

/// Compares two identifiers: digits as numbers, an underscore before every other character.
pub(super) fn by_version(left: &str, right: &str) -> Ordering {
    let (mut rest_left, mut rest_right) = (left, right);
    loop {
        let (text_left, text_right);
        (text_left, rest_left) = split(rest_left, |char| !char.is_ascii_digit());
        (text_right, rest_right) = split(rest_right, |char| !char.is_ascii_digit());
        let rank = |char: char| (char != '_', char);
        let order = text_left.chars().map(rank).cmp(text_right.chars().map(rank));
        if order != Ordering::Equal {
            return order;
        }
        let (digits_left, digits_right);
        (digits_left, rest_left) = split(rest_left, |char| char.is_ascii_digit());
        (digits_right, rest_right) = split(rest_right, |char| char.is_ascii_digit());
        let value = |digits: &'_ str| {
            let digits = digits.trim_start_matches('0').to_owned();
            (digits.len(), digits)
        };
        let order = value(digits_left).cmp(&value(digits_right));
        if order != Ordering::Equal {
            return order;
        }
        if rest_left.is_empty() && rest_right.is_empty() {
            // The same but for leading zeros: more of them come first.
            return right.len().cmp(&left.len());
        }
    }
}

/// The longest start made of such characters, and what follows it.
fn split(text: &str, is: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(|char| !is(char)).unwrap_or(text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_in_the_order_of_the_style_guide() {
        let names = [
            "a", "a_b", "ab", "u08", "u8", "u16", "u32", "v4_0", "v4_0_3", "v10_0", "windows_10",
            "windows10", "windows10_x", "windows81",
        ];
        let mut sorted = names;
        sorted.reverse();
        sorted.sort_by(|left, right| by_version(left, right));
        assert_eq!(sorted, names);
    }
}
