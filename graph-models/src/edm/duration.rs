//! `Edm.Duration`.

use std::error::Error;
use std::fmt;
use std::str::FromStr;

use chrono::{OutOfRangeError, TimeDelta};

use super::digits::{Fraction, split_fraction};
use super::text::Text;

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;
const WEEK: u64 = 7 * DAY;

/// A length of time, in JSON an ISO 8601 text such as `"P1DT2H30M"`: `Edm.Duration`.
///
/// It holds a [`TimeDelta`], which may be negative, counts nanoseconds and reaches 292 million years.
/// To build one and to calculate with it, use `TimeDelta`, and convert with `From` or `into`.
///
/// Text is read and written with [`FromStr`] and [`Display`](fmt::Display). The form is the rule
/// `durationValue` of the [OData ABNF]: `[+-]PnDTnHnMn.nS`, of which parts may be missing, but not all,
/// and a fraction stands on seconds only.
///
/// - Parts larger than usual are read, and what is written has one spelling for each length:
///   `PT36H` comes out as `P1DT12H`, nothing at all as `PT0S`. Days are the largest unit written, so
///   `P365D` stays as it is.
/// - Weeks, which ISO 8601 has and OData has not, are read as seven days each.
/// - Years and months have no fixed length. Nought of them is read (`P0Y0M5D` is what some Java
///   libraries write), any other number is refused.
/// - Letters are read in either case.
///
/// ```
/// use chrono::TimeDelta;
/// use graph_models::edm::Duration;
///
/// let late: Duration = "-PT3M22.1587532S".parse()?;
/// assert_eq!(TimeDelta::from(late).num_seconds(), -202);
/// assert_eq!(late.to_string(), "-PT3M22.1587532S");
///
/// assert_eq!(Duration::from(TimeDelta::minutes(90)).to_string(), "PT1H30M");
/// assert_eq!("PT1H30M".parse(), Ok(Duration::new(TimeDelta::minutes(90))));
/// # Ok::<(), graph_models::edm::ParseDurationError>(())
/// ```
///
/// [OData ABNF]: https://docs.oasis-open.org/odata/odata/v4.01/os/abnf/odata-abnf-construction-rules.txt
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Duration(TimeDelta);

impl Duration {
    /// No time at all, `PT0S`.
    pub const ZERO: Self = Self(TimeDelta::zero());

    /// Takes chrono's duration; the same as `From`, and `const`.
    ///
    /// ```
    /// use chrono::TimeDelta;
    /// use graph_models::edm::Duration;
    ///
    /// const TIMEOUT: Duration = Duration::new(TimeDelta::seconds(90));
    /// assert_eq!(TIMEOUT.to_string(), "PT1M30S");
    /// ```
    #[must_use]
    pub const fn new(delta: TimeDelta) -> Self {
        Self(delta)
    }

    /// The same length as chrono's duration.
    ///
    /// ```
    /// use graph_models::edm::Duration;
    ///
    /// let lead_time: Duration = "P2DT12H".parse()?;
    /// assert_eq!(lead_time.as_time_delta().num_hours(), 60);
    /// # Ok::<(), graph_models::edm::ParseDurationError>(())
    /// ```
    #[must_use]
    pub const fn as_time_delta(self) -> TimeDelta {
        self.0
    }
}

/// Writes an `Edm.Duration`.
pub(crate) fn write_duration<'t>(value: &Duration, text: &'t mut Text) -> &'t str {
    // Both round towards zero, so the parts of a negative duration are all negative.
    let seconds = value.0.num_seconds().unsigned_abs();
    let nanoseconds = value.0.subsec_nanos().unsigned_abs();
    let (of_day, of_minute) = (seconds % DAY, seconds % MINUTE);

    text.clear();
    text.push_str(if value.0 < TimeDelta::zero() { "-P" } else { "P" });
    push_part(seconds / DAY, b'D', text);
    if of_day != 0 || nanoseconds != 0 {
        text.push(b'T');
        push_part(of_day / HOUR, b'H', text);
        push_part(of_day % HOUR / MINUTE, b'M', text);
        if of_minute != 0 || nanoseconds != 0 {
            text.push_number(of_minute);
            text.push_fraction(nanoseconds);
            text.push(b'S');
        }
    } else if seconds == 0 {
        text.push_str("T0S");
    }
    text.as_str()
}

fn push_part(count: u64, unit: u8, text: &mut Text) {
    if count != 0 {
        text.push_number(count);
        text.push(unit);
    }
}

