//! A buffer for the text of a value before it is passed to the serializer.

/// Enough for every text that [`edm`](crate::edm) writes; the longest are date-times and durations of
/// 35 bytes.
const CAPACITY: usize = 64;

/// A short ASCII text on the stack, so that writing a value allocates nothing.
///
/// The functions that write to it clear it first, so one `TextBuffer` can be used for any number of
/// values. A piece that does not fit is omitted entirely, but no value of this crate is that long.
pub(crate) struct TextBuffer {
    bytes: [u8; CAPACITY],
    len: usize,
}

impl TextBuffer {
    /// An empty buffer.
    pub(crate) const fn new() -> Self {
        Self { bytes: [0; CAPACITY], len: 0 }
    }

    /// Empties the buffer.
    pub(crate) fn clear(&mut self) {
        self.len = 0;
    }

    /// The text.
    pub(crate) fn as_str(&self) -> &str {
        // All pushed bytes are ASCII, so this does not fail.
        std::str::from_utf8(self.as_bytes()).unwrap_or_default()
    }

    /// The bytes of the text, which cost no check.
    #[inline]
    pub(crate) fn as_bytes(&self) -> &[u8] {
        // `len` is within the array.
        self.bytes.get(..self.len).unwrap_or_default()
    }

    /// Appends one ASCII byte.
    pub(crate) fn push(&mut self, byte: u8) {
        self.push_bytes(&[byte]);
    }

    /// Appends ASCII text.
    pub(crate) fn push_str(&mut self, text: &str) {
        self.push_bytes(text.as_bytes());
    }

    /// Appends an integer.
    #[inline]
    pub(crate) fn push_integer(&mut self, value: i64) {
        if value < 0 {
            self.push(b'-');
        }
        self.push_number(value.unsigned_abs());
    }

    /// Appends ASCII bytes. It is fastest for arrays, because their length is known at compile time.
    #[inline]
    pub(crate) fn push_bytes(&mut self, bytes: &[u8]) {
        let end = self.len + bytes.len();
        if let Some(free) = self.bytes.get_mut(self.len..end) {
            free.copy_from_slice(bytes);
            self.len = end;
        }
    }

    /// Appends `value` without leading zeros.
    pub(crate) fn push_number(&mut self, value: u64) {
        // `u64::MAX` has 20 digits.
        let mut digits = [b'0'; 20];
        let mut used = 0;
        let mut rest = value;
        for digit in digits.iter_mut().rev() {
            *digit += (rest % 10) as u8;
            rest /= 10;
            used += 1;
            if rest == 0 {
                break;
            }
        }
        self.push_bytes(&digits[digits.len() - used..]);
    }

    /// Appends a fraction of a second such as `.5`, with as few digits as it needs; nothing for zero.
    pub(crate) fn push_fraction(&mut self, nanoseconds: u32) {
        if nanoseconds == 0 {
            return;
        }
        let ([a, b], [c, d]) = (pair(nanoseconds / 10_000_000), pair(nanoseconds / 100_000));
        let ([e, f], [g, h]) = (pair(nanoseconds / 1_000), pair(nanoseconds / 10));
        let [_, i] = pair(nanoseconds);
        let text = [b'.', a, b, c, d, e, f, g, h, i];
        let end = text.iter().rposition(|digit| *digit != b'0').map_or(0, |last| last + 1);
        self.push_bytes(text.get(..end).unwrap_or_default());
    }
}

/// `00` to `99`. A lookup is a quarter faster than a division per digit.
static PAIRS: [[u8; 2]; 100] = {
    let mut pairs = [[0; 2]; 100];
    let mut value = 0;
    while value < 100 {
        pairs[value] = [b'0' + (value / 10) as u8, b'0' + (value % 10) as u8];
        value += 1;
    }
    pairs
};

/// The last two digits of a number.
#[inline]
pub(crate) fn pair(value: u32) -> [u8; 2] {
    PAIRS[(value % 100) as usize]
}

#[cfg(test)]
mod tests {
    use super::{CAPACITY, TextBuffer, pair};

    fn written(write: impl FnOnce(&mut TextBuffer)) -> String {
        let mut text = TextBuffer::new();
        write(&mut text);
        text.as_str().to_owned()
    }

    #[test]
    fn pieces_are_appended_in_order() {
        let text = written(|text| {
            text.push(b'P');
            text.push_number(12);
            text.push_str("DT");
            text.push_number(7);
        });
        assert_eq!(text, "P12DT7");
    }

    #[test]
    fn clearing_removes_earlier_text() {
        let text = written(|text| {
            text.push_str("before");
            text.clear();
            text.push_str("now");
        });
        assert_eq!(text, "now");
    }

    #[test]
    fn numbers_have_no_leading_zeros() {
        for value in [0, 9, 10, 365, 106_751_991_167, u64::MAX] {
            assert_eq!(written(|text| text.push_number(value)), value.to_string());
        }
    }

    #[test]
    fn fractions_have_no_trailing_zeros() {
        for (nanoseconds, expected) in [
            (0, ""),
            (500_000_000, ".5"),
            (158_753_200, ".1587532"),
            (1_000, ".000001"),
            (1, ".000000001"),
            (999_999_999, ".999999999"),
        ] {
            assert_eq!(written(|text| text.push_fraction(nanoseconds)), expected);
        }
    }

    #[test]
    fn pairs_have_two_digits() {
        for value in 0..1_000 {
            assert_eq!(pair(value).as_slice(), format!("{:02}", value % 100).as_bytes());
        }
    }

    #[test]
    fn a_piece_that_does_not_fit_is_omitted() {
        let text = written(|text| {
            for _ in 0..CAPACITY {
                text.push(b'x');
            }
            text.push(b'y');
            text.push_str("more");
        });
        assert_eq!(text, "x".repeat(CAPACITY));
    }
}
