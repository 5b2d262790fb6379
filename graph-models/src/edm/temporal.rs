//! Reads and writes the texts of `Edm.DateTimeOffset`, `Edm.Date` and `Edm.TimeOfDay`.
//!
//! The code is written by hand and works on bytes, because every Graph body is full of date-times and
//! the functions that chrono's serde support calls take several times as long. chrono's
//! `parse_from_rfc3339` is as fast, but it requires seconds, and accepts a space for the `T`, a year 0,
//! leap seconds, and digits after the ninth, which it drops.
//!
//! | rule of the OData ABNF | read | written |
//! |---|---|---|
//! | `dateTimeOffsetValue` | `2024-02-29T13:45Z`, `2024-02-29t13:45:30.500+01:00` | `2024-02-29T13:45:30.5+01:00` |
//! | `dateValue` | `2024-02-29` | the same |
//! | `timeOfDayValue` | `13:45`, `13:45:30.5000000` | `13:45:30.5` |
//!
//! Seconds are optional when read and always written. A fraction may have any number of digits, as
//! long as those after the ninth are zeros, and is written with as few as it needs. An offset is kept,
//! never converted, and an offset of zero is always written as `Z`. Years are 0001 to 9999.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveTime, Timelike};

use super::digits::{Fraction, Pattern, number, split_fraction};
use super::text_buffer::{TextBuffer, pair};

/// Reads an `Edm.DateTimeOffset`; `None` if the text is anything else.
#[inline]
pub(crate) fn parse_date_time(text: &str) -> Option<DateTime<FixedOffset>> {
    let (local, rest) = match split_usual(text.as_bytes()) {
        Some(([century, year, month, day], [hour, minute, second], rest)) => {
            let (nanosecond, rest) = split_nanosecond(rest)?;
            let date = date_from(century * 100 + year, month, day)?;
            (date.and_hms_nano_opt(hour, minute, second, nanosecond)?, rest)
        }
        None => {
            let (date, rest) = text.as_bytes().split_first_chunk::<10>()?;
            let [b'T' | b't', rest @ ..] = rest else {
                return None;
            };
            let (time, rest) = split_time(rest)?;
            (date_of(date)?.and_time(time), rest)
        }
    };
    let offset = offset_of(rest)?;
    // Only the local year is limited. The instant may be in year 0 or 10000, which chrono holds.
    let instant = match offset.local_minus_utc() {
        0 => local,
        _ => local.checked_sub_offset(offset)?,
    };
    Some(DateTime::from_naive_utc_and_offset(instant, offset))
}

/// Reads an `Edm.Date`; `None` if the text is anything else.
pub(crate) fn parse_date(text: &str) -> Option<NaiveDate> {
    date_of(text.as_bytes().try_into().ok()?)
}

/// Reads an `Edm.TimeOfDay`; `None` if the text is anything else.
pub(crate) fn parse_time(text: &str) -> Option<NaiveTime> {
    match split_time(text.as_bytes())? {
        (time, []) => Some(time),
        _ => None,
    }
}

/// Writes an `Edm.DateTimeOffset`.
///
/// `None` for a value that chrono holds but OData cannot express: a local year outside 0001 to 9999,
/// a leap second, or an offset with seconds.
pub(crate) fn write_date_time<'t>(
    value: &DateTime<FixedOffset>,
    text: &'t mut TextBuffer,
) -> Option<&'t str> {
    let offset = *value.offset();
    let local = match offset.local_minus_utc() {
        0 => value.naive_utc(),
        // `naive_local` would panic at the ends of chrono's range.
        _ => value.naive_utc().checked_add_offset(offset)?,
    };
    text.clear();
    push_date(local.date(), text)?;
    text.push(b'T');
    push_time(local.time(), text)?;
    push_offset(offset, text)?;
    Some(text.as_str())
}

/// Writes an `Edm.Date`; `None` for a year outside 0001 to 9999.
pub(crate) fn write_date(value: NaiveDate, text: &mut TextBuffer) -> Option<&str> {
    text.clear();
    push_date(value, text)?;
    Some(text.as_str())
}

/// Writes an `Edm.TimeOfDay`; `None` for a leap second.
pub(crate) fn write_time(value: NaiveTime, text: &mut TextBuffer) -> Option<&str> {
    text.clear();
    push_time(value, text)?;
    Some(text.as_str())
}