/// What is wrong with the text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Problem {
    Form,
    YearsOrMonths,
    TooFine,
    TooLong,
}

fn parse(text: &str) -> Result<TimeDelta, Problem> {
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

/// Reads what follows the `P`, as whole seconds and nanoseconds.
fn parse_parts(mut rest: &[u8]) -> Result<(u64, u32), Problem> {
    // `None` from the part on that made it too large; the form is still looked at to the end.
    let mut seconds = Some(0_u64);
    let mut fraction = Fraction::Nanoseconds(0);
    // The place of the unit read last: each unit once, from large to small.
    let mut place = 0;
    let mut in_time = false;
    while !rest.is_empty() || place == 0 {
        if let ([b'T' | b't', after @ ..], false) = (rest, in_time) {
            in_time = true;
            rest = after;
        }
        let (count, after) = split_count(rest).ok_or(Problem::Form)?;
        let (point, after) = match after {
            [b'.', after @ ..] => {
                let (read, after) = split_fraction(after).ok_or(Problem::Form)?;
                fraction = read;
                (true, after)
            }
            after => (false, after),
        };
        let (unit, after) = after.split_first().ok_or(Problem::Form)?;
        let (this_place, length) = match (in_time, unit.to_ascii_uppercase()) {
            (false, b'Y') => (1, None),
            (false, b'M') => (2, None),
            (false, b'W') => (3, Some(WEEK)),
            (false, b'D') => (4, Some(DAY)),
            (true, b'H') => (5, Some(HOUR)),
            (true, b'M') => (6, Some(MINUTE)),
            (true, b'S') => (7, Some(1)),
            _ => return Err(Problem::Form),
        };
        if this_place <= place || (point && this_place != 7) {
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
        place = this_place;
        rest = after;
    }
    match (seconds, fraction) {
        (_, Fraction::TooFine) => Err(Problem::TooFine),
        (None, _) => Err(Problem::TooLong),
        (Some(seconds), Fraction::Nanoseconds(nanoseconds)) => Ok((seconds, nanoseconds)),
    }
}

/// Splits a whole number from what follows it; `None` if there is no digit, and a count of `None`
/// if it does not fit.
fn split_count(bytes: &[u8]) -> Option<(Option<u64>, &[u8])> {
    let end = bytes.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(bytes.len());
    let (digits, rest) = bytes.split_at_checked(end).filter(|_| end > 0)?;
    let count = digits.iter().try_fold(0_u64, |count, digit| {
        count.checked_mul(10)?.checked_add(u64::from(digit - b'0'))
    });
    Some((count, rest))
}

/// `None` if chrono cannot hold it.
fn signed(negative: bool, seconds: u64, nanoseconds: u32) -> Option<TimeDelta> {
    let seconds = i64::try_from(seconds).ok()?;
    match (negative, nanoseconds) {
        (false, _) => TimeDelta::new(seconds, nanoseconds),
        (true, 0) => TimeDelta::new(-seconds, 0),
        // chrono counts nanoseconds forward from the second below.
        (true, _) => TimeDelta::new(-seconds - 1, 1_000_000_000 - nanoseconds),
    }
}

impl FromStr for Duration {
    type Err = ParseDurationError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        parse(text).map(Self).map_err(|problem| ParseDurationError::new(problem, text))
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(write_duration(self, &mut Text::new()))
    }
}

impl fmt::Debug for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl From<TimeDelta> for Duration {
    fn from(delta: TimeDelta) -> Self {
        Self(delta)
    }
}

impl From<Duration> for TimeDelta {
    fn from(duration: Duration) -> Self {
        duration.0
    }
}

/// Fails for more than the 292 million years that chrono holds.
impl TryFrom<std::time::Duration> for Duration {
    type Error = OutOfRangeError;

    fn try_from(duration: std::time::Duration) -> Result<Self, Self::Error> {
        TimeDelta::from_std(duration).map(Self)
    }
}

/// Fails for a negative duration.
impl TryFrom<Duration> for std::time::Duration {
    type Error = OutOfRangeError;

    fn try_from(duration: Duration) -> Result<Self, Self::Error> {
        duration.0.to_std()
    }
}

/// The text is not a duration, or not one that can be held without loss.
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
    fn new(problem: Problem, text: &str) -> Self {
        /// Enough to recognise the text by, without carrying a whole body around.
        const SHOWN: usize = 40;
        let found = match text.char_indices().nth(SHOWN) {
            Some((end, _)) => format!("{}…", &text[..end]).into(),
            None => text.into(),
        };
        Self { problem, found }
    }
}

