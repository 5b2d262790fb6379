//! The answers that a client reads.

use super::*;

#[graph_entity(patch = false)]
struct Statuses {
    value: Vec<IosUpdateDeviceStatus>,
    #[graph(additional)]
    additional_data: AdditionalData,
}

#[tokio::test]
async fn an_answer_is_read_as_a_typed_value() -> Outcome {
    let service = service::start().await;
    let patch = IosUpdateDeviceStatusPatch {
        os_version: set("17.6.1"),
        install_status: set(IosUpdatesInstallStatus::Success),
        user_name: null(),
        ..Default::default()
    };
    let response = send(&service, &patch).await?;
    assert_eq!(response.status(), StatusCode::OK);
    let status: IosUpdateDeviceStatus = response.json().await?;

    assert_eq!(status.id.as_deref(), Some(service::ID));
    assert_eq!(status.odata_type(), "#microsoft.graph.iosUpdateDeviceStatus");
    // Properties that were set …
    assert_eq!(status.os_version.as_deref(), Some("17.6.1"));
    assert_eq!(status.install_status, Some(IosUpdatesInstallStatus::Success));
    // … cleared …
    assert_eq!(status.user_name, None);
    assert!(status.is_explicit_null("userName"));
    // … and left alone.
    assert_eq!(status.status, Some(ComplianceStatus::Compliant));
    assert_eq!(status.last_reported_date_time, Some(date_time("2024-07-31T06:12:09.5Z")));
    assert_eq!(status.user_principal_name.as_deref(), Some("AdeleV@contoso.com"));
    assert!(status.additional_data.get("@odata.context").is_some());
    assert_eq!(status.additional_data.len(), 1);
    Ok(())
}

#[tokio::test]
async fn an_error_names_the_malformed_property() -> Outcome {
    for (answer, message) in [
        (
            json!({"value": [{}, {"osVersion": 17}]}),
            "at value[1].osVersion: expected a string, found a number",
        ),
        (
            json!({"value": [{"installStatus": {}}]}),
            "at value[0].installStatus: expected a string with a member of \
             `microsoft.graph.iosUpdatesInstallStatus`, found an object",
        ),
        (
            json!({"value": [{"lastReportedDateTime": "yesterday"}]}),
            "at value[0].lastReportedDateTime: expected a date and time such as \
             `2024-01-31T08:30:00Z`, found \"yesterday\"",
        ),
    ] {
        let server = server_with(&answer.to_string()).await;
        let response = client()?.get(server.uri() + STATUSES).send().await?;
        let Err(error) = response.json::<Statuses>().await else { panic!("{answer} is accepted") };
        let cause = error.source().map(ToString::to_string).unwrap_or_default();
        assert!(cause.starts_with(message), "{cause}");
    }
    Ok(())
}

#[tokio::test]
async fn a_truncated_answer_is_an_error() -> Outcome {
    let server = server_with(r#"{"value":[{"osVersion":"17"#).await;
    let response = client()?.get(server.uri() + STATUSES).send().await?;
    let Err(error) = response.json::<Statuses>().await else { panic!("the answer is accepted") };
    assert!(error.is_decode());
    Ok(())
}
