//! The JSON values that each Edm type accepts, and how they are stored in a slot.
//!
//! Nothing here is generic, so it is compiled once in this crate and not in every program.

use std::fmt::Display;
use std::str::FromStr;

use rust_decimal::Decimal;
use uuid::Uuid;

use super::number::Number;
use crate::edm::{self, Binary, Duration, Excerpt, TextBuffer};
use crate::engine::quoted::{decimal, double, single, special};
use crate::model::{Cleared, EnumSlot, OneOf, Shape, SlotMut, Spelling, ValueSlot};

/// How a value was stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stored {
    /// As a value, or as a null that the slot holds.
    Value,
    /// Not at all: a null that the slot does not hold.
    Null,
    /// As a value that was in quotes, and is a number or a boolean.
    Quoted,
    /// As a value that was in quotes and would be written in other characters: a number, a member in place of
    /// which its number was received, or base64 that has more bits than its bytes.
    Spelled,
    /// In part or not at all: the context has the rest.
    Kept,
}

/// The message of the error for a value that was refused. It is boxed, so that a result of reading
/// fits into two registers.
pub(super) type Refusal = Box<String>;

/// Stores untyped JSON. A slot that always holds a value stores null as one.
pub(super) fn store_json<V>(slot: &mut ValueSlot<'_, V>, is_null: bool, value: V) -> Stored {
    match (is_null, slot.clear()) {
        (true, Cleared::Empty) => return Stored::Null,
        (true, Cleared::Stored) => {}
        _ => slot.store(value),
    }
    Stored::Value
}