impl fmt::Display for ParseDurationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let found = self.found.escape_debug();
        write!(f, "expected a duration such as `P1DT2H30M` or `-PT1.5S`, found `{found}`")?;
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
    use chrono::TimeDelta;
    use proptest::prelude::*;

    use super::super::text::Text;
    use super::{Duration, ParseDurationError, Problem, write_duration};

    #[test]
    fn each_length_comes_out_in_one_spelling() {
        for (read, written) in [
            ("PT0S", "PT0S"),
            ("-PT0S", "PT0S"),
            ("P0D", "PT0S"),
            ("PT0.000S", "PT0S"),
            ("P365D", "P365D"),
            ("P1DT2H", "P1DT2H"),
            ("P1DT2H3M4.5S", "P1DT2H3M4.5S"),
            ("-P1DT2H3M4.5S", "-P1DT2H3M4.5S"),
            ("+PT5M", "PT5M"),
            ("-PT3M", "-PT3M"),
            ("-PT3M22.1587532S", "-PT3M22.1587532S"),
            ("PT3M29.6631862S", "PT3M29.6631862S"),
            ("PT0.03S", "PT0.03S"),
            ("PT0.000000001S", "PT0.000000001S"),
            ("-PT0.000000001S", "-PT0.000000001S"),
            ("PT1.50000000000000S", "PT1.5S"),
            ("P1DT0.5S", "P1DT0.5S"),
            ("PT60M", "PT1H"),
            ("PT36H", "P1DT12H"),
            ("P0DT90M", "PT1H30M"),
            ("PT3600S", "PT1H"),
            ("PT86399.999S", "PT23H59M59.999S"),
            ("P0001DT0002H", "P1DT2H"),
            ("P2W", "P14D"),
            ("P1W1D", "P8D"),
            ("P0Y0M5D", "P5D"),
            ("P0Y", "PT0S"),
            ("pt5m", "PT5M"),
            ("P106751991167DT7H12M55.807S", "P106751991167DT7H12M55.807S"),
            ("-P106751991167DT7H12M55.807S", "-P106751991167DT7H12M55.807S"),
        ] {
            let duration: Duration = read.parse().expect(read);
            assert_eq!(duration.to_string(), written, "{read}");
            assert_eq!(format!("{duration:?}"), written);
        }
    }

    #[test]
    fn other_texts_are_refused_with_their_reason() {
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

    #[test]
    fn the_ends_of_the_range_round_trip() {
        for delta in [TimeDelta::MIN, TimeDelta::MAX] {
            let duration = Duration::new(delta);
            assert_eq!(duration.to_string().parse(), Ok(duration));
        }
        assert_eq!(Duration::default(), Duration::ZERO);
    }

    #[test]
    fn std_durations_convert_where_they_fit() {
        let ninety = std::time::Duration::from_secs(90);
        let duration = Duration::try_from(ninety).expect("in range");
        assert_eq!(duration.to_string(), "PT1M30S");
        assert_eq!(std::time::Duration::try_from(duration), Ok(ninety));
        assert!(Duration::try_from(std::time::Duration::MAX).is_err());
        assert!(std::time::Duration::try_from(Duration::new(TimeDelta::seconds(-1))).is_err());
    }

    #[test]
    fn padding_applies_to_the_text() {
        assert_eq!(format!("{:>6}|{:<6}|", Duration::ZERO, Duration::ZERO), "  PT0S|PT0S  |");
    }

    fn deltas() -> impl Strategy<Value = TimeDelta> {
        let end = TimeDelta::MAX.num_seconds();
        let seconds = prop_oneof![-100_000..100_000_i64, -end..end];
        let nanoseconds = prop_oneof![Just(0), 0..1_000_000_000_u32];
        (seconds, nanoseconds).prop_filter_map("all are in range", |(seconds, nanoseconds)| {
            TimeDelta::new(seconds, nanoseconds)
        })
    }

    proptest! {
        #[test]
        fn durations_round_trip(delta in deltas()) {
            let duration = Duration::new(delta);
            let mut text = Text::new();
            prop_assert_eq!(write_duration(&duration, &mut text).parse(), Ok(duration));
        }

        #[test]
        fn no_text_panics(text in "[+-]?P?([0-9]{1,22}[.]?[0-9]{0,12}[YMWDTHS]){0,6}|.{0,60}") {
            if let Ok(duration) = text.parse::<Duration>() {
                prop_assert_eq!(duration.to_string().parse(), Ok(duration));
            }
        }
    }
}
