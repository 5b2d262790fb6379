//! Numbers as a format gives them.

use std::fmt::{self, Display};

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

#[cfg(test)]
mod tests {
    use super::*;

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
