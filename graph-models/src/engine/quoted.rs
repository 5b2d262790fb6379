//! Numbers and booleans in quotes, which services send for values that JSON numbers do not hold exactly,
//! and by mistake for others. They send the numbers of members in place of their names, too.

use rust_decimal::Decimal;

use crate::edm::Binary;
use crate::model::{EnumValue, Slot, equal_sets};

/// The double that this text stands for; JSON has no number for it.
pub(super) fn special(text: &str) -> Option<f64> {
    match text {
        "INF" => Some(f64::INFINITY),
        "-INF" => Some(f64::NEG_INFINITY),
        "NaN" => Some(f64::NAN),
        _ => None,
    }
}

/// The text of a double that JSON has no number for.
pub(super) fn special_text(value: f64) -> &'static str {
    match value {
        f64::INFINITY => "INF",
        f64::NEG_INFINITY => "-INF",
        _ => "NaN",
    }
}

/// The double with this text, which must be that of a number.
pub(super) fn double(text: &str) -> Option<f64> {
    is_number(text).then(|| text.parse().ok()).flatten().filter(|value: &f64| value.is_finite())
}

/// The single with this text, which must be that of a number.
pub(super) fn single(text: &str) -> Option<f32> {
    is_number(text).then(|| text.parse().ok()).flatten().filter(|value: &f32| value.is_finite())
}

/// Whether a text has only what numbers in JSON have. Rust also parses `infinity`, `nan` and the like.
fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E'))
}

/// The decimal with this text; `None` if a [`Decimal`] cannot hold it exactly.
pub(super) fn decimal(text: &str) -> Option<Decimal> {
    let without_exponent = |text: &str| {
        let allowed = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'+' | b'-' | b'.');
        let has_digit = text.bytes().any(|byte| byte.is_ascii_digit());
        (has_digit && text.bytes().all(allowed))
            .then(|| Decimal::from_str_exact(text).ok())
            .flatten()
    };
    let Some((mantissa, exponent)) = text.split_once(['e', 'E']) else {
        return without_exponent(text);
    };
    let (mantissa, exponent) =
        (without_exponent(mantissa)?.normalize(), exponent.parse::<i32>().ok()?);
    let scale = i32::try_from(mantissa.scale()).ok()?.checked_sub(exponent)?;
    match u32::try_from(scale) {
        Ok(scale) => Decimal::try_from_i128_with_scale(mantissa.mantissa(), scale).ok(),
        Err(_) => {
            let power = 10_i128.checked_pow(scale.unsigned_abs())?;
            Decimal::try_from_i128_with_scale(mantissa.mantissa().checked_mul(power)?, 0).ok()
        }
    }
}

/// Whether a text that was received in quotes stands for the value that a slot has now.
pub(super) fn spells(text: &str, slot: Slot<'_>) -> bool {
    match slot {
        Slot::Int(value) => text.parse() == Ok(value),
        Slot::Single(value) => single(text).is_some_and(|read| read.to_bits() == value.to_bits()),
        Slot::Double(value) => double(text).is_some_and(|read| read.to_bits() == value.to_bits()),
        Slot::Decimal(value) => decimal(text) == Some(*value),
        Slot::Binary(value) => text.parse().is_ok_and(|read: Binary| read == *value),
        Slot::Enum(value) => value.info().in_schema_spelling(text) == value.text(),
        Slot::Flags(value) => equal_sets(&value.info().in_schema_spelling(text), &value.text()),
        _ => false,
    }
}

/// The number that is written in place of the text of members, if their profile wants one and they have one.
#[inline]
pub(super) fn member_number(value: &dyn EnumValue) -> Option<i64> {
    let info = value.info();
    info.profile().member_numbers().then(|| info.number_of(&value.text())).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_exact_or_refused() {
        for (text, value) in [
            ("0", "0"),
            ("1.10", "1.10"),
            ("-7.5", "-7.5"),
            ("1e3", "1000"),
            ("1.5E-3", "0.0015"),
            ("79228162514264337593543950335", "79228162514264337593543950335"),
        ] {
            assert_eq!(decimal(text).map(|value| value.to_string()).as_deref(), Some(value));
        }
        for text in ["", "-", ".", "1_000", "1e", "e5", "1e99", "INF", "1e-40", "0x1", "٣"] {
            assert_eq!(decimal(text), None, "{text}");
        }
    }

    #[test]
    fn only_numbers_are_doubles() {
        assert_eq!(double("-6.50"), Some(-6.5));
        assert_eq!(double("1E5"), Some(100_000.0));
        for text in ["", " 1", "1 ", "inf", "NaN", "INF", "infinity", "0x1", "1_0", "1e999", "٣"] {
            assert_eq!(double(text), None, "{text}");
        }
        assert_eq!(single("3.5e38"), None);
    }

    #[test]
    fn a_text_spells_the_value_that_it_was_read_as() {
        assert!(spells("007", Slot::Int(7)) && !spells("007", Slot::Int(8)));
        assert!(spells("-0", Slot::Double(-0.0)) && !spells("-0", Slot::Double(0.0)));
        assert!(spells("1e3", Slot::Decimal(&Decimal::from(1000))));
        assert!(!spells("7", Slot::String("7")));
    }
}
