//! The requests that a server receives.

use super::*;

#[tokio::test]
async fn a_patch_is_sent_byte_for_byte() -> Outcome {
    let patch = IosUpdateDeviceStatusPatch {
        install_status: set(IosUpdatesInstallStatus::DownloadInsufficientPower),
        os_version: set("17.6.1 \"β\"\n"),
        user_name: null(),
        status: set("nonCompliant"),
        last_reported_date_time: set(date_time("2024-08-01T14:30:00.5000Z")),
        ..Default::default()
    };
    assert_eq!(
        body_of(&patch).await?,
        concat!(
            r##"{"@odata.type":"#microsoft.graph.iosUpdateDeviceStatus","##,
            r#""installStatus":"downloadInsufficientPower","#,
            r#""lastReportedDateTime":"2024-08-01T14:30:00.5Z","#,
            r#""osVersion":"17.6.1 \"β\"\n","#,
            r#""status":"nonCompliant","#,
            r#""userName":null}"#,
        )
    );
    Ok(())
}

#[tokio::test]
async fn unset_set_and_null_are_sent_differently() -> Outcome {
    let patch = |user_name| IosUpdateDeviceStatusPatch { user_name, ..Default::default() };
    let tag = r##""@odata.type":"#microsoft.graph.iosUpdateDeviceStatus""##;
    assert_eq!(body_of(&patch(None)).await?, format!("{{{tag}}}"));
    assert_eq!(body_of(&patch(set("Adele"))).await?, format!(r#"{{{tag},"userName":"Adele"}}"#));
    assert_eq!(body_of(&patch(set(""))).await?, format!(r#"{{{tag},"userName":""}}"#));
    assert_eq!(body_of(&patch(null())).await?, format!(r#"{{{tag},"userName":null}}"#));
    Ok(())
}

#[tokio::test]
async fn dates_are_sent_in_canonical_form() -> Outcome {
    for (written, received) in [
        ("2024-08-01T14:30:00+00:00", "2024-08-01T14:30:00Z"),
        ("2024-08-01T14:30:00.000Z", "2024-08-01T14:30:00Z"),
        ("2024-08-01T14:30:00.1230000Z", "2024-08-01T14:30:00.123Z"),
        ("2024-08-01T14:30:00.0000001+05:30", "2024-08-01T14:30:00.0000001+05:30"),
        ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"),
        ("9999-12-31T23:59:59.9999999-08:00", "9999-12-31T23:59:59.9999999-08:00"),
    ] {
        let patch = IosUpdateDeviceStatusPatch {
            compliance_grace_period_expiration_date_time: set(date_time(written)),
            ..Default::default()
        };
        let body: Value = serde_json::from_str(&body_of(&patch).await?)?;
        assert_eq!(body["complianceGracePeriodExpirationDateTime"], received);
    }
    Ok(())
}

#[tokio::test]
async fn a_suppressed_tag_is_not_sent() -> Outcome {
    let mut patch = IosUpdateDeviceStatusPatch { os_version: set("18"), ..Default::default() };
    patch.set_type_tag(TypeTag::Never);
    assert_eq!(body_of(&patch).await?, r#"{"osVersion":"18"}"#);
    Ok(())
}

#[tokio::test]
async fn the_headers_match_the_reference_page() -> Outcome {
    let server = server_with("{}").await;
    let patch = IosUpdateDeviceStatusPatch { os_version: set("18"), ..Default::default() };
    let url = server.uri() + STATUSES;
    client()?.patch(url).bearer_auth("secret").json(&patch).send().await?;

    let [request] = received(&server).await.try_into().map_err(|_| "one request")?;
    assert_eq!(request.method.as_str(), "PATCH");
    assert_eq!(request.url.path(), STATUSES);
    assert_eq!(request.headers[AUTHORIZATION], "Bearer secret");
    assert_eq!(request.headers[CONTENT_TYPE], "application/json");
    assert_eq!(request.headers[CONTENT_LENGTH], *request.body.len().to_string());
    Ok(())
}

/// Both a PUT and a PATCH send back everything that was read.
#[tokio::test]
async fn everything_that_was_read_is_sent_back() -> Outcome {
    let body = json!({
        "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#deviceManagement/x",
        "@odata.type": "#microsoft.graph.iosUpdateDeviceStatus",
        "@odata.etag": "W/\"1\"",
        "id": "1",
        "installStatus": "downloadedAndVerified",
        "osVersion": null,
        "deviceId@odata.navigationLink": "https://graph.microsoft.com/v1.0/devices/1",
        "deviceId": "2",
        "userName": null,
        "status": "compliant",
        "lastReportedDateTime": "2024-07-31T06:12:09.1234567+02:00",
        "battery": {"@odata.type": "#microsoft.graph.battery", "level": 0.1, "cells": [1, null]},
        "batteryChecked": null,
        "bigNumber": 9_007_199_254_740_993_i64,
    });
    let server = server_with(&body.to_string()).await;
    let (client, url) = (client()?, server.uri() + STATUSES + "/1");

    let status: IosUpdateDeviceStatus = client.get(&url).send().await?.json().await?;
    assert_eq!(
        status.install_status,
        Some(IosUpdatesInstallStatus::Unrecognized("downloadedAndVerified".into()))
    );
    assert!(status.is_explicit_null("osVersion"));
    assert!(!status.is_explicit_null("userId"));
    assert_eq!(status.additional_data.get("batteryChecked"), Some(&Value::Null));

    client.put(&url).json(&status).send().await?;
    client.patch(&url).json(&status.clone()).send().await?;
    let patch: IosUpdateDeviceStatusPatch = client.get(&url).send().await?.json().await?;
    client.patch(&url).json(&patch).send().await?;

    for request in received(&server).await {
        if request.method != Method::GET {
            assert_eq!(request.body_json::<Value>()?, body);
            let start = br##"{"@odata.type":"#microsoft.graph.iosUpdateDeviceStatus","##;
            assert!(request.body.starts_with(start));
        }
    }
    assert_eq!(received(&server).await.len(), 5);
    Ok(())
}
