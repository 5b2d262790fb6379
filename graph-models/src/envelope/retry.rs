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
pub enum RetryAfter {
    /// This long after the response.
    Delay(Duration),
    /// Not before this time.
    At(DateTime<FixedOffset>),
}

impl RetryAfter {
    /// The time left to wait, counted from `now`; zero if it has passed.
    pub fn wait(self, now: SystemTime) -> Duration {
        match self {
            Self::Delay(delay) => delay,
            Self::At(time) => SystemTime::from(time).duration_since(now).unwrap_or(Duration::ZERO),
        }
    }
}

/// Parses the text of the header.
impl FromStr for RetryAfter {
    type Err = InvalidRetryAfter;

    fn from_str(text: &str) -> Result<Self, InvalidRetryAfter> {
        let text = text.trim();
        if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
            let seconds = text.parse().map_err(|_| InvalidRetryAfter)?;
            return Ok(Self::Delay(Duration::from_secs(seconds)));
        }
        // RFC 2822 includes the only form that servers still write.
        DateTime::parse_from_rfc2822(text).map(Self::At).map_err(|_| InvalidRetryAfter)
    }
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
