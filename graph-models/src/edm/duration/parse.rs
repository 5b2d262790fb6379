//! Reads an `Edm.Duration`, and the error for a text that is not one.

use std::error::Error;
use std::fmt;

use chrono::TimeDelta;

use crate::edm::Excerpt;
use crate::edm::digits::{Fraction, split_fraction};

// The units, in seconds.
pub(super) const MINUTE: u64 = 60;
pub(super) const HOUR: u64 = 60 * MINUTE;
pub(super) const DAY: u64 = 24 * HOUR;
const WEEK: u64 = 7 * DAY;

/// What is wrong with the text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Problem {
    Form,
    YearsOrMonths,
    TooFine,
    TooLong,
}

/// Reads an `Edm.Duration`.
pub(super) fn parse(text: &str) -> Result<TimeDelta, Problem> {
    let (negative, rest) = match text.as_bytes() {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        rest => (false, rest),
    };
    let [b'P' | b'p', rest @ ..] = rest else {
        return Err(Problem::Form);
    };
    let (seconds, nanoseconds) = parse_parts(rest)?;
    signed(negative, seconds, nanoseconds).ok_or(Problem::TooLong)
}

/// Reads the parts after the `P`, as whole seconds and nanoseconds.
fn parse_parts(mut rest: &[u8]) -> Result<(u64, u32), Problem> {
    // `None` once the sum is too large. The rest is still parsed, because a wrong form is reported
    // first.
    let mut seconds = Some(0_u64);
    let mut fraction = Fraction::Nanoseconds(0);
    // The rank of the last unit. Each unit appears once at most, the largest first.
    let mut last_rank = 0;
    let mut in_time = false;
    while !rest.is_empty() || last_rank == 0 {
        if let ([b'T' | b't', after @ ..], false) = (rest, in_time) {
            in_time = true;
            rest = after;
        }
        let (count, after) = split_count(rest).ok_or(Problem::Form)?;
        let (has_point, after) = match after {
            [b'.', after @ ..] => {
                let (read, after) = split_fraction(after).ok_or(Problem::Form)?;
                fraction = read;
                (true, after)
            }
            after => (false, after),
        };
        let (unit, after) = after.split_first().ok_or(Problem::Form)?;
        let (rank, length) = match (in_time, unit.to_ascii_uppercase()) {
            (false, b'Y') => (1, None),
            (false, b'M') => (2, None),
            (false, b'W') => (3, Some(WEEK)),
            (false, b'D') => (4, Some(DAY)),
            (true, b'H') => (5, Some(HOUR)),
            (true, b'M') => (6, Some(MINUTE)),
            (true, b'S') => (7, Some(1)),
            _ => return Err(Problem::Form),
        };
        if rank <= last_rank || (has_point && rank != 7) {
            return Err(Problem::Form);
        }
        let length = match length {
            Some(length) => length,
            None if count == Some(0) => 0,
            None => return Err(Problem::YearsOrMonths),
        };
        seconds = seconds
            .zip(count)
            .and_then(|(seconds, count)| count.checked_mul(length)?.checked_add(seconds));
        last_rank = rank;
        rest = after;
    }
    match (seconds, fraction) {
        (_, Fraction::TooFine) => Err(Problem::TooFine),
        (None, _) => Err(Problem::TooLong),
        (Some(seconds), Fraction::Nanoseconds(nanoseconds)) => Ok((seconds, nanoseconds)),
    }
}

/// Splits an integer from the remaining bytes; `None` if there is no digit, and a count of `None` if
/// the integer does not fit.
fn split_count(bytes: &[u8]) -> Option<(Option<u64>, &[u8])> {
    let end = bytes.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(bytes.len());
    let (digits, rest) = bytes.split_at_checked(end).filter(|_| end > 0)?;
    let count = digits.iter().try_fold(0_u64, |count, digit| {
        count.checked_mul(10)?.checked_add(u64::from(digit - b'0'))
    });
    Some((count, rest))
}

/// The duration with this sign and length; `None` if chrono cannot hold it.
fn signed(negative: bool, seconds: u64, nanoseconds: u32) -> Option<TimeDelta> {
    let seconds = i64::try_from(seconds).ok()?;
    match (negative, nanoseconds) {
        (false, _) => TimeDelta::new(seconds, nanoseconds),
        (true, 0) => TimeDelta::new(-seconds, 0),
        // chrono counts nanoseconds up from the second below.
        (true, _) => TimeDelta::new(-seconds - 1, 1_000_000_000 - nanoseconds),
    }
}

