//! Reads numbers, including those that JSON holds as strings.

use std::fmt::{self, Display};

use rust_decimal::Decimal;

/// A number as received from the format.
#[derive(Debug, Clone, Copy)]
pub(super) enum Number {
    Int(i64),
    /// An integer greater than `i64::MAX`.
    Big(u64),
    Float(f64),
}

impl Number {
    /// The number as an integer, if it is one.
    pub(super) fn integer(self) -> Option<i64> {
        match self {
            Self::Int(value) => Some(value),
            // `7.0` is the integer 7. From 2^53 on, several integers round to the same double.
            Self::Float(value) if value.fract() == 0.0 && value.abs() < 9_007_199_254_740_992.0 => {
                Some(value as i64)
            }
            _ => None,
        }
    }

    /// The nearest double.
    pub(super) fn float(self) -> f64 {
        match self {
            Self::Int(value) => value as f64,
            Self::Big(value) => value as f64,
            Self::Float(value) => value,
        }
    }
}

impl Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Int(value) => value.fmt(f),
            Self::Big(value) => value.fmt(f),
            Self::Float(value) => write!(f, "{value:?}"),
        }
    }
}

/// The double that this text stands for; JSON has no number for it.
pub(super) fn special(text: &str) -> Option<f64> {
    match text {
        "INF" => Some(f64::INFINITY),
        "-INF" => Some(f64::NEG_INFINITY),
        "NaN" => Some(f64::NAN),
        _ => None,
    }
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
    fn only_exact_integers_are_integers() {
        for (number, integer) in [
            (Number::Int(i64::MIN), Some(i64::MIN)),
            (Number::Big(u64::MAX), None),
            (Number::Float(-7.0), Some(-7)),
            (Number::Float(7.5), None),
            (Number::Float(9_007_199_254_740_991.0), Some(9_007_199_254_740_991)),
            (Number::Float(9_007_199_254_740_992.0), None),
            (Number::Float(f64::NAN), None),
            (Number::Float(f64::INFINITY), None),
        ] {
            assert_eq!(number.integer(), integer, "{number}");
        }
    }
}
