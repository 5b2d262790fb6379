//! Reading decimal digits.

/// The number with these digits; `None` unless each is an ASCII digit.
#[inline]
pub(crate) fn number<const N: usize>(digits: [u8; N]) -> Option<u32> {
    const {
        assert!(
            N <= 4,
            "more bytes could overflow, because any byte is multiplied before it is checked"
        )
    };
    let (mut value, mut other) = (0, false);
    for digit in digits {
        let digit = digit.wrapping_sub(b'0');
        // One test at the end is faster than one per digit.
        other |= digit > 9;
        value = value * 10 + u32::from(digit);
    }
    (!other).then_some(value)
}

/// A form of eight bytes: digits where the pattern has a zero, and the pattern's own bytes elsewhere.
#[derive(Clone, Copy)]
pub(crate) struct Pattern {
    bytes: u64,
    /// For each byte, what makes it 128 or more if it is greater than allowed once the pattern is taken
    /// away: greater than nine for a digit, than zero elsewhere.
    excess: u64,
}

impl Pattern {
    pub(crate) const fn new(pattern: &[u8; 8]) -> Self {
        let mut excess = [0x7F; 8];
        let mut at = 0;
        while at < 8 {
            if pattern[at] == b'0' {
                excess[at] -= 9;
            }
            at += 1;
        }
        Self { bytes: u64::from_le_bytes(*pattern), excess: u64::from_le_bytes(excess) }
    }

    /// The numbers of two digits, each at the place of its first digit; `None` for text of another form.
    /// All bytes are checked and all numbers formed at once.
    #[inline(always)]
    pub(crate) const fn pairs(self, text: &[u8; 8]) -> Option<[u8; 8]> {
        const LOW_BITS: u64 = u64::from_le_bytes([0x7F; 8]);
        let digits = u64::from_le_bytes(*text) ^ self.bytes;
        if (((digits & LOW_BITS) + self.excess) | digits) & !LOW_BITS != 0 {
            return None;
        }
        // No byte overflows, because none is greater than 99.
        Some((digits * 10 + (digits >> 8)).to_le_bytes())
    }
}

/// A fraction of a second.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Fraction {
    /// This many nanoseconds.
    Nanoseconds(u32),
    /// Finer than a nanosecond: a digit after the ninth is not zero.
    TooFine,
}

/// Splits the digits after a decimal point from the remaining bytes; `None` if there is no digit.
///
/// The ninth digit may be followed by any number of zeros. Other digits would be lost, so they are
/// reported as [`Fraction::TooFine`].
// `always`: see `split_time` in `temporal`, which calls it for every date-time.
#[inline(always)]
pub(crate) fn split_fraction(bytes: &[u8]) -> Option<(Fraction, &[u8])> {
    let mut nanoseconds = 0;
    let mut unit = 100_000_000;
    let mut too_fine = false;
    let mut used = 0;
    for byte in bytes {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            break;
        }
        nanoseconds += u32::from(digit) * unit;
        too_fine |= unit == 0 && digit != 0;
        unit /= 10;
        used += 1;
    }
    if used == 0 {
        return None;
    }
    let fraction = if too_fine { Fraction::TooFine } else { Fraction::Nanoseconds(nanoseconds) };
    Some((fraction, bytes.get(used..)?))
}

#[cfg(test)]
mod tests {
    use super::{Fraction, Pattern, number, split_fraction};

    #[test]
    fn only_ascii_digits_form_a_number() {
        assert_eq!(number(*b"0042"), Some(42));
        assert_eq!(number(*b"9999"), Some(9999));
        for other in [*b"+1", *b"-1", *b" 1", *b"1/", *b"1:", [0xD9, 0xA1]] {
            assert_eq!(number(other), None, "{other:?}");
        }
    }

    #[test]
    fn a_pattern_is_fitted_by_its_bytes_and_by_digits_alone() {
        const TIME: Pattern = Pattern::new(b"00:00:00");
        let pairs = TIME.pairs(b"19:28:37").map(|pairs| [pairs[0], pairs[3], pairs[6]]);
        assert_eq!(pairs, Some([19, 28, 37]));
        assert_eq!(TIME.pairs(b"99:99:99").map(|pairs| pairs[6]), Some(99));
        for at in 0..8 {
            for byte in 0..=u8::MAX {
                let mut text = *b"09:28:37";
                text[at] = byte;
                let fits = if at % 3 == 2 { byte == b':' } else { byte.is_ascii_digit() };
                assert_eq!(TIME.pairs(&text).is_some(), fits, "{byte} at {at}");
            }
        }
    }

    #[test]
    fn fractions_are_read_to_the_nanosecond() {
        for (text, expected, rest) in [
            ("5", Fraction::Nanoseconds(500_000_000), ""),
            ("1587532S", Fraction::Nanoseconds(158_753_200), "S"),
            ("999999999", Fraction::Nanoseconds(999_999_999), ""),
            ("123456789000000Z", Fraction::Nanoseconds(123_456_789), "Z"),
            ("1234567890001Z", Fraction::TooFine, "Z"),
        ] {
            assert_eq!(split_fraction(text.as_bytes()), Some((expected, rest.as_bytes())));
        }
        assert_eq!(split_fraction(b""), None);
        assert_eq!(split_fraction(b"Z"), None);
    }
}
