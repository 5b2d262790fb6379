//! What the endpoint does with bodies: those of Graph, and forged and repeated ones.

use graph_models::notification::{ChangeType, LifecycleEvent};
use serde_json::json;

use super::*;

#[track_caller]
fn ignored(body: &str) -> &'static str {
    match Endpoint::default().receive(body.as_bytes()).as_slice() {
        [Event::Ignored(why)] => why,
        events => panic!("{events:?}"),
    }
}

#[test]
fn a_message_is_decrypted_and_read_as_its_type() {
    let mut endpoint = Endpoint::default();
    assert_eq!(endpoint.keys.len(), 1);
    let events = endpoint.receive(RICH.as_bytes());
    let [Event::Message(message)] = events.as_slice() else { panic!("{events:?}") };
    assert_eq!(message.id.as_deref(), Some("1565047490246"));
    assert_eq!(message.importance.as_deref(), Some("normal"));
    assert!(message.additional_data.get("body").is_some());
}

#[test]
fn a_basic_and_a_lifecycle_notification_need_no_token() -> Outcome {
    let body = rich(|one, tokens| {
        *tokens = json!(null);
        one["encryptedContent"] = json!(null);
    })?;
    let events = Endpoint::default().receive(body.as_bytes());
    assert!(matches!(&events[..], [Event::Changed(Some(ChangeType::Created), _)]), "{events:?}");
    let body = rich(|one, _| one["lifecycleEvent"] = json!("missed"))?;
    let events = Endpoint::default().receive(body.as_bytes());
    assert_eq!(events, [Event::Lifecycle(LifecycleEvent::Missed)]);
    Ok(())
}

#[test]
fn a_forged_notification_is_ignored() -> Outcome {
    let unknown = "not of a subscription of this program";
    let unproven = "not proven to be from Graph";
    let broken = "cannot be decrypted";
    assert_eq!(ignored(&rich(|one, _| one["clientState"] = json!("guessed"))?), unknown);
    assert_eq!(ignored(&rich(|one, _| one["clientState"] = json!(null))?), unknown);
    let other = json!("00000000-0000-0000-0000-000000000001");
    assert_eq!(ignored(&rich(|one, _| one["subscriptionId"] = other.clone())?), unknown);
    assert_eq!(ignored(&rich(|one, _| one["tenantId"] = other)?), unproven);
    assert_eq!(ignored(&rich(|_, tokens| *tokens = json!([]))?), unproven);
    assert_eq!(ignored(&rich(|_, tokens| *tokens = json!(["forged"]))?), unproven);
    let both = json!(["token-of-tenant-84bd", "forged"]);
    assert_eq!(ignored(&rich(|_, tokens| *tokens = both)?), unproven);
    let content =
        |name: &'static str, value: Value| rich(|one, _| one["encryptedContent"][name] = value);
    for (name, value) in [
        ("dataSignature", json!("Ew7cr7hbwOkJ03faq9arf2oqc0jS52dZk2kMySQWo6I=")),
        ("dataKey", json!("AAAA")),
        ("data", json!("AAAAAAAAAAAAAAAAAAAAAA==")),
        ("encryptionCertificateId", json!("certificate-of-2025")),
        ("data", json!(null)),
    ] {
        assert_eq!(ignored(&content(name, value)?), broken, "{name}");
    }
    assert_eq!(ignored(&RICH[..RICH.len() / 2]), "not a body with notifications");
    Ok(())
}

#[test]
fn a_repeated_notification_is_used_once() -> Outcome {
    let mut endpoint = Endpoint::default();
    assert!(matches!(&endpoint.receive(RICH.as_bytes())[..], [Event::Message(_)]));
    let renamed = rich(|one, _| one["id"] = json!("rich-2"))?;
    let encoded = rich(|one, _| {
        one["id"] = json!("rich-3");
        let signature = &mut one["encryptedContent"]["dataSignature"];
        *signature = json!(signature.as_str().unwrap_or_default().trim_end_matches('='));
    })?;
    for body in [RICH, &renamed, &encoded] {
        assert_eq!(endpoint.receive(body.as_bytes()), [Event::Ignored("came before")]);
    }
    // A forged one is not remembered in place of the right one.
    let mut endpoint = Endpoint::default();
    endpoint.receive(rich(|one, _| one["clientState"] = json!("guessed"))?.as_bytes());
    assert!(matches!(&endpoint.receive(RICH.as_bytes())[..], [Event::Message(_)]));
    Ok(())
}
