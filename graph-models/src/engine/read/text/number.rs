//! Reads numbers from JSON text.

use super::cursor::Cursor;
use crate::engine::read::number::Number;

impl<'t> Cursor<'t> {
    /// Reads a number.
    pub(super) fn number(&mut self) -> Option<Number> {
        let rest = self.rest();
        let negative = rest.first() == Some(&b'-');
        let digits = rest.get(usize::from(negative)..)?;
        let length = digits.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let is_short = (1..=18).contains(&length)
            && !matches!(digits.get(length), Some(b'.' | b'e' | b'E'))
            && digits.first() != Some(&b'0');
        if !is_short {
            return self.other_number();
        }
        let value =
            digits[..length].iter().fold(0, |value, digit| value * 10 + i64::from(digit - b'0'));
        self.advance(length + usize::from(negative));
        Some(Number::Int(if negative { -value } else { value }))
    }

    /// Reads a number that is zero, long, or has a fraction or an exponent.
    #[inline(never)]
    fn other_number(&mut self) -> Option<Number> {
        let text = self.number_text()?;
        if text == "0" {
            return Some(Number::Int(0));
        }
        // serde_json hands such a number over as text then, which is read by other rules.
        if self.numbers_are_disguised() {
            return None;
        }
        if let Ok(value) = text.parse() {
            // serde_json keeps the sign of a zero.
            return Some(if text == "-0" { Number::Float(-0.0) } else { Number::Int(value) });
        }
        if let Ok(value) = text.parse() {
            return Some(Number::Big(value));
        }
        text.parse().ok().filter(|value: &f64| value.is_finite()).map(Number::Float)
    }

    /// Reads the text of a number.
    pub(super) fn number_text(&mut self) -> Option<&'t str> {
        let rest = self.rest();
        let digits = |from: usize| {
            let digits = rest.get(from..)?;
            let length = digits.iter().take_while(|byte| byte.is_ascii_digit()).count();
            (length > 0).then_some(from + length)
        };
        let start = usize::from(rest.first() == Some(&b'-'));
        let mut end = digits(start)?;
        if end > start + 1 && rest.get(start) == Some(&b'0') {
            return None;
        }
        if rest.get(end) == Some(&b'.') {
            end = digits(end + 1)?;
        }
        if let Some(b'e' | b'E') = rest.get(end) {
            let signed = matches!(rest.get(end + 1), Some(b'+' | b'-'));
            end = digits(end + 1 + usize::from(signed))?;
        }
        let text = self.text(end)?;
        self.advance(end);
        Some(text)
    }
}
