//! Typed calls to actions and functions.

use super::*;
use graph_models::http::{Call, Service};
use graph_models::serde::de::DeserializeOwned;
use graph_models::v1::{AnyUser, AssignedLicense, actions, functions};
use graph_models::{Page, UnionExt, edm, v1};

async fn send_call<T: DeserializeOwned + 'static>(call: &Call<T>) -> Result<T, Box<dyn Error>> {
    let answer = client()?.execute(call.request()?.try_into()?).await?;
    let (status, body) = (answer.status(), answer.bytes().await?);
    let mut response = graph_models::http::Response::new(Vec::from(body));
    *response.status_mut() = status;
    Ok(call.read(response)?)
}

#[tokio::test]
async fn an_action_posts_its_parameters_and_reads_the_answer() -> Outcome {
    let server = server_with(
        r##"{"@odata.type": "#microsoft.graph.user", "id": "a/b", "displayName": "Ada"}"##,
    )
    .await;
    let graph = Service::new(&format!("{}/v1.0", server.uri()))?;
    let action = actions::UserAssignLicense {
        add_licenses: Some(vec![AssignedLicense {
            disabled_plans: Some(vec![edm::Uuid::nil()]),
            sku_id: Some(edm::Uuid::max()),
            ..Default::default()
        }]),
        remove_licenses: Some(Vec::new()),
        ..Default::default()
    };
    let user: AnyUser = send_call(&graph.invoke(["users", "a/b"], &action)?).await?;
    assert_eq!(user.display_name(), Some("Ada"));
    assert!(user.is::<v1::User>());

    let [request] = received(&server).await.try_into().map_err(|_| "one request")?;
    assert_eq!(request.method.as_str(), "POST");
    assert_eq!(request.url.path(), "/v1.0/users/a%2Fb/assignLicense");
    assert_eq!(request.headers[CONTENT_TYPE], "application/json");
    assert_eq!(
        String::from_utf8(request.body)?,
        concat!(
            r#"{"addLicenses":[{"disabledPlans":["00000000-0000-0000-0000-000000000000"],"#,
            r#""skuId":"ffffffff-ffff-ffff-ffff-ffffffffffff"}],"removeLicenses":[]}"#,
        )
    );
    Ok(())
}

#[tokio::test]
async fn an_action_of_another_namespace_is_called_by_its_qualified_name() -> Outcome {
    let server = MockServer::start().await;
    Mock::given(any()).respond_with(ResponseTemplate::new(202)).mount(&server).await;
    let graph = Service::new(&server.uri())?;
    let hold = v1::security::actions::EdiscoveryCustodianCollectionApplyHold {
        ids: Some(vec!["1".to_owned()]),
        ..Default::default()
    };
    send_call::<()>(&graph.invoke("custodians", &hold)?).await?;
    let retire = actions::ManagedDeviceRetire::default();
    send_call::<()>(&graph.invoke("deviceManagement/managedDevices/1", &retire)?).await?;

    let [hold, retire] = received(&server).await.try_into().map_err(|_| "two requests")?;
    assert_eq!(hold.url.path(), "/custodians/microsoft.graph.security.applyHold");
    assert_eq!(hold.body_json::<Value>()?, json!({"ids": ["1"]}));
    assert_eq!(retire.url.path(), "/deviceManagement/managedDevices/1/retire");
    assert_eq!(retire.body, b"{}");
    Ok(())
}

#[tokio::test]
async fn a_function_sends_its_parameters_in_the_address() -> Outcome {
    let server =
        server_with(r#"{"value": [{"eventSubject": "Stand-up", "changeKey": null}]}"#).await;
    let graph = Service::new(&server.uri())?;
    let function = functions::UserReminderView {
        start_date_time: Some("2024-02-29T00:00:00+01:00".to_owned()),
        end_date_time: Some("it's later".to_owned()),
        ..Default::default()
    };
    let page: Page<v1::Reminder> = send_call(&graph.invoke_function("users/1", &function)?).await?;
    assert_eq!(page.value[0].event_subject.as_deref(), Some("Stand-up"));

    let [request] = received(&server).await.try_into().map_err(|_| "one request")?;
    assert_eq!(request.method.as_str(), "GET");
    assert_eq!(
        request.url.path(),
        "/users/1/reminderView(StartDateTime='2024-02-29T00:00:00%2B01:00',EndDateTime='it''s%20later')"
    );
    assert!(request.body.is_empty());
    Ok(())
}

#[tokio::test]
async fn a_collection_is_sent_in_the_query_and_a_report_is_read_as_bytes() -> Outcome {
    let server = server_with("Report Date,Licenses\n2024-02-29,7\n").await;
    let graph = Service::new(&server.uri())?;
    let report = functions::ReportRootGetM365AppUserDetailWithPeriod {
        period: Some("D7".to_owned()),
        ..Default::default()
    };
    let call = graph.invoke_function("reports", &report)?;
    let csv: edm::Binary = send_call(&call).await?;
    assert!(csv.starts_with(b"Report Date"));

    let [request] = received(&server).await.try_into().map_err(|_| "one request")?;
    assert_eq!(request.url.path(), "/reports/getM365AppUserDetail(period='D7')");
    let label = functions::SensitivityLabelComputeInheritance {
        label_ids: Some(vec!["1".to_owned(), "2".to_owned()]),
        locale: Some("de".to_owned()),
        ..Default::default()
    };
    let call = graph.invoke_function("labels", &label)?;
    assert_eq!(
        call.request()?.uri().path_and_query().map(|it| it.as_str()),
        Some(
            "/labels/computeInheritance(labelIds=@labelIds,locale='de')?@labelIds=%5B%221%22,%222%22%5D"
        )
    );
    Ok(())
}