/// The error for a text that is not a duration, or not one that [`Duration`](crate::edm::Duration)
/// holds without loss.
///
/// ```
/// use graph_models::edm::Duration;
///
/// let error = "P1M".parse::<Duration>().unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "expected a duration such as `P1DT2H30M` or `-PT1.5S`, found `P1M`: years and months have no \
///      fixed length"
/// );
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ParseDurationError {
    problem: Problem,
    found: Box<str>,
}

impl ParseDurationError {
    pub(super) fn new(problem: Problem, text: &str) -> Self {
        Self { problem, found: Excerpt::of_value(text).to_string().into() }
    }
}

impl fmt::Display for ParseDurationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected a duration such as `P1DT2H30M` or `-PT1.5S`, found `{}`", self.found)?;
        f.write_str(match self.problem {
            Problem::Form => "",
            Problem::YearsOrMonths => ": years and months have no fixed length",
            Problem::TooFine => ": fractions finer than a nanosecond would be lost",
            Problem::TooLong => ": the longest is `P106751991167DT7H12M55.807S`",
        })
    }
}

impl Error for ParseDurationError {}

#[cfg(test)]
mod tests {
    use super::{ParseDurationError, Problem};
    use crate::edm::Duration;

    #[test]
    fn the_error_gives_the_reason() {
        for (text, problem) in [
            ("", Problem::Form),
            ("P", Problem::Form),
            ("-", Problem::Form),
            ("-P", Problem::Form),
            ("PT", Problem::Form),
            ("P1DT", Problem::Form),
            ("1D", Problem::Form),
            ("P1", Problem::Form),
            ("PD", Problem::Form),
            ("P1H", Problem::Form),
            ("PT1D", Problem::Form),
            ("PT1Y", Problem::Form),
            ("P1D2H", Problem::Form),
            ("P1DT2HT3M", Problem::Form),
            ("PTT1M", Problem::Form),
            ("PT1M2H", Problem::Form),
            ("PT1M2M", Problem::Form),
            ("P1D1W", Problem::Form),
            ("PT1.S", Problem::Form),
            ("PT.5S", Problem::Form),
            ("PT1,5S", Problem::Form),
            ("PT1.5M", Problem::Form),
            ("P1.5D", Problem::Form),
            ("PT1.5.5S", Problem::Form),
            ("P-1D", Problem::Form),
            ("--P1D", Problem::Form),
            (" P1D", Problem::Form),
            ("P1D ", Problem::Form),
            ("P1D\0", Problem::Form),
            ("P\u{661}D", Problem::Form),
            ("01:30:00", Problem::Form),
            ("99999999999999999999", Problem::Form),
            ("P99999999999999999999X", Problem::Form),
            ("P1Y", Problem::YearsOrMonths),
            ("P1M", Problem::YearsOrMonths),
            ("P0Y1M2DT3H", Problem::YearsOrMonths),
            ("P99999999999999999999Y", Problem::YearsOrMonths),
            ("PT1.0000000001S", Problem::TooFine),
            ("P99999999999999999999D", Problem::TooLong),
            ("P18446744073709551615W", Problem::TooLong),
            ("PT18446744073709551615H18446744073709551615S", Problem::TooLong),
            ("P106751991167DT7H12M55.807000001S", Problem::TooLong),
            ("-P106751991167DT7H12M55.807000001S", Problem::TooLong),
            ("P106751991168D", Problem::TooLong),
        ] {
            let error = text.parse::<Duration>().expect_err(text);
            assert_eq!(error.problem, problem, "{text}");
        }
    }

    #[test]
    fn the_error_shows_the_start_of_a_long_text() {
        let found = |text: &str| ParseDurationError::new(Problem::Form, text).found;
        assert_eq!(*found(&"x".repeat(40)), "x".repeat(40));
        assert_eq!(*found(&"é".repeat(41)), format!("{}…", "é".repeat(40)));
        let error = "5\nminutes".parse::<Duration>().expect_err("not a duration");
        assert!(error.to_string().ends_with(r"found `5\nminutes`"), "{error}");
    }
}
