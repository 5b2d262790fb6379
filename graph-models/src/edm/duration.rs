//! `Edm.Duration`.

use std::fmt;
use std::str::FromStr;

use chrono::{OutOfRangeError, TimeDelta};

pub use self::parse::ParseDurationError;
use self::parse::{DAY, HOUR, MINUTE, parse};
use super::text_buffer::TextBuffer;

mod parse;

/// A length of time, written in JSON as ISO 8601 text such as `"P1DT2H30M"`: `Edm.Duration`.
///
/// It holds a [`TimeDelta`], which may be negative, counts nanoseconds and reaches 292 million years.
/// To build or calculate a duration, use `TimeDelta`, and convert with `From` or `into`.
///
/// Text is read and written with [`FromStr`] and [`Display`](fmt::Display). Its form is the rule
/// `durationValue` of the [OData ABNF], `[+-]PnDTnHnMn.nS`. Any part may be missing, but not all of
/// them, and only the seconds may have a fraction.
///
/// - A part may be larger than usual, and each length is written in one way: `PT36H` is written as
///   `P1DT12H`, and a length of zero as `PT0S`. Days are the largest unit written, so `P365D` stays
///   `P365D`.
/// - Weeks, which ISO 8601 has and OData does not, are read as seven days each.
/// - Years and months have no fixed length, so only zero of them is read, because some Java libraries
///   write `P0Y0M5D`. Any other number is refused.
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
    /// A length of zero, `PT0S`.
    pub const ZERO: Self = Self(TimeDelta::zero());

    /// Wraps chrono's duration. Unlike `From`, it is `const`.
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

    /// The length as chrono's duration.
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
pub(crate) fn write_duration<'t>(value: &Duration, text: &'t mut TextBuffer) -> &'t str {
    // Both methods round towards zero, so the parts of a negative duration are all negative.
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

/// Appends a count and its unit, unless the count is zero.
fn push_part(count: u64, unit: u8, text: &mut TextBuffer) {
    if count != 0 {
        text.push_number(count);
        text.push(unit);
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
        f.pad(write_duration(self, &mut TextBuffer::new()))
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

/// Fails for a duration over 292 million years, the longest that chrono holds.
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

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use proptest::prelude::*;

    use super::super::text_buffer::TextBuffer;
    use super::{Duration, write_duration};

    #[test]
    fn each_length_is_written_in_one_spelling() {
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
    fn the_ends_of_the_range_round_trip() {
        for delta in [TimeDelta::MIN, TimeDelta::MAX] {
            let duration = Duration::new(delta);
            assert_eq!(duration.to_string().parse(), Ok(duration));
        }
        assert_eq!(Duration::default(), Duration::ZERO);
    }

    #[test]
    fn std_durations_convert_if_they_fit() {
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
            let mut text = TextBuffer::new();
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