/// Splits the numbers of a date and a time with seconds, as services write them, from the remaining
/// bytes.
#[inline(always)]
fn split_usual(bytes: &[u8]) -> Option<([u32; 4], [u32; 3], &[u8])> {
    const DATE: Pattern = Pattern::new(b"0000-00-");
    const DAY: Pattern = Pattern::new(b"00T00:00");
    const TIME: Pattern = Pattern::new(b"00:00:00");
    let (text, rest) = bytes.split_first_chunk::<19>()?;
    let [century, _, year, _, _, month, ..] = DATE.pairs(text.first_chunk()?)?;
    let [day, ..] = DAY.pairs(text.get(8..)?.first_chunk()?)?;
    let [hour, _, _, minute, _, _, second, _] = TIME.pairs(text.last_chunk()?)?;
    let [hour, minute, second] = [hour, minute, second].map(u32::from);
    Some(([century, year, month, day].map(u32::from), [hour, minute, second], rest))
}

#[inline]
fn date_of(text: &[u8; 10]) -> Option<NaiveDate> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *text else {
        return None;
    };
    date_from(number([y1, y2, y3, y4])?, number([m1, m2])?, number([d1, d2])?)
}

/// The date of a year of four digits, which limit it to 9999.
#[inline]
fn date_from(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    // chrono accepts a year 0, the services do not.
    if year == 0 {
        return None;
    }
    NaiveDate::from_ymd_opt(year.cast_signed(), month, day)
}

/// Splits a time of day from the remaining bytes.
// `always`: a call costs a quarter more, most of it to return the result in memory.
#[inline(always)]
fn split_time(bytes: &[u8]) -> Option<(NaiveTime, &[u8])> {
    let (&[h1, h2, b':', m1, m2], mut rest) = bytes.split_first_chunk::<5>()? else {
        return None;
    };
    let (mut second, mut nanosecond) = (0, 0);
    if let [b':', s1, s2, after @ ..] = rest {
        second = number([*s1, *s2])?;
        (nanosecond, rest) = split_nanosecond(after)?;
    }
    let time =
        NaiveTime::from_hms_nano_opt(number([h1, h2])?, number([m1, m2])?, second, nanosecond)?;
    Some((time, rest))
}

/// Splits the fraction of a second, if there is one, from the remaining bytes.
#[inline(always)]
fn split_nanosecond(bytes: &[u8]) -> Option<(u32, &[u8])> {
    let [b'.', digits @ ..] = bytes else { return Some((0, bytes)) };
    match split_fraction(digits)? {
        (Fraction::Nanoseconds(fraction), rest) => Some((fraction, rest)),
        (Fraction::TooFine, _) => None,
    }
}

#[inline]
fn offset_of(text: &[u8]) -> Option<FixedOffset> {
    let (sign, hours, minutes) = match *text {
        [b'Z' | b'z'] => (1, 0, 0),
        [sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] => {
            (if sign == b'-' { -1 } else { 1 }, number([h1, h2])?, number([m1, m2])?)
        }
        _ => return None,
    };
    // OData allows offsets up to 14:00. chrono holds up to a day, so larger ones are kept too.
    if hours > 23 || minutes > 59 {
        return None;
    }
    FixedOffset::east_opt(sign * (hours * 3600 + minutes * 60).cast_signed())
}

#[inline]
fn push_date(date: NaiveDate, text: &mut TextBuffer) -> Option<()> {
    let year = u32::try_from(date.year()).ok().filter(|year| (1..=9999).contains(year))?;
    let ([y1, y2], [y3, y4]) = (pair(year / 100), pair(year % 100));
    let ([m1, m2], [d1, d2]) = (pair(date.month()), pair(date.day()));
    text.push_bytes(&[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2]);
    Some(())
}

#[inline]
fn push_time(time: NaiveTime, text: &mut TextBuffer) -> Option<()> {
    // chrono holds a leap second as a nanosecond past the end of the second before.
    let nanosecond = Some(time.nanosecond()).filter(|nanosecond| *nanosecond < 1_000_000_000)?;
    let ([h1, h2], [m1, m2], [s1, s2]) =
        (pair(time.hour()), pair(time.minute()), pair(time.second()));
    text.push_bytes(&[h1, h2, b':', m1, m2, b':', s1, s2]);
    text.push_fraction(nanosecond);
    Some(())
}

#[inline]
fn push_offset(offset: FixedOffset, text: &mut TextBuffer) -> Option<()> {
    let seconds = offset.local_minus_utc();
    if seconds == 0 {
        text.push(b'Z');
        return Some(());
    }
    let sign = if seconds < 0 { b'-' } else { b'+' };
    let minutes = Some(seconds.unsigned_abs()).filter(|seconds| seconds % 60 == 0)? / 60;
    let ([h1, h2], [m1, m2]) = (pair(minutes / 60), pair(minutes % 60));
    text.push_bytes(&[sign, h1, h2, b':', m1, m2]);
    Some(())
}

#[cfg(test)]
mod tests;
