//! Makes a text shorter that shows a fault.

/// How often a text is tried, because each try reads it in all ways.
const MOST_TRIES: usize = 5_000;

/// Removes parts of a text, from halves to single bytes, as long as it still shows the fault.
pub(crate) fn shrink(mut text: Vec<u8>, is_faulty: impl Fn(&[u8]) -> bool) -> Vec<u8> {
    let mut tries = 0;
    let mut length = text.len() / 2;
    while length > 0 {
        let (mut start, before) = (0, text.len());
        while start < text.len() && tries < MOST_TRIES {
            let end = (start + length).min(text.len());
            let shorter = [&text[..start], &text[end..]].concat();
            tries += 1;
            match is_faulty(&shorter) {
                true => text = shorter,
                false => start = end,
            }
        }
        // The last round is repeated until nothing more can be removed.
        if length > 1 || text.len() == before || tries >= MOST_TRIES {
            length /= 2;
        }
    }
    text
}
