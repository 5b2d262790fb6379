//! Copies short texts in line. The standard library calls a function, which costs more than copying
//! a name.

use graph_table::naming::is_escaped_byte;

use crate::engine::scan::{is_plain, special};

/// Copies a text to a place of the same length.
#[inline(always)]
pub(super) fn copy(text: &[u8], to: &mut [u8]) {
    match text.len() {
        16..=32 => copy_ends::<16>(text, to),
        8..16 => copy_ends::<8>(text, to),
        4..8 => copy_ends::<4>(text, to),
        0..4 => to.iter_mut().zip(text).for_each(|(to, byte)| *to = *byte),
        _ => to.copy_from_slice(text),
    }
}

/// Copies a text of `N` to twice `N` bytes.
#[inline(always)]
fn copy_ends<const N: usize>(text: &[u8], to: &mut [u8]) {
    if let (Some(to), Some(text)) = (to.first_chunk_mut::<N>(), text.first_chunk()) {
        *to = *text;
    }
    if let (Some(to), Some(text)) = (to.last_chunk_mut::<N>(), text.last_chunk()) {
        *to = *text;
    }
}

/// Copies a text to a place of the same length, and returns whether JSON has no escapes for it. If it
/// does, only a part may have been copied.
#[inline(always)]
pub(super) fn copy_plain(text: &[u8], to: &mut [u8]) -> bool {
    let (chunks, rest) = text.as_chunks::<16>();
    for (chunk, to) in chunks.iter().zip(to.as_chunks_mut::<16>().0) {
        *to = *chunk;
        if !is_plain(chunk) {
            return false;
        }
    }
    if rest.is_empty() {
        return true;
    }
    // The last bytes are copied together with some before them.
    if let (Some(to), Some(chunk)) = (to.last_chunk_mut::<16>(), text.last_chunk()) {
        *to = *chunk;
        return is_plain(chunk);
    }
    copy_short(text, to)
}

/// Copies a text of less than 16 bytes.
#[inline(always)]
fn copy_short(text: &[u8], to: &mut [u8]) -> bool {
    copy(text, to);
    if let (Some(start), Some(end)) = (text.first_chunk::<8>(), text.last_chunk::<8>()) {
        return special(u64::from_le_bytes(*start)) | special(u64::from_le_bytes(*end)) == 0;
    }
    if let (Some([a, b, c, d]), Some([e, f, g, h])) = (text.first_chunk(), text.last_chunk()) {
        return special(u64::from_le_bytes([*a, *b, *c, *d, *e, *f, *g, *h])) == 0;
    }
    !text.iter().any(|byte| is_escaped_byte(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_any_length_are_copied() {
        for length in 0..80 {
            let text: Vec<u8> = (0x80..).take(length).collect();
            let (mut one, mut other) = (vec![0; length], vec![0; length]);
            copy(&text, &mut one);
            assert!(copy_plain(&text, &mut other));
            assert_eq!((one, other), (text.clone(), text));
        }
    }

    #[test]
    fn one_special_byte_anywhere_is_found() {
        for length in 1..80 {
            for position in 0..length {
                for byte in 0..=u8::MAX {
                    let mut text = vec![b'!'; length];
                    text[position] = byte;
                    let plain = copy_plain(&text, &mut vec![0; length]);
                    assert_eq!(plain, !is_escaped_byte(byte), "{byte} at {position} of {length}");
                }
            }
        }
    }
}
