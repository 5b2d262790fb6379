//! The order in which `rustfmt` sorts names: the version sort of the Rust style guide.

use std::cmp::Ordering;

/// Compares two identifiers. Digits are compared as numbers. An underscore comes before every other
/// character.
pub(super) fn by_version(left: &str, right: &str) -> Ordering {
    let (mut rest_left, mut rest_right) = (left, right);
    loop {
        let (piece_left, piece_right);
        (piece_left, rest_left) = split(rest_left);
        (piece_right, rest_right) = split(rest_right);
        match rank(piece_left).cmp(&rank(piece_right)) {
            // They differ only in leading zeros. The one with more of them comes first.
            Ordering::Equal if piece_left.is_empty() => return right.len().cmp(&left.len()),
            Ordering::Equal => {}
            order => return order,
        }
    }
}

/// Splits off the first number or character.
fn split(text: &str) -> (&str, &str) {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let char = text.chars().next().map_or(0, char::len_utf8);
    text.split_at(digits.max(char))
}

/// The sort key of a piece: first the end, then an underscore, numbers by value, other characters.
fn rank(piece: &str) -> (u8, usize, &str) {
    match piece.bytes().next() {
        None => (0, 0, ""),
        Some(b'_') => (1, 0, ""),
        Some(byte) if byte.is_ascii_digit() => {
            let value = piece.trim_start_matches('0');
            (2, value.len(), value)
        }
        Some(_) => (3, 0, piece),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_sorted_like_in_the_style_guide() {
        let names = [
            "a",
            "a_b",
            "ab",
            "o_auth_x",
            "o_auth2_x",
            "u08",
            "u8",
            "u16",
            "u32",
            "v4_0",
            "v4_0_3",
            "v10_0",
            "windows_10",
            "windows10",
            "windows10_x",
            "windows81",
        ];
        let mut sorted = names;
        sorted.reverse();
        sorted.sort_by(|left, right| by_version(left, right));
        assert_eq!(sorted, names);
    }
}
