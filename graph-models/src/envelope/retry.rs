//! How long to wait before a request is sent again.

use std::str::FromStr;
use std::time::{Duration, SystemTime};

use chrono::{DateTime, FixedOffset};

/// The header `Retry-After`: how long to wait before the request is sent again. On the wire it is a
/// number of seconds, or an HTTP date.
///
/// ```
/// use std::time::{Duration, SystemTime};
///
/// use graph_models::RetryAfter;
///
/// let wait: RetryAfter = "120".parse()?;
/// assert_eq!(wait.wait(SystemTime::now()), Duration::from_secs(120));
/// let wait: RetryAfter = "0.249".parse()?;
/// assert_eq!(wait.wait(SystemTime::now()), Duration::from_millis(249));
/// let wait: RetryAfter = "Fri, 31 Dec 1999 23:59:59 GMT".parse()?;
/// assert_eq!(wait.wait(SystemTime::now()), Duration::ZERO);
/// # Ok::<(), graph_models::InvalidRetryAfter>(())
/// ```
///
/// Source: [RFC 9110], section 10.2.3, and [Microsoft Graph throttling guidance].
///
/// [RFC 9110]: https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3
/// [Microsoft Graph throttling guidance]: https://learn.microsoft.com/graph/throttling
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[doc(alias("Retry-After", "429", "throttling"))]
pub enum RetryAfter {
    /// This long after the response, as received. [`wait`](Self::wait) limits it.
    Delay(Duration),
    /// Not before this time, as received. [`wait`](Self::wait) limits it.
    At(DateTime<FixedOffset>),
}

impl RetryAfter {
    /// The longest [`wait`](Self::wait): 24 hours. No service asks for more on purpose, and a program
    /// must not sleep for centuries because a service wrote a wrong number.
    pub const LONGEST_WAIT: Duration = Duration::from_secs(24 * 60 * 60);

    /// The time left to wait, counted from `now`: zero if it has passed, and never more than
    /// [`LONGEST_WAIT`](Self::LONGEST_WAIT).
    ///
    /// ```
    /// use std::time::{Duration, SystemTime};
    ///
    /// use graph_models::RetryAfter;
    ///
    /// let wait: RetryAfter = "82667264580".parse()?;
    /// assert_eq!(wait, RetryAfter::Delay(Duration::from_secs(82_667_264_580)));
    /// assert_eq!(wait.wait(SystemTime::now()), RetryAfter::LONGEST_WAIT);
    /// # Ok::<(), graph_models::InvalidRetryAfter>(())
    /// ```
    pub fn wait(self, now: SystemTime) -> Duration {
        let left = match self {
            Self::Delay(delay) => delay,
            Self::At(time) => SystemTime::from(time).duration_since(now).unwrap_or(Duration::ZERO),
        };
        left.min(Self::LONGEST_WAIT)
    }
}

/// Parses the text of the header.
///
/// The seconds may have a fraction, which RFC 9110 does not allow but services send. It is rounded up
/// to a whole nanosecond. A sign, an exponent, and more seconds than a [`Duration`] holds are errors.
impl FromStr for RetryAfter {
    type Err = InvalidRetryAfter;

    fn from_str(text: &str) -> Result<Self, InvalidRetryAfter> {
        let text = text.trim();
        if let Some(delay) = seconds(text) {
            return Ok(Self::Delay(delay));
        }
        // RFC 2822 includes the only form that servers still write.
        DateTime::parse_from_rfc2822(text).map(Self::At).map_err(|_| InvalidRetryAfter)
    }
}

/// A number of seconds: digits, and perhaps a point and more digits.
fn seconds(text: &str) -> Option<Duration> {
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    if !is_digits(whole) || !is_digits(fraction) {
        return None;
    }
    let (nanos, rest) = fraction.split_at(fraction.len().min(9));
    let nanos: u32 = format!("{nanos:0<9}").parse().ok()?;
    let rounded_up = u64::from(rest.bytes().any(|digit| digit != b'0'));
    let delay = Duration::new(whole.parse().ok()?, nanos);
    delay.checked_add(Duration::from_nanos(rounded_up))
}

/// The text is neither a number of seconds nor an HTTP date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct InvalidRetryAfter;

impl std::fmt::Display for InvalidRetryAfter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(
            "expected seconds such as `120` or a date such as `Fri, 31 Dec 1999 23:59:59 GMT`",
        )
    }
}

impl std::error::Error for InvalidRetryAfter {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fraction_is_rounded_up_to_a_nanosecond() {
        let nanos = |text| seconds(text).map(|delay| delay.as_nanos());
        assert_eq!(nanos("0.249"), Some(249_000_000));
        assert_eq!(nanos("7.000000001"), Some(7_000_000_001));
        assert_eq!(nanos("0.0000000001"), Some(1));
        assert_eq!(nanos("1.9999999999"), Some(2_000_000_000));
        assert_eq!(nanos("1.0000000000"), Some(1_000_000_000));
        assert_eq!(nanos("18446744073709551615.9999999999"), None);
        assert_eq!(nanos("18446744073709551616"), None);
    }
}
