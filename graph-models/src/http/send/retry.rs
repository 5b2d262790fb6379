//! How often and after which wait a request is sent again.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::time::Duration;

/// How often a request that failed is sent again, and how long to wait before that; used by
/// [`Retrying`](super::Retrying).
///
/// Only what is safe to repeat is repeated:
///
/// | failure | `GET`, `HEAD`, `PUT`, `DELETE` | `POST`, `PATCH` |
/// |---|---|---|
/// | 429 | again | again |
/// | 503 with `Retry-After` | again | again |
/// | 503 without it | again | no |
/// | 408, 500, 502, 504, or a code of these, such as `serviceNotAvailable` | again | no |
/// | no response: no connection, a connection that was lost, a timeout | again | no |
/// | any other status, a redirect, a body that cannot be read | no | no |
///
/// With 429 or with `Retry-After`, a service says that it did not process the request. After the other
/// failures, the service may have done what a `POST` asks for, and a second one would create another entity.
/// [`Call::idempotent`](crate::http::Call::idempotent) moves a call to the other column. If
/// the first of two `DELETE`s was processed, the second is answered with 404; a `PUT` with `If-Match` likewise
/// with 412.
///
/// The wait is that of `Retry-After`, or else grows: 1 s, 2 s, 4 s, …, of which up to half is left out
/// at random, so that many clients do not come back at the same time. A request whose wait would exceed a limit
/// is not sent again, and its refusal is the result.
///
/// ```
/// use std::time::Duration;
///
/// use graph_models::http::{Failures, Retry};
///
/// let retry = Retry::new().max_attempts(3).max_wait(Duration::from_secs(60));
/// let mut failures = Failures::default().and_another(Some(Duration::from_secs(10)));
/// assert_eq!(retry.wait(&failures), Some(Duration::from_secs(10)));
/// failures = failures.and_another(Some(Duration::from_secs(90)));
/// assert_eq!(retry.wait(&failures), None);
/// ```
///
/// Source: [RFC 9110], section 9.2.2, [Microsoft Graph throttling guidance], and
/// [Microsoft Graph error responses].
///
/// [RFC 9110]: https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2
/// [Microsoft Graph throttling guidance]: https://learn.microsoft.com/graph/throttling
/// [Microsoft Graph error responses]: https://learn.microsoft.com/graph/errors
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retry {
    max_attempts: u32,
    first_wait: Duration,
    max_wait: Duration,
    max_total_wait: Duration,
}

impl Retry {
    /// Up to 4 attempts, the wait before the second about 1 s, none longer than 3 min, all together not longer
    /// than 5 min.
    pub fn new() -> Self {
        Self {
            max_attempts: 4,
            first_wait: Duration::from_secs(1),
            max_wait: Duration::from_secs(3 * 60),
            max_total_wait: Duration::from_secs(5 * 60),
        }
    }

    /// How often a request is sent, the first time included.
    #[must_use]
    pub fn max_attempts(mut self, attempts: u32) -> Self {
        self.max_attempts = attempts;
        self
    }

    /// The wait before the second attempt, if the service names none. Each further wait is twice as long.
    #[must_use]
    pub fn first_wait(mut self, wait: Duration) -> Self {
        self.first_wait = wait;
        self
    }

    /// The longest wait. If the service asks for a longer one, the request is not sent again.
    #[must_use]
    pub fn max_wait(mut self, wait: Duration) -> Self {
        self.max_wait = wait;
        self
    }

    /// How long the waits of a request are all together. The time that the attempts take does not count: limit
    /// it with a timeout of the client.
    #[must_use]
    pub fn max_total_wait(mut self, wait: Duration) -> Self {
        self.max_total_wait = wait;
        self
    }

