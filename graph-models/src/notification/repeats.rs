//! Notifications that are delivered more than once.

use std::collections::{HashSet, VecDeque};
use std::fmt;

use super::change::Notification;
use crate::edm::Binary;

/// What two deliveries of one notification have in common. `Display` is a text under which a program
/// can store it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RepeatKey(Box<str>);

impl fmt::Display for RepeatKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Notification {
    /// The keys by which a second delivery of the notification is recognized: its `id` together with
    /// that of the subscription, and the signature of its encrypted content. If one of them was seen before, the
    /// notification is a repetition. There are none if the service sends neither; then a repetition cannot be
    /// told from a second change.
    ///
    /// [`Recent`] remembers the keys in memory. A program with several instances, or one that must remember longer
    /// than it runs, stores them itself.
    pub fn repeat_keys(&self) -> impl Iterator<Item = RepeatKey> {
        let id = self.id.as_deref().filter(|id| !id.is_empty()).map(|id| {
            let subscription = self.subscription_id.unwrap_or_default();
            format!("id:{subscription}:{id}")
        });
        let signature = self.encrypted_content.as_deref().and_then(|content| {
            // Base64 may be written in several ways.
            let signature: Binary = content.data_signature.as_deref()?.parse().ok()?;
            Some(format!("content:{signature}"))
        });
        [id, signature].into_iter().flatten().map(|key| RepeatKey(key.into()))
    }
}

/// Remembers the notifications that came last, and recognizes those that come again.
///
/// Graph delivers a notification again, for up to 4 hours, if it does not receive a successful response in
/// time. And who has seen a body can send it again.
///
/// ```
/// use graph_models::notification::{Notifications, Recent};
///
/// let body = br#"{"value": [{"id": "lsgTZMr9KwAAA"}, {"id": "lsgTZMr9KwAAB"}, {"id": "lsgTZMr9KwAAA"}]}"#;
/// let received = Notifications::read(body)?;
/// let mut recent = Recent::new(10_000);
/// let new: Vec<bool> = received.value.iter().map(|one| recent.is_new(one)).collect();
/// assert_eq!(new, [true, true, false]);
/// # Ok::<(), graph_models::notification::ReadError>(())
/// ```
///
/// Ask only for notifications whose [`ClientState`](super::ClientState) is right. Others would fill the memory.
///
/// Nothing in a notification proves when it was sent: a sender who knows the client state can give an old body a
/// new `id`. So a program that acts on a notification reads the resource from the service, or checks the
/// [validation tokens](super::Notifications::proven_tenants), which expire.
#[derive(Clone)]
pub struct Recent {
    capacity: usize,
    known: HashSet<RepeatKey>,
    /// From the oldest to the newest.
    order: VecDeque<RepeatKey>,
}

impl Recent {
    /// Remembers this many keys; a notification has up to two.
    #[must_use]
    pub fn new(capacity: usize) -> Self {
        Self { capacity, known: HashSet::new(), order: VecDeque::new() }
    }

    /// Whether the notification did not come before, as far as is remembered. Remembers it.
    pub fn is_new(&mut self, notification: &Notification) -> bool {
        let mut is_new = true;
        for key in notification.repeat_keys() {
            if !self.known.insert(key.clone()) {
                is_new = false;
                continue;
            }
            self.order.push_back(key);
            if self.order.len() > self.capacity
                && let Some(oldest) = self.order.pop_front()
            {
                self.known.remove(&oldest);
            }
        }
        is_new
    }
}

impl fmt::Debug for Recent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Recent({} of {} keys)", self.order.len(), self.capacity)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json;

    fn notification(text: &str) -> Notification {
        json::from_str(text).expect("a notification")
    }

    fn keys(text: &str) -> Vec<String> {
        notification(text).repeat_keys().map(|key| key.to_string()).collect()
    }

    #[test]
    fn keys_do_not_depend_on_spelling() {
        let nil = "00000000-0000-0000-0000-000000000000";
        assert_eq!(keys(r#"{"id":"a"}"#), [format!("id:{nil}:a")]);
        let one = "7D1F0000-0000-0000-0000-00000000000A";
        assert_eq!(
            keys(&format!(r#"{{"id":"a","subscriptionId":"{one}"}}"#)),
            [format!("id:{}:a", one.to_lowercase())]
        );
        for signature in ["+/8=", "-_8", "+/8"] {
            let content = format!(r#"{{"encryptedContent":{{"dataSignature":"{signature}"}}}}"#);
            assert_eq!(keys(&content), ["content:+/8="]);
        }
        for none in [r#"{}"#, r#"{"id":""}"#, r#"{"encryptedContent":{"dataSignature":"?"}}"#] {
            assert!(keys(none).is_empty(), "{none}");
        }
    }

    #[test]
    fn a_content_that_comes_with_another_id_is_a_repetition() {
        let mut recent = Recent::new(9);
        assert!(
            recent
                .is_new(&notification(r#"{"id":"a","encryptedContent":{"dataSignature":"AQ=="}}"#))
        );
        assert!(
            !recent
                .is_new(&notification(r#"{"id":"b","encryptedContent":{"dataSignature":"AQ"}}"#))
        );
        assert!(!recent.is_new(&notification(r#"{"id":"b"}"#)));
        for _ in 0..2 {
            assert!(recent.is_new(&notification("{}")), "there is nothing to know it by");
        }
    }

    #[test]
    fn the_oldest_is_forgotten() {
        let mut recent = Recent::new(2);
        let [a, b, c] = ["a", "b", "c"].map(|id| notification(&format!(r#"{{"id":"{id}"}}"#)));
        assert!(recent.is_new(&a) && recent.is_new(&b) && !recent.is_new(&a));
        assert!(recent.is_new(&c));
        assert!(!recent.is_new(&b) && !recent.is_new(&c) && recent.is_new(&a));
        assert_eq!(format!("{recent:?}"), "Recent(2 of 2 keys)");
        let mut none = Recent::new(0);
        assert!(none.is_new(&a) && none.is_new(&a));
    }
}