impl SlotMut<'_> {
    /// The values that the slot accepts, for a message.
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
            Self::String(_) | Self::Bind(_) => "a string",
            Self::DateTime(_) => "a date and time such as `2024-01-31T08:30:00Z`",
            Self::Date(_) => "a date such as `2024-01-31`",
            Self::Time(_) => "a time such as `08:30:00`",
            Self::Duration(_) => "a duration such as `P1DT2H30M`",
            Self::Guid(_) => "a GUID such as `1086e543-e543-1086-43e5-861043e58610`",
            Self::Binary(_) => "base64 or base64url",
            Self::Enum(slot) => return expected_member(*slot),
            Self::Item(_) | Self::Object(_) | Self::Union(_) => "an object",
            Self::Items(_) | Self::List(_) => "an array",
            Self::Json(_) | Self::Untyped(_) | Self::Relationship(_) | Self::Additional(_) => {
                "JSON"
            }
        };
        words.to_owned()
    }

    /// Refuses a value that the slot does not accept.
    #[cold]
    pub(super) fn mismatch(&self, found: impl Display) -> Refusal {
        Box::new(format!("expected {}, found {found}", self.expected()))
    }

    /// Refuses a text that the slot does not accept.
    #[cold]
    fn text_mismatch(&self, text: &str) -> Refusal {
        self.mismatch(format_args!("{:?}", Excerpt::of_value(text)))
    }

    /// Whether the value in the slot has slots of its own, or keeps its path.
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

    /// Accepts or refuses a null.
    pub(crate) fn clear(&mut self) -> Cleared {
        match self {
            Self::Bool(slot) => slot.clear(),
            Self::SByte(slot) => slot.clear(),
            Self::Byte(slot) => slot.clear(),
            Self::Int16(slot) => slot.clear(),
            Self::Int32(slot) => slot.clear(),
            Self::Int64(slot) => slot.clear(),
            Self::Single(slot) => slot.clear(),
            Self::Double(slot) => slot.clear(),
            Self::Decimal(slot) => slot.clear(),
            Self::String(slot) => slot.clear(),
            Self::DateTime(slot) => slot.clear(),
            Self::Date(slot) => slot.clear(),
            Self::Time(slot) => slot.clear(),
            Self::Duration(slot) => slot.clear(),
            Self::Guid(slot) => slot.clear(),
            Self::Binary(slot) => slot.clear(),
            Self::Json(slot) => slot.clear(),
            Self::Untyped(slot) => slot.clear(),
            Self::Enum(slot) => slot.clear(),
            Self::Object(slot) => slot.clear(),
            Self::Union(slot) => slot.clear(),
            Self::List(slot) => slot.clear(),
            Self::Bind(slot) => slot.clear(),
            Self::Relationship(slot) => {
                slot.set_null();
                Cleared::Stored
            }
            Self::Item(_) | Self::Items(_) | Self::Additional(_) => Cleared::Refused,
        }
    }

    /// Stores a null; `None` if the slot refuses it.
    #[inline]
    pub(super) fn store_null(&mut self) -> Option<Stored> {
        match self.clear() {
            Cleared::Empty => Some(Stored::Null),
            Cleared::Stored => Some(Stored::Value),
            Cleared::Refused => None,
        }
    }

    /// Stores a boolean.
    pub(super) fn accept_bool(&mut self, value: bool) -> Result<Stored, Refusal> {
        match self {
            Self::Bool(slot) => slot.store(value),
            _ => return Err(self.mismatch("a boolean")),
        }
        Ok(Stored::Value)
    }

    /// Stores a number.
    pub(super) fn accept_number(&mut self, number: Number) -> Result<Stored, Refusal> {
        let float = number.float();
        macro_rules! integer {
            ($slot:ident) => {
                match number.integer().and_then(|value| value.try_into().ok()) {
                    Some(value) => $slot.store(value),
                    None => return Err(self.mismatch(number)),
                }
            };
        }
        match self {
            Self::Int32(slot) => integer!(slot),
            Self::Int64(slot) => integer!(slot),
            Self::Int16(slot) => integer!(slot),
            Self::Byte(slot) => integer!(slot),
            Self::SByte(slot) => integer!(slot),
            Self::Double(slot) => slot.store(float),
            Self::Single(slot) if !float.is_finite() || (float as f32).is_finite() => {
                slot.store(float as f32);
            }
            Self::Decimal(slot) => match decimal(&number.to_string()) {
                Some(value) => slot.store(value),
                None => return Err(self.mismatch(number)),
            },
            Self::Single(_) => return Err(self.mismatch(number)),
            Self::Enum(slot) if slot.info().profile().member_numbers() => {
                return accept_member_number(*slot, number);
            }
            _ => return Err(self.mismatch("a number")),
        }
        Ok(Stored::Value)
    }

    /// Stores a string, or parses it and stores the value.
    pub(super) fn accept_text(&mut self, text: &str) -> Result<Stored, Refusal> {
        macro_rules! parsed {
            ($slot:ident, $value:expr) => {
                match $value {
                    Some(value) => $slot.store(value),
                    None => return Err(self.text_mismatch(text)),
                }
            };
        }
        match self {
            Self::String(slot) => slot.store_copy(text),
            Self::Bind(slot) => slot.store(text.to_owned()),
            Self::Enum(slot) => return accept_member(*slot, text),
            Self::DateTime(slot) => parsed!(slot, edm::parse_date_time(text)),
            Self::Guid(slot) => parsed!(slot, guid(text)),
            Self::Date(slot) => parsed!(slot, edm::parse_date(text)),
            Self::Time(slot) => parsed!(slot, edm::parse_time(text)),
            Self::Duration(slot) => parsed!(slot, Duration::from_str(text).ok()),
            // The error does not repeat the text, which may be secret.
            Self::Binary(slot) => match Binary::from_str(text) {
                Ok(value) => {
                    slot.store(value);
                    if edm::has_spare_bits(text) {
                        return Ok(Stored::Spelled);
                    }
                }
                Err(error) => return Err(Box::new(error.to_string())),
            },
            Self::Double(slot) if special(text).is_some() => {
                parsed!(slot, special(text));
            }
            Self::Single(slot) if special(text).is_some() => {
                parsed!(slot, special(text).map(|value| value as f32));
            }
            _ => return self.accept_quoted(text),
        }
        Ok(Stored::Value)
    }

    /// Stores a number or boolean that is in quotes.
    fn accept_quoted(&mut self, text: &str) -> Result<Stored, Refusal> {
        macro_rules! parsed {
            ($slot:ident, $value:expr, $is_canonical:expr) => {
                match $value {
                    Some(value) => {
                        $slot.store(value);
                        $is_canonical(value)
                    }
                    None => return Err(self.text_mismatch(text)),
                }
            };
        }
        let is_integer = |value: i64| {
            let mut written = TextBuffer::new();
            written.push_integer(value);
            written.as_bytes() == text.as_bytes()
        };
        let is_canonical = match self {
            Self::Int64(slot) => parsed!(slot, text.parse().ok(), is_integer),
            Self::Int32(slot) => {
                parsed!(slot, text.parse().ok(), |value: i32| is_integer(value.into()))
            }
            Self::Int16(slot) => {
                parsed!(slot, text.parse().ok(), |value: i16| is_integer(value.into()))
            }
            Self::Byte(slot) => {
                parsed!(slot, text.parse().ok(), |value: u8| is_integer(value.into()))
            }
            Self::SByte(slot) => {
                parsed!(slot, text.parse().ok(), |value: i8| is_integer(value.into()))
            }
            Self::Decimal(slot) => {
                parsed!(slot, decimal(text), |value: Decimal| value.to_string() == text)
            }
            Self::Double(slot) => {
                parsed!(slot, double(text), |value: f64| value.to_string() == text)
            }
            Self::Single(slot) => {
                parsed!(slot, single(text), |value: f32| value.to_string() == text)
            }
            Self::Bool(slot) => parsed!(slot, text.parse().ok(), |_: bool| true),
            _ => return Err(self.mismatch("a string")),
        };
        Ok(if is_canonical { Stored::Quoted } else { Stored::Spelled })
    }
}

