//! From a JSON value to the place of a property: what each Edm type accepts.
//!
//! Not generic, so that it is compiled once, here, and not with every program.

use std::fmt::{self, Display};
use std::str::FromStr;

use rust_decimal::Decimal;
use uuid::Uuid;

use crate::edm::{self, Binary, Duration};
use crate::model::{Cleared, OneOf, Shape, SlotMut, Spelling};

/// How a value was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stored {
    Value,
    /// A null that the place does not hold itself.
    Null,
    /// A number in quotes.
    Quoted,
}

/// Why a value was refused; printed as the error's message.
/// Boxed, so that a result of reading fits into two registers.
pub(super) type Refusal = Box<String>;

/// A number, in the widest form that holds it.
#[derive(Debug, Clone, Copy)]
pub(super) enum Number {
    Int(i64),
    Big(u64),
    Float(f64),
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

impl SlotMut<'_> {
    /// What the place takes, in words.
    #[cold]
    pub(super) fn expected(&self) -> String {
        let words = match self {
            Self::Bool(_) => "a boolean",
            Self::SByte(_) => "an integer from -128 to 127",
            Self::Byte(_) => "an integer from 0 to 255",
            Self::Int16(_) => "an integer from -32768 to 32767",
            Self::Int32(_) => "an integer from -2147483648 to 2147483647",
            Self::Int64(_) => "a 64-bit integer, as a number or a string",
            Self::Single(_) => r#"a number up to 3.4028235e38, "INF", "-INF" or "NaN""#,
            Self::Double(_) => r#"a number, "INF", "-INF" or "NaN""#,
            Self::Decimal(_) => "a decimal of 96 bits, as a number or a string",
            Self::String(_) => "a string",
            Self::DateTime(_) => "a date and time such as `2024-01-31T08:30:00Z`",
            Self::Date(_) => "a date such as `2024-01-31`",
            Self::Time(_) => "a time such as `08:30:00`",
            Self::Duration(_) => "a duration such as `P1DT2H30M`",
            Self::Guid(_) => "a GUID such as `1086e543-e543-1086-43e5-861043e58610`",
            Self::Binary(_) => "base64 or base64url",
            Self::Enum(slot) => return expected_member(*slot),
            Self::Item(_) | Self::Object(_) | Self::Union(_) => "an object",
            Self::Items(_) | Self::List(_) => "an array",
            Self::Json(_) | Self::Relationship(_) | Self::Additional(_) => "JSON",
        };
        words.to_owned()
    }

    /// Refuses a value that is not of the place's JSON kind.
    #[cold]
    pub(super) fn mismatch(&self, found: impl Display) -> Refusal {
        Box::new(format!("expected {}, found {found}", self.expected()))
    }

    /// Whether what is read into the slot has slots of its own, or keeps its path.
    #[inline]
    pub(super) const fn is_nested(&self) -> bool {
        matches!(
            self,
            Self::Item(_)
                | Self::Object(_)
                | Self::Union(_)
                | Self::Items(_)
                | Self::List(_)
                | Self::Relationship(_)
        )
    }

    /// Takes a null.
    pub(crate) fn clear(&mut self) -> Cleared {
        match self {
            Self::Bool(place) => place.clear(),
            Self::SByte(place) => place.clear(),
            Self::Byte(place) => place.clear(),
            Self::Int16(place) => place.clear(),
            Self::Int32(place) => place.clear(),
            Self::Int64(place) => place.clear(),
            Self::Single(place) => place.clear(),
            Self::Double(place) => place.clear(),
            Self::Decimal(place) => place.clear(),
            Self::String(place) => place.clear(),
            Self::DateTime(place) => place.clear(),
            Self::Date(place) => place.clear(),
            Self::Time(place) => place.clear(),
            Self::Duration(place) => place.clear(),
            Self::Guid(place) => place.clear(),
            Self::Binary(place) => place.clear(),
            Self::Json(place) => place.clear(),
            Self::Enum(place) => place.clear(),
            Self::Object(place) => place.clear(),
            Self::Union(place) => place.clear(),
            Self::List(place) => place.clear(),
            Self::Relationship(place) => place.accept_null(),
            Self::Item(_) | Self::Items(_) | Self::Additional(_) => Cleared::Refused,
        }
    }

    pub(super) fn accept_null(mut self) -> Result<Stored, Refusal> {
        match self.clear() {
            Cleared::Empty => Ok(Stored::Null),
            Cleared::Stored => Ok(Stored::Value),
            Cleared::Refused => Err(self.mismatch("null")),
        }
    }

    pub(super) fn accept_bool(self, value: bool) -> Result<Stored, Refusal> {
        match self {
            Self::Bool(place) => place.store(value),
            place => return Err(place.mismatch("a boolean")),
        }
        Ok(Stored::Value)
    }

