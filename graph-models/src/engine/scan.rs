//! Looks through JSON text, eight bytes at a time: for the end of plain text, of a name and of spaces.

use graph_table::index::NameHash;
use graph_table::naming::is_escaped_byte;

const LOW_BITS: u64 = u64::from_le_bytes([0x01; 8]);
const HIGH_BITS: u64 = u64::from_le_bytes([0x80; 8]);

/// The high bits of the bytes of a word that end plain text: quotes, backslashes and control
/// characters. Only the lowest bit is exact, because a byte after the first such byte can be marked
/// wrongly.
#[inline(always)]
pub(super) fn special(word: u64) -> u64 {
    // Exchanging 0x20 and 0x22 puts the quote next to the control characters, so that one comparison
    // finds both. Bytes that are not ASCII are not marked.
    let quote_or_control = (word ^ (LOW_BITS * 0x02)).wrapping_sub(LOW_BITS * 0x21);
    let backslash = (word ^ (LOW_BITS * u64::from(b'\\'))).wrapping_sub(LOW_BITS);
    (quote_or_control | backslash) & !word & HIGH_BITS
}

/// How many bytes there are before the first quote, backslash or control character.
// Not in line, because the loop then has registers enough for its constants.
#[inline(never)]
pub(super) fn plain(bytes: &[u8]) -> usize {
    let (words, rest) = bytes.as_chunks::<8>();
    for (index, word) in words.iter().enumerate() {
        let special = special(u64::from_le_bytes(*word));
        if special != 0 {
            return 8 * index + special.trailing_zeros() as usize / 8;
        }
    }
    let length = rest.iter().position(|byte| is_escaped_byte(*byte)).unwrap_or(rest.len());
    bytes.len() - rest.len() + length
}

/// Whether there is no quote, backslash or control character. The compiler makes a few vector
/// instructions of it.
#[inline(always)]
pub(super) fn is_plain(chunk: &[u8; 16]) -> bool {
    // Exchanging 0x20 and 0x22 puts the quote next to the control characters.
    !chunk.iter().fold(false, |found, byte| found | (byte ^ 0x02 <= 0x20) | (*byte == b'\\'))
}

/// How many bytes of a chunk there are before the first such character. [`is_plain`] is faster where there is none.
#[inline(always)]
pub(super) fn plain_in(chunk: &[u8; 16]) -> usize {
    let chunk = u128::from_le_bytes(*chunk);
    let (low, high) = (special(chunk as u64), special((chunk >> 64) as u64));
    (u128::from(low) | u128::from(high) << 64).trailing_zeros() as usize / 8
}

/// How many spaces there are before the first other byte of a word.
#[inline(always)]
pub(super) fn leading_spaces(word: u64) -> usize {
    (word ^ (LOW_BITS * u64::from(b' '))).trailing_zeros() as usize / 8
}

/// The hash and the length of the name that text starts with, up to its quote. `None` if a backslash or control
/// character is in it, or if it is shorter than a word and at the end of the text.
#[inline(always)]
pub(super) fn name_hash(text: &[u8]) -> Option<(NameHash, usize)> {
    let mut hash = NameHash::START;
    for (index, word) in text.as_chunks::<8>().0.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        let special = special(word);
        if special == 0 {
            hash = hash.word(word);
            continue;
        }
        let length = special.trailing_zeros() as usize / 8;
        // The bytes below the special one.
        let below = word & ((special & special.wrapping_neg()) >> 7).wrapping_sub(1);
        let is_quote = (word >> (8 * length)) as u8 == b'"';
        let length = 8 * index + length;
        return is_quote.then(|| (hash.end(below, length), length));
    }
    None
}

/// Whether a text starts with another. Words are compared in line; the standard library calls a
/// function, which costs more than comparing a name.
#[inline(always)]
pub(super) fn starts_with(text: &[u8], start: &[u8]) -> bool {
    let Some(text) = text.get(..start.len()) else { return false };
    let (Some(text_end), Some(start_end)) = (text.last_chunk::<8>(), start.last_chunk::<8>())
    else {
        return short_starts_with(text, start);
    };
    let (text_words, start_words) = (text.as_chunks::<8>().0, start.as_chunks::<8>().0);
    let words = text_words.iter().zip(start_words);
    words.into_iter().all(|(text, start)| u64::from_le_bytes(*text) == u64::from_le_bytes(*start))
        && u64::from_le_bytes(*text_end) == u64::from_le_bytes(*start_end)
}

/// Compares texts of the same length, which is less than eight.
#[inline(always)]
fn short_starts_with(text: &[u8], start: &[u8]) -> bool {
    match (text.first_chunk::<4>(), start.first_chunk::<4>(), text.last_chunk::<4>()) {
        (Some(text_start), Some(start_start), Some(text_end)) => {
            text_start == start_start && Some(text_end) == start.last_chunk()
        }
        _ => text.iter().zip(start).all(|(text, start)| text == start),
    }
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
                let expected = if is_escaped_byte(byte) { length } else { length + 2 };
                assert_eq!(plain(&text), expected, "{byte} after {length}");
            }
            assert_eq!(plain(&vec![b'~'; length]), length);
        }
    }

    #[test]
    fn the_plain_text_of_a_chunk_ends_at_the_first_special_byte() {
        for position in 0..16 {
            for byte in 0..=u8::MAX {
                for fill in [b'a', 0xC3, b'"', b'\\', 0x1F] {
                    let mut chunk = [fill; 16];
                    chunk[..position].fill(b'~');
                    chunk[position] = byte;
                    let plain = chunk.iter().take_while(|byte| !is_escaped_byte(**byte)).count();
                    assert_eq!((plain_in(&chunk), is_plain(&chunk)), (plain, plain == 16));
                }
            }
        }
    }

    #[test]
    fn spaces_end_at_the_first_other_byte() {
        assert_eq!(leading_spaces(u64::from_le_bytes([b' '; 8])), 8);
        for position in 0..8 {
            for byte in (0..=u8::MAX).filter(|byte| *byte != b' ') {
                let mut word = [b' '; 8];
                word[position..].fill(byte);
                assert_eq!(leading_spaces(u64::from_le_bytes(word)), position);
                word[position + 1..].fill(b' ');
                assert_eq!(leading_spaces(u64::from_le_bytes(word)), position);
            }
        }
    }

    #[test]
    fn the_hash_of_a_name_is_that_of_the_text_before_its_quote() {
        let text = "userPrincipalNameOfThePersoné";
        for length in (0..=text.len()).filter(|length| text.is_char_boundary(*length)) {
            let name = &text[..length];
            let hash = |end: &str| name_hash(format!("{name}{end}").as_bytes());
            let expected = format!("{:?}", Some((NameHash::of(name), length)));
            assert_eq!(format!("{:?}", hash("\":\"\u{1}\\\"\"  ")), expected, "{name}");
            assert!(hash("\\\":12345678").is_none() && hash("\n\":12345678").is_none());
            assert!(hash("").is_none());
        }
    }

    #[test]
    fn a_text_starts_with_its_beginning_and_with_nothing_else() {
        let text: Vec<u8> = (b'A'..=b'z').collect();
        for length in 0..40 {
            let start = &text[..length];
            assert!(starts_with(&text, start) && starts_with(start, start));
            for changed in 0..length {
                let mut other = start.to_vec();
                other[changed] ^= 0x20;
                assert!(!starts_with(&text, &other), "{changed} of {length}");
                assert!(!starts_with(&start[..changed], start), "{changed} of {length}");
            }
        }
    }
}