/// Stores a member of an enumeration or a set of flags, of which a text has the names or the numbers.
#[inline]
pub(super) fn accept_member(slot: &mut dyn EnumSlot, text: &str) -> Result<Stored, Refusal> {
    if may_have_numbers(slot, text) && accept_numbers(slot, text) {
        return Ok(Stored::Spelled);
    }
    match slot.store_text(text, Spelling::Any) {
        true if is_written_as_number(slot, text) => Ok(Stored::Spelled),
        true => Ok(Stored::Value),
        false => Err(SlotMut::Enum(slot).text_mismatch(text)),
    }
}

/// Stores the members with a number. An open enumeration keeps a number, or bits, that are not of its members.
#[cold]
fn accept_member_number(slot: &mut dyn EnumSlot, number: Number) -> Result<Stored, Refusal> {
    let info = slot.info();
    let is_stored = number.integer().is_some_and(|number| {
        let names = info.names_of(number);
        // The name of a member could be a number that is not its own.
        info.number_of(&names) == Some(number) && slot.store_text(&names, Spelling::Schema)
    });
    match is_stored {
        true => Ok(Stored::Value),
        false => Err(SlotMut::Enum(slot).mismatch(number)),
    }
}

/// Stores the members whose numbers a text has; `false` if it has none.
#[cold]
fn accept_numbers(slot: &mut dyn EnumSlot, text: &str) -> bool {
    slot.info().named(text).is_some_and(|names| slot.store_text(&names, Spelling::Schema))
}

/// Whether the number would be written of members that were received by name.
#[inline]
fn is_written_as_number(slot: &dyn EnumSlot, text: &str) -> bool {
    let info = slot.info();
    info.profile().member_numbers() && info.number_of(&info.in_schema_spelling(text)).is_some()
}

/// Whether a text may have the number of a member, which is most often not so, and then not looked for.
#[inline]
fn may_have_numbers(slot: &dyn EnumSlot, text: &str) -> bool {
    // A digit, a minus, or a space before them; in a set, also after a comma.
    matches!(text.as_bytes(), [..=b'9', ..])
        || matches!(slot.info().shape(), Shape::Enum { flags: true, .. }) && text.contains(',')
}

/// Stores a number that was received as text.
#[cold]
pub(super) fn accept_number_text(slot: &mut SlotMut<'_>, text: &str) -> Result<Stored, Refusal> {
    match (&slot, text.parse(), text.parse()) {
        (SlotMut::Decimal(_), ..) => slot.accept_text(text).map(|_| Stored::Value),
        (_, Ok(value), _) => slot.accept_number(Number::Int(value)),
        (_, _, Ok(value)) if f64::is_finite(value) => slot.accept_number(Number::Float(value)),
        _ => Err(slot.mismatch(text)),
    }
}

/// The texts that the slot of an enumeration accepts, for a message.
#[cold]
fn expected_member(slot: &dyn EnumSlot) -> String {
    let info = slot.info();
    let or_number = if info.profile().member_numbers() { ", or a number" } else { "" };
    match info.shape() {
        Shape::Enum { open: false, flags: false } => {
            format!("{}{or_number}", OneOf(info.members()))
        }
        Shape::Enum { open: false, flags: true } => {
            format!("{}, or several joined by commas{or_number}", OneOf(info.members()))
        }
        _ if info.profile().member_numbers() => {
            format!("a member of `{}` or its number", info.name())
        }
        _ => format!("a string with a member of `{}`", info.name()),
    }
}

/// The GUID with this text, which must be hyphenated and may be in either case.
fn guid(text: &str) -> Option<Uuid> {
    match text.len() {
        36 => Uuid::try_parse(text).ok(),
        _ => None,
    }
}