    /// How long to wait before the request is sent again; `None` at a limit.
    pub fn wait(&self, failures: &Failures) -> Option<Duration> {
        if failures.count >= self.max_attempts {
            return None;
        }
        let wait = failures.retry_after.unwrap_or_else(|| self.growing_wait(failures.count));
        let total = failures.waited.saturating_add(wait);
        (wait <= self.max_wait && total <= self.max_total_wait).then_some(wait)
    }

    fn growing_wait(&self, count: u32) -> Duration {
        let factor = 1_u32.checked_shl(count.saturating_sub(1)).unwrap_or(u32::MAX);
        let half = self.first_wait.saturating_mul(factor).min(self.max_wait) / 2;
        half + half.mul_f64(random_fraction())
    }
}

impl Default for Retry {
    fn default() -> Self {
        Self::new()
    }
}

/// A number from 0 to below 1. The keys of a hash map are random enough to spread requests in time.
fn random_fraction() -> f64 {
    let number = RandomState::new().build_hasher().finish();
    f64::from((number >> 32) as u32) / (f64::from(u32::MAX) + 1.0)
}

/// How often a request has failed so far; what [`Retry::wait`] decides by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Failures {
    /// How often it failed.
    pub count: u32,
    /// How long the waits between the attempts were, all together.
    pub waited: Duration,
    /// The wait that the service asks for, as `Retry-After` of the last response says.
    pub retry_after: Option<Duration>,
}

impl Failures {
    /// The same and one more, after which the service asks for this wait.
    #[must_use]
    pub fn and_another(self, retry_after: Option<Duration>) -> Self {
        Self { count: self.count.saturating_add(1), retry_after, ..self }
    }

    /// The same after this wait.
    #[must_use]
    pub fn and_waited(self, wait: Duration) -> Self {
        Self { waited: self.waited.saturating_add(wait), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failures(count: u32) -> Failures {
        Failures { count, ..Failures::default() }
    }

    #[test]
    fn waits_grow_from_half_to_all_of_the_doubled_time() {
        let retry = Retry::new().max_attempts(u32::MAX).max_total_wait(Duration::MAX);
        for (count, full) in [(1, 1.0), (2, 2.0), (3, 4.0), (8, 128.0), (9, 180.0), (40, 180.0)] {
            for _ in 0..50 {
                let wait = retry.wait(&failures(count)).expect("below the limits").as_secs_f64();
                assert!((full / 2.0..=full).contains(&wait), "{wait} after {count}");
            }
        }
    }

    #[test]
    fn waits_differ() {
        let waits: Vec<_> = (0..8).map(|_| Retry::new().wait(&failures(3))).collect();
        assert!(waits.iter().any(|wait| *wait != waits[0]), "{waits:?}");
    }

    #[test]
    fn the_longest_times_do_not_overflow() {
        let retry = Retry::new().first_wait(Duration::MAX).max_wait(Duration::MAX);
        let retry = retry.max_total_wait(Duration::MAX).max_attempts(u32::MAX);
        for count in [0, 1, 33, u32::MAX - 1] {
            assert!(retry.wait(&failures(count)).is_some());
        }
        let failed = failures(u32::MAX).and_another(None).and_waited(Duration::MAX);
        assert_eq!(failed.and_waited(Duration::MAX).waited, Duration::MAX);
        assert_eq!(retry.wait(&failed), None);
    }

    #[test]
    fn a_limit_ends_the_attempts() {
        let seconds = Duration::from_secs;
        let retry = Retry::new().max_attempts(3).max_wait(seconds(10)).max_total_wait(seconds(15));
        let failed = failures(1).and_another(Some(seconds(10)));
        assert_eq!(retry.wait(&failed), Some(seconds(10)));
        assert_eq!(retry.wait(&failed.and_waited(seconds(5))), Some(seconds(10)));
        assert_eq!(retry.wait(&failed.and_waited(seconds(6))), None);
        assert_eq!(retry.wait(&failed.and_another(Some(seconds(1)))), None);
        let asked = Failures { retry_after: Some(seconds(11)), ..failed };
        assert_eq!(retry.wait(&asked), None);
    }
}
