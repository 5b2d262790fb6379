//! Bodies that bring change notifications: what is read, what is kept, what is refused, and what is not
//! printed.

#[path = "../support/mod.rs"]
mod support;

mod hostile;
mod kept;
mod resource;
mod secrets;
mod service;

use std::error::Error;

use graph_models::json;
use graph_models::notification::{ChangeType, LifecycleEvent, Limits, Notifications, ReadError};
use serde_json::{Value, json as value};

type Outcome = Result<(), Box<dyn Error>>;

/// Notifications in the forms that services send: documented ones, and others.
fn samples() -> [Value; 5] {
    let subscription = "76222963-cc7b-42d2-882d-8aaa69cb2ba3";
    let tenant = "84bd8158-6d4d-4958-8b9f-9d6445542f95";
    [
        value!({"value": [{
            "id": "lsgTZMr9KwAAA",
            "subscriptionId": subscription,
            "subscriptionExpirationDateTime": "2026-03-19T22:11:09.952Z",
            "clientState": "hush",
            "changeType": "created",
            "resource": "users/7d1f@84bd/messages/AAMk2",
            "tenantId": tenant,
            "resourceData": {
                "@odata.type": "#Microsoft.Graph.Message",
                "@odata.id": "Users/7d1f@84bd/Messages/AAMk2",
                "@odata.etag": "W/\"CQAAABYAAADkrWGo7bouTKlsgTZMr9KwAAAUWRHf\"",
                "id": "AAMk2",
            },
        }]}),
        // Of a personal account.
        value!({"value": [{
            "subscriptionId": subscription,
            "subscriptionExpirationDateTime": "2026-08-06T11:00:00Z",
            "tenantId": "",
            "changeType": "updated",
            "resource": "Users/20b6/Messages/AQMk",
            "clientState": "hush",
        }]}),
        value!({"value": [{
            "subscriptionId": subscription,
            "subscriptionExpirationDateTime": "2026-03-20T11:00:00Z",
            "tenantId": tenant,
            "clientState": "hush",
            "lifecycleEvent": "subscriptionRemoved",
        }]}),
        // As Exchange writes a lifecycle notification.
        value!({"value": [{
            "lifecycleEvent": "reauthorizationRequired",
            "subscriptionId": subscription,
            "resource": format!("Subscriptions/{subscription}"),
            "clientState": "hush",
            "sequence": null,
            "resourceChangeType": null,
            "resourceData": {
                "@odata.type": "#microsoft.graph.subscription",
                "@odata.id": format!("subscriptions/{subscription}"),
                "id": subscription,
            },
            "encryptedContent": null,
            "organizationId": tenant,
            "subscriptionExpirationDateTime": "2026-02-08T04:18:58.0463343-08:00",
        }], "validationTokens": ["eyJ0.hush"]}),
        value!({
            "@odata.type": "#microsoft.graph.changeNotificationCollection",
            "value": [{
                "@odata.type": "#microsoft.graph.changeNotification",
                "changeType": "archived",
                "encryptedContent": {
                    "@odata.type": "#microsoft.graph.changeNotificationEncryptedContent",
                    "data": "aHVzaA==",
                    "dataKey": "aHVzaA==",
                    "dataSignature": "aHVzaA==",
                    "encryptionCertificateId": "certificate-1",
                    "encryptionCertificateThumbprint": "07293748",
                    "encryptionScheme": 2,
                },
                "mood": {"is": ["new"]},
            }],
            "validationTokens": [],
            "page": 7,
        }),
    ]
}

fn read(body: &Value) -> Result<Notifications, ReadError> {
    Notifications::read(body.to_string().as_bytes())
}

#[test]
fn what_services_send_is_read() -> Outcome {
    let [basic, personal, removed, exchange, rich] = samples();
    let basic = read(&basic)?.value.remove(0);
    assert_eq!(basic.id.as_deref(), Some("lsgTZMr9KwAAA"));
    assert_eq!(basic.change_type, Some(ChangeType::Created));
    assert_eq!(basic.lifecycle_event, None);
    assert_eq!(basic.tenant(), basic.tenant_id);
    assert_eq!(basic.resource_type(), Some("#Microsoft.Graph.Message"));
    let personal = read(&personal)?.value.remove(0);
    assert_eq!((personal.tenant(), personal.change_type), (None, Some(ChangeType::Updated)));
    let removed = read(&removed)?.value.remove(0);
    assert_eq!(removed.lifecycle_event, Some(LifecycleEvent::SubscriptionRemoved));
    assert_eq!((removed.change_type, removed.resource), (None, None));
    let exchange = read(&exchange)?.value.remove(0);
    assert_eq!(exchange.lifecycle_event, Some(LifecycleEvent::ReauthorizationRequired));
    assert_eq!((exchange.tenant_id, exchange.tenant()), (None, basic.tenant_id));
    assert_eq!(exchange.encrypted_content, None);
    let rich = read(&rich)?.value.remove(0);
    assert_eq!(rich.change_type, Some(ChangeType::Unrecognized("archived".into())));
    assert_eq!(rich.resource_type(), None);
    let content = rich.encrypted_content.ok_or("no content")?;
    assert_eq!(content.encryption_certificate_id.as_deref(), Some("certificate-1"));
    Ok(())
}

#[test]
fn tokens_are_handed_over_until_one_is_not_valid() -> Outcome {
    let tenant = |token: &str| token.strip_prefix("of ")?.parse().ok();
    let [a, b] = [1, 2].map(graph_models::uuid::Uuid::from_u128);
    let of = |tenant| format!("of {tenant}");
    for (tokens, expected) in [
        (value!(null), Some(vec![])),
        (value!([]), Some(vec![])),
        (value!([of(a), of(b)]), Some(vec![a, b])),
        (value!([of(a), "forged"]), None),
        (value!(["", of(a)]), None),
    ] {
        let received = read(&value!({"value": [], "validationTokens": tokens}))?;
        assert_eq!(received.proven_tenants(tenant), expected, "{tokens}");
    }
    assert_eq!(Notifications::PUBLISHER.to_string(), "0bf30f3b-4a52-48df-9a82-234910c4a086");
    Ok(())
}