    pub(super) fn accept_number(self, number: Number) -> Result<Stored, Refusal> {
        let whole = match number {
            Number::Int(value) => Some(value),
            // A whole number with a fraction part of zeros is that whole number; from 2^53 on
            // a double no longer tells whole numbers apart.
            Number::Float(value)
                if value.fract() == 0.0 && value.abs() < 9_007_199_254_740_992.0 =>
            {
                Some(value as i64)
            }
            _ => None,
        };
        let float = match number {
            Number::Int(value) => value as f64,
            Number::Big(value) => value as f64,
            Number::Float(value) => value,
        };
        macro_rules! integer {
            ($place:ident, $variant:ident) => {
                match whole.and_then(|value| value.try_into().ok()) {
                    Some(value) => $place.store(value),
                    None => return Err(Self::$variant($place).mismatch(number)),
                }
            };
        }
        match self {
            Self::Int32(place) => integer!(place, Int32),
            Self::Int64(place) => integer!(place, Int64),
            Self::Int16(place) => integer!(place, Int16),
            Self::Byte(place) => integer!(place, Byte),
            Self::SByte(place) => integer!(place, SByte),
            Self::Double(place) => place.store(float),
            Self::Single(place) if !float.is_finite() || (float as f32).is_finite() => {
                place.store(float as f32);
            }
            Self::Decimal(place) => match decimal(&number.to_string()) {
                Some(value) => place.store(value),
                None => return Err(Self::Decimal(place).mismatch(number)),
            },
            place @ Self::Single(_) => return Err(place.mismatch(number)),
            place => return Err(place.mismatch("a number")),
        }
        Ok(Stored::Value)
    }

    pub(super) fn accept_string(self, text: String) -> Result<Stored, Refusal> {
        match self {
            Self::String(place) => place.store(text),
            place => return place.accept_text(&text),
        }
        Ok(Stored::Value)
    }

    pub(super) fn accept_text(self, text: &str) -> Result<Stored, Refusal> {
        macro_rules! parsed {
            ($place:ident, $variant:ident, $value:expr) => {
                match $value {
                    Some(value) => $place.store(value),
                    None => return Err(Self::$variant($place).mismatch(Quote(text))),
                }
            };
        }
        match self {
            Self::String(place) => place.store(text.to_owned()),
            Self::Enum(place) => {
                if !place.store_text(text, Spelling::Any) {
                    return Err(Self::Enum(place).mismatch(Quote(text)));
                }
            }
            Self::DateTime(place) => parsed!(place, DateTime, edm::parse_date_time(text)),
            Self::Guid(place) => parsed!(place, Guid, guid(text)),
            Self::Date(place) => parsed!(place, Date, edm::parse_date(text)),
            Self::Time(place) => parsed!(place, Time, edm::parse_time(text)),
            Self::Duration(place) => parsed!(place, Duration, Duration::from_str(text).ok()),
            // The text may be a secret.
            Self::Binary(place) => match Binary::from_str(text) {
                Ok(value) => place.store(value),
                Err(error) => return Err(Box::new(error.to_string())),
            },
            Self::Int64(place) => {
                parsed!(place, Int64, text.parse().ok());
                return Ok(Stored::Quoted);
            }
            Self::Decimal(place) => {
                parsed!(place, Decimal, decimal(text));
                return Ok(Stored::Quoted);
            }
            Self::Double(place) => parsed!(place, Double, special(text)),
            Self::Single(place) => parsed!(place, Single, special(text).map(|value| value as f32)),
            place => return Err(place.mismatch("a string")),
        }
        Ok(Stored::Value)
    }
}

#[cold]
fn expected_member(slot: &dyn crate::model::EnumSlot) -> String {
    let info = slot.info();
    match info.shape() {
        Shape::Enum { open: false, flags: false } => OneOf(info.members()).to_string(),
        Shape::Enum { open: false, flags: true } => {
            format!("{}, or several joined by commas", OneOf(info.members()))
        }
        _ => format!("a string with a member of `{}`", info.name()),
    }
}

/// Text that was found, cut to a length that fits a message.
pub(super) struct Quote<'t>(pub(super) &'t str);

impl Display for Quote<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const LONGEST: usize = 40;
        match self.0.char_indices().nth(LONGEST) {
            Some((end, _)) => write!(f, "{:?}…", &self.0[..end]),
            None => write!(f, "{:?}", self.0),
        }
    }
}

/// The three doubles that JSON has no number for.
fn special(text: &str) -> Option<f64> {
    match text {
        "INF" => Some(f64::INFINITY),
        "-INF" => Some(f64::NEG_INFINITY),
        "NaN" => Some(f64::NAN),
        _ => None,
    }
}

/// The hyphenated form alone, in either case; it is written in lower case.
fn guid(text: &str) -> Option<Uuid> {
    match text.len() {
        36 => Uuid::try_parse(text).ok(),
        _ => None,
    }
}

/// A decimal, exactly or not at all.
fn decimal(text: &str) -> Option<Decimal> {
    let plain = |text: &str| {
        let allowed = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'+' | b'-' | b'.');
        let digit = text.bytes().any(|byte| byte.is_ascii_digit());
        (digit && text.bytes().all(allowed)).then(|| Decimal::from_str_exact(text).ok()).flatten()
    };
    let Some((mantissa, exponent)) = text.split_once(['e', 'E']) else { return plain(text) };
    let (mantissa, exponent) = (plain(mantissa)?.normalize(), exponent.parse::<i32>().ok()?);
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
}
