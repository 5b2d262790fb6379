//! Reads a body within limits.

use super::collection::Notifications;
use super::limits::{Limits, ReadError};
use crate::json::{self, Excess, Most, excess, without_mark};

impl Notifications {
    /// Reads a body, within the default [`Limits`].
    ///
    /// ```
    /// use graph_models::notification::{ChangeType, LifecycleEvent, Notifications};
    ///
    /// let body = br#"{"value": [
    ///     {"changeType": "updated", "resource": "Users/7d1f/Messages/AAMk2"},
    ///     {"lifecycleEvent": "missed", "tenantId": ""}
    /// ]}"#;
    /// let received = Notifications::read(body)?;
    /// assert_eq!(received.value[0].change_type, Some(ChangeType::Updated));
    /// assert_eq!(received.value[1].lifecycle_event, Some(LifecycleEvent::Missed));
    /// assert_eq!(received.value[1].tenant(), None);
    ///
    /// let error = Notifications::read(&body[..60]).unwrap_err();
    /// assert_eq!(error.to_string(), "the body is not a collection of notifications");
    /// # Ok::<(), graph_models::notification::ReadError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`Limits::read`].
    pub fn read(body: &[u8]) -> Result<Self, ReadError> {
        Limits::new().read(body)
    }
}

impl Limits {
    /// Reads a body in the [tolerant](json::tolerant) way: a value that does not fit its declared type is
    /// kept, and [`json::tolerant::misfits`] lists it. One odd value, such as the empty `tenantId` of a personal
    /// account, must not cost the other notifications, which the service would send again and again.
    ///
    /// [`json::from_slice`] reads in the strict way, without limits.
    ///
    /// # Errors
    ///
    /// The body is beyond a limit, or it is not JSON with a collection `value`.
    pub fn read(&self, body: &[u8]) -> Result<Notifications, ReadError> {
        if body.len() > self.bytes() {
            return Err(ReadError::TooLong { limit: self.bytes() });
        }
        let body = without_mark(body);
        let most = Most {
            elements: self.notifications(),
            collections: &["value", "validationTokens"],
            values: self.values(),
        };
        // Before any value is made, because a value takes much more memory than its text.
        match excess(most, body) {
            Ok(None) => json::tolerant::from_slice(body).map_err(ReadError::Unreadable),
            Ok(Some(Excess::Elements)) => Err(ReadError::TooMany { limit: self.notifications() }),
            Ok(Some(Excess::Values)) => Err(ReadError::TooManyValues { limit: self.values() }),
            Err(error) => Err(ReadError::Unreadable(error)),
        }
    }
}
