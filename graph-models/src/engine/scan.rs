//! Finds the end of plain text in JSON strings, eight bytes at a time.

const LOW_BITS: u64 = u64::from_le_bytes([0x01; 8]);
const HIGH_BITS: u64 = u64::from_le_bytes([0x80; 8]);

/// The high bits of the bytes of a word that end plain text: quotes, backslashes and control
/// characters. Only the lowest bit is exact, because a byte after the first such byte can be marked
/// wrongly.
#[inline(always)]
pub(super) fn special(word: u64) -> u64 {
    let below = |word: u64, bound: u8| word.wrapping_sub(LOW_BITS * u64::from(bound)) & !word;
    let quote = below(word ^ (LOW_BITS * u64::from(b'"')), 1);
    let backslash = below(word ^ (LOW_BITS * u64::from(b'\\')), 1);
    (quote | backslash | below(word, 0x20)) & HIGH_BITS
}

/// Whether a byte ends plain text.
#[inline(always)]
pub(super) const fn is_special(byte: u8) -> bool {
    byte < 0x20 || byte == b'"' || byte == b'\\'
}

/// How many bytes there are before the first quote, backslash or control character.
#[inline(always)]
pub(super) fn plain(bytes: &[u8]) -> usize {
    let (words, rest) = bytes.as_chunks::<8>();
    for (index, word) in words.iter().enumerate() {
        let special = special(u64::from_le_bytes(*word));
        if special != 0 {
            return 8 * index + special.trailing_zeros() as usize / 8;
        }
    }
    let length = rest.iter().position(|byte| is_special(*byte)).unwrap_or(rest.len());
    bytes.len() - rest.len() + length
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_ends_at_the_first_special_byte() {
        for length in 0..40 {
            for byte in 0..=u8::MAX {
                let mut text = vec![b'a'; length];
                text.push(byte);
                text.extend([0xFF, b'"', 0xC3, 0, b'\\', b'a', b'a', b'a', b'"']);
                let expected = if is_special(byte) { length } else { length + 2 };
                assert_eq!(plain(&text), expected, "{byte} after {length}");
            }
            assert_eq!(plain(&vec![b'~'; length]), length);
        }
    }
}
