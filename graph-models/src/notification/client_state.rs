//! The secret by which a program knows its own notifications.

use std::fmt;
use std::hint::black_box;

use super::change::Notification;

/// Texts are compared in steps of this many bytes. A client state has at most 255 characters, which is
/// at most 1,020 bytes.
const STEP: usize = 1024;

/// The `clientState` of a subscription: the secret that Graph repeats in each of its notifications.
///
/// A notification that has another client state, or none, is not from Graph, or not for this subscription. Look
/// up the state by the notification's [`subscription_id`](Notification::subscription_id), and choose a
/// random one for each subscription.
///
/// ```
/// use graph_models::notification::{ClientState, Notifications};
///
/// let state = ClientState::new("pjNpYmYZ3ZRQKmqr");
/// let body = r#"{"value":[{"clientState":"pjNpYmYZ3ZRQKmqr"},{"clientState":"guessed"},{}]}"#;
/// let received = Notifications::read(body.as_bytes())?;
/// let ours: Vec<bool> = received.value.iter().map(|one| state.matches(one)).collect();
/// assert_eq!(ours, [true, false, false]);
/// assert_eq!(format!("{state:?}"), "ClientState(***)");
/// # Ok::<(), graph_models::notification::ReadError>(())
/// ```
///
/// The time of a comparison tells nothing about the secret. Both texts are padded to the same number of
/// bytes, a multiple of 1,024, and all of them are compared, with the lengths. So the time does not depend on the
/// first character that differs, and it depends on the length of the secret only beyond 1,024
/// bytes. The compiler is asked not to shorten this (`std::hint::black_box`), but does not promise it. There is no
/// `==`, whose time would depend on the first difference.
///
/// `Debug` does not print the secret.
#[derive(Clone)]
pub struct ClientState {
    /// The secret and zeros up to a multiple of [`STEP`].
    padded: Box<[u8]>,
    /// The length of the secret.
    length: usize,
}

impl ClientState {
    /// The secret that was sent as `clientState` when the subscription was created. An empty text
    /// matches no notification.
    #[must_use]
    pub fn new(secret: &str) -> Self {
        let mut padded = secret.as_bytes().to_vec();
        padded.resize(secret.len().max(1).next_multiple_of(STEP), 0);
        Self { padded: padded.into(), length: secret.len() }
    }

    /// Whether the notification has this secret. One without a `clientState` does not.
    #[must_use]
    pub fn matches(&self, notification: &Notification) -> bool {
        notification.client_state.as_deref().is_some_and(|received| self.is(received))
    }

    /// Whether a text that was received is this secret.
    #[must_use]
    pub fn is(&self, received: &str) -> bool {
        let mut padded = vec![0; self.padded.len()];
        // Who sent the text knows its length, so this tells nothing.
        let Some(start) = padded.get_mut(..received.len()) else { return false };
        start.copy_from_slice(received.as_bytes());
        let mut difference = self.length ^ received.len();
        for (known, received) in self.padded.iter().zip(&padded) {
            difference = black_box(difference | usize::from(known ^ received));
        }
        difference == 0 && self.length > 0
    }
}

impl fmt::Debug for ClientState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ClientState(***)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_same_text_matches() {
        let long = "a".repeat(1024);
        let longer = "a".repeat(1025);
        let texts = ["a", "b", "ab", "a\0", "\0", "ä", long.as_str(), longer.as_str()];
        for secret in texts {
            let state = ClientState::new(secret);
            for received in texts {
                assert_eq!(state.is(received), secret == received, "{secret:?} {received:?}");
            }
            assert!(!state.is(""));
        }
        for received in texts.into_iter().chain([""]) {
            assert!(!ClientState::new("").is(received), "{received:?}");
        }
    }

    #[test]
    fn secrets_of_usual_lengths_are_compared_in_the_same_steps() {
        for length in [0, 1, 36, 128, 255, 1020, 1024] {
            assert_eq!(ClientState::new(&"a".repeat(length)).padded.len(), 1024, "{length}");
        }
        assert_eq!(ClientState::new(&"a".repeat(1025)).padded.len(), 2048);
    }
}
