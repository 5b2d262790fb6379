//! Models over HTTP, on loopback: what a server receives, what a client makes of an answer, and the
//! example `update_ios_status`.

#[path = "../../graph-models/examples/update_ios_status/service.rs"]
mod service;

use std::env;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use graph_models::edm::{DateTime, FixedOffset};
use graph_models::v1::{
    ComplianceStatus, IosUpdateDeviceStatus, IosUpdateDeviceStatusPatch, IosUpdatesInstallStatus,
};
use graph_models::{AdditionalData, ObjectExt, TypeTag, graph_entity, null, set};
use reqwest::header::{AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE};
use reqwest::{Client, Method, Response, StatusCode};
use serde_json::{Value, json};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

type Outcome = Result<(), Box<dyn Error>>;

const STATUSES: &str = "/v1.0/deviceManagement/iosUpdateStatuses";

fn client() -> Result<Client, Box<dyn Error>> {
    _ = rustls::crypto::ring::default_provider().install_default();
    // No TLS and no proxy on loopback; the certificates of the machine may be missing.
    Ok(Client::builder().no_proxy().tls_certs_only([]).build()?)
}

fn date_time(text: &str) -> DateTime<FixedOffset> {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// A server that gives every request the same answer.
async fn server_with(answer: &str) -> MockServer {
    let server = MockServer::start().await;
    let answer = ResponseTemplate::new(200).set_body_raw(answer.to_owned(), "application/json");
    Mock::given(any()).respond_with(answer).mount(&server).await;
    server
}

/// The requests that a server got.
async fn received(server: &MockServer) -> Vec<Request> {
    server.received_requests().await.unwrap_or_default()
}

/// The body that arrives at a server when a patch is sent.
async fn body_of(patch: &IosUpdateDeviceStatusPatch) -> Result<String, Box<dyn Error>> {
    let server = server_with("{}").await;
    client()?.patch(server.uri() + STATUSES).json(patch).send().await?.error_for_status()?;
    match received(&server).await.as_slice() {
        [request] => Ok(String::from_utf8(request.body.clone())?),
        requests => panic!("{} requests arrived", requests.len()),
    }
}

mod what_arrives {
    use super::*;

    #[tokio::test]
    async fn a_patch_to_the_byte() -> Outcome {
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
    async fn left_alone_set_and_null_are_told_apart() -> Outcome {
        let patch = |user_name| IosUpdateDeviceStatusPatch { user_name, ..Default::default() };
        let tag = r##""@odata.type":"#microsoft.graph.iosUpdateDeviceStatus""##;
        assert_eq!(body_of(&patch(None)).await?, format!("{{{tag}}}"));
        assert_eq!(
            body_of(&patch(set("Adele"))).await?,
            format!(r#"{{{tag},"userName":"Adele"}}"#)
        );
        assert_eq!(body_of(&patch(set(""))).await?, format!(r#"{{{tag},"userName":""}}"#));
        assert_eq!(body_of(&patch(null())).await?, format!(r#"{{{tag},"userName":null}}"#));
        Ok(())
    }

    #[tokio::test]
    async fn dates_in_canonical_form() -> Outcome {
        for (written, arrives) in [
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
            assert_eq!(body["complianceGracePeriodExpirationDateTime"], arrives);
        }
        Ok(())
    }

    #[tokio::test]
    async fn no_tag_where_it_is_suppressed() -> Outcome {
        let mut patch = IosUpdateDeviceStatusPatch { os_version: set("18"), ..Default::default() };
        patch.set_type_tag(TypeTag::Never);
        assert_eq!(body_of(&patch).await?, r#"{"osVersion":"18"}"#);
        Ok(())
    }

    #[tokio::test]
    async fn the_headers_of_the_reference_page() -> Outcome {
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

    /// What was read is written back whole, by a PUT as by a PATCH with the same body.
    #[tokio::test]
    async fn all_that_was_read_comes_back() -> Outcome {
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
}

mod the_answer {
    use super::*;

    #[graph_entity(patch = false)]
    struct Statuses {
        value: Vec<IosUpdateDeviceStatus>,
        #[graph(additional)]
        additional_data: AdditionalData,
    }

    #[tokio::test]
    async fn is_typed() -> Outcome {
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
        // What was set …
        assert_eq!(status.os_version.as_deref(), Some("17.6.1"));
        assert_eq!(status.install_status, Some(IosUpdatesInstallStatus::Success));
        // … what was cleared …
        assert_eq!(status.user_name, None);
        assert!(status.is_explicit_null("userName"));
        // … and what was left alone.
        assert_eq!(status.status, Some(ComplianceStatus::Compliant));
        assert_eq!(status.last_reported_date_time, Some(date_time("2024-07-31T06:12:09.5Z")));
        assert_eq!(status.user_principal_name.as_deref(), Some("AdeleV@contoso.com"));
        assert!(status.additional_data.get("@odata.context").is_some());
        assert_eq!(status.additional_data.len(), 1);
        Ok(())
    }

    #[tokio::test]
    async fn with_a_malformed_property_says_which() -> Outcome {
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
            let Err(error) = response.json::<Statuses>().await else { panic!("{answer} is read") };
            let cause = error.source().map(ToString::to_string).unwrap_or_default();
            assert!(cause.starts_with(message), "{cause}");
        }
        Ok(())
    }

    #[tokio::test]
    async fn that_breaks_off_is_an_error() -> Outcome {
        let server = server_with(r#"{"value":[{"osVersion":"17"#).await;
        let response = client()?.get(server.uri() + STATUSES).send().await?;
        let Err(error) = response.json::<Statuses>().await else { panic!("it is read") };
        assert!(error.is_decode());
        Ok(())
    }
}

/// Sends a patch to the example's service as it wants it.
async fn send(
    service: &MockServer,
    patch: &impl serde::Serialize,
) -> Result<Response, Box<dyn Error>> {
    let request = client()?.patch(service.uri() + STATUSES).bearer_auth(service::TOKEN);
    Ok(request.json(patch).send().await?)
}

/// The service that the example brings along is as strict as the real one.
mod the_service {
    use super::*;

    async fn is_refused(response: Response, code: u16, name: &str, message: &str) -> Outcome {
        assert_eq!(response.status().as_u16(), code);
        let answer: Value = response.json().await?;
        assert_eq!(answer["error"]["code"], name);
        assert_eq!(answer["error"]["message"], message);
        assert!(answer["error"]["innerError"]["request-id"].is_string());
        Ok(())
    }

    #[tokio::test]
    async fn keeps_what_was_patched() -> Outcome {
        let service = service::start().await;
        send(&service, &json!({"osVersion": "18.0", "userName": null})).await?;
        let patch = json!({"deviceModel": "iPhone 16", "id": "ignored", "@odata.etag": "ignored"});
        let status: Value = send(&service, &patch).await?.json().await?;
        assert_eq!(status["osVersion"], "18.0");
        assert_eq!(status["userName"], Value::Null);
        assert_eq!(status["deviceModel"], "iPhone 16");
        assert_eq!(status["id"], service::ID);
        assert_eq!(status.get("@odata.etag"), None);
        Ok(())
    }

    #[tokio::test]
    async fn wants_its_token() -> Outcome {
        let (service, client) = (service::start().await, client()?);
        let request = || client.patch(service.uri() + STATUSES).json(&json!({}));
        let name = "InvalidAuthenticationToken";
        is_refused(request().send().await?, 401, name, "Access token is empty.").await?;
        let response = request().basic_auth("adele", Some("password")).send().await?;
        is_refused(response, 401, name, "Access token is empty.").await?;
        let response = request().bearer_auth("stale").send().await?;
        is_refused(response, 401, name, "Access token is not valid.").await
    }

    #[tokio::test]
    async fn wants_the_right_address_method_and_media_type() -> Outcome {
        let (service, client) = (service::start().await, client()?);
        let request = |method, path: &str| {
            client.request(method, service.uri() + path).bearer_auth(service::TOKEN).body("{}")
        };
        let json =
            |path: &str| request(Method::PATCH, path).header(CONTENT_TYPE, "application/json");

        let own = format!("{STATUSES}/{}", service::ID);
        assert_eq!(json(&own).send().await?.status(), StatusCode::OK);
        let charset = request(Method::PATCH, STATUSES)
            .header(CONTENT_TYPE, "application/json; charset=utf-8");
        assert_eq!(charset.send().await?.status(), StatusCode::OK);

        let name = "ResourceNotFound";
        let response = json(&format!("{STATUSES}/other")).send().await?;
        is_refused(response, 404, name, "There is no such status.").await?;
        let response = json("/v1.0/me").send().await?;
        is_refused(response, 404, name, "There is no such resource.").await?;
        assert_eq!(request(Method::POST, STATUSES).send().await?.status(), 405);
        assert_eq!(request(Method::PATCH, STATUSES).send().await?.status(), 415);
        Ok(())
    }

    #[tokio::test]
    async fn wants_a_status() -> Outcome {
        let service = service::start().await;
        let install_status = "`microsoft.graph.iosUpdatesInstallStatus`";
        for (body, message) in [
            (json!([]), "The body must be a JSON object.".to_owned()),
            (json!({"osVersion": 17}), "at osVersion: expected a string, found a number".to_owned()),
            (
                json!({"installStatus": null}),
                format!("at installStatus: expected a string with a member of {install_status}, found null"),
            ),
            (json!({"installStatus": "String"}), "`installStatus` cannot be `String`.".to_owned()),
            (json!({"status": "fine"}), "`status` cannot be `fine`.".to_owned()),
            (
                json!({"model": "iPhone"}),
                "The property `model` does not exist on type `microsoft.graph.iosUpdateDeviceStatus`."
                    .to_owned(),
            ),
            (
                json!({"@odata.type": "#microsoft.graph.user"}),
                "`#microsoft.graph.user` is not the type of the status.".to_owned(),
            ),
        ] {
            is_refused(send(&service, &body).await?, 400, "BadRequest", &message).await?;
        }
        // A refused patch changes nothing.
        let patch = json!({"osVersion": "1", "status": "fine"});
        assert_eq!(send(&service, &patch).await?.status(), 400);
        let status: Value = send(&service, &json!({})).await?.json().await?;
        assert_eq!(status["osVersion"], "17.5.1");
        Ok(())
    }
}

mod operations {
    use super::*;
    use graph_models::http::{Call, Service};
    use graph_models::serde::de::DeserializeOwned;
    use graph_models::v1::{AnyUser, AssignedLicense, actions, functions};
    use graph_models::{Page, UnionExt, edm, v1};

    async fn answered<T: DeserializeOwned + 'static>(call: &Call<T>) -> Result<T, Box<dyn Error>> {
        let answer = client()?.execute(call.request()?.try_into()?).await?;
        let (status, body) = (answer.status(), answer.bytes().await?);
        let mut response = graph_models::http::Response::new(Vec::from(body));
        *response.status_mut() = status;
        Ok(call.read(response)?)
    }

    #[tokio::test]
    async fn an_action_posts_its_parameters_and_reads_its_answer() -> Outcome {
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
        let user: AnyUser = answered(&graph.invoke(["users", "a/b"], &action)?).await?;
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
    async fn an_action_of_another_namespace_is_called_by_its_full_name() -> Outcome {
        let server = MockServer::start().await;
        Mock::given(any()).respond_with(ResponseTemplate::new(202)).mount(&server).await;
        let graph = Service::new(&server.uri())?;
        let hold = v1::security::actions::EdiscoveryCustodianCollectionApplyHold {
            ids: Some(vec!["1".to_owned()]),
            ..Default::default()
        };
        answered::<()>(&graph.invoke("custodians", &hold)?).await?;
        let retire = actions::ManagedDeviceRetire::default();
        answered::<()>(&graph.invoke("deviceManagement/managedDevices/1", &retire)?).await?;

        let [hold, retire] = received(&server).await.try_into().map_err(|_| "two requests")?;
        assert_eq!(hold.url.path(), "/custodians/microsoft.graph.security.applyHold");
        assert_eq!(hold.body_json::<Value>()?, json!({"ids": ["1"]}));
        assert_eq!(retire.url.path(), "/deviceManagement/managedDevices/1/retire");
        assert_eq!(retire.body, b"{}");
        Ok(())
    }

    #[tokio::test]
    async fn a_function_has_its_parameters_in_the_address() -> Outcome {
        let server =
            server_with(r#"{"value": [{"eventSubject": "Stand-up", "changeKey": null}]}"#).await;
        let graph = Service::new(&server.uri())?;
        let function = functions::UserReminderView {
            start_date_time: Some("2024-02-29T00:00:00+01:00".to_owned()),
            end_date_time: Some("it's later".to_owned()),
            ..Default::default()
        };
        let page: Page<v1::Reminder> =
            answered(&graph.invoke_function("users/1", &function)?).await?;
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
    async fn a_collection_is_in_the_query_and_a_report_is_its_bytes() -> Outcome {
        let server = server_with("Report Date,Licenses\n2024-02-29,7\n").await;
        let graph = Service::new(&server.uri())?;
        let report = functions::ReportRootGetM365AppUserDetailWithPeriod {
            period: Some("D7".to_owned()),
            ..Default::default()
        };
        let call = graph.invoke_function("reports", &report)?;
        let csv: edm::Binary = answered(&call).await?;
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
}

mod the_example {
    use super::*;

    const SECRET: &str = "eyJ0-secret";

    /// Runs the example with these arguments and variables, and no others that it reads: whether
    /// it succeeds, and what it prints.
    fn run(
        arguments: &[&str],
        variables: &[(&str, &str)],
    ) -> Result<(bool, String, String), Box<dyn Error>> {
        let mut command = Command::new(&*EXAMPLE);
        command.env_remove("GRAPH_TOKEN").env_remove("GRAPH_BASE_URL");
        let output = command.args(arguments).envs(variables.iter().copied()).output()?;
        let stdout = String::from_utf8(output.stdout)?;
        let stderr = String::from_utf8(output.stderr)?;
        for text in [&stdout, &stderr] {
            assert!(!text.contains(SECRET), "the token is printed: {text}");
            assert!(!text.contains(service::TOKEN), "the token is printed: {text}");
        }
        Ok((output.status.success(), stdout, stderr))
    }

    #[track_caller]
    fn has(text: &str, parts: &[&str]) {
        for part in parts {
            assert!(text.contains(part), "`{part}` is not in: {text}");
        }
    }

    /// The example next to the program of this test. `cargo test` builds it; `cargo test --test
    /// http` does not, and may leave an old one there.
    static EXAMPLE: LazyLock<PathBuf> = LazyLock::new(|| {
        let this = env::current_exe().expect("the program of this test has a path");
        let directory = |levels| this.ancestors().nth(levels).expect("target/debug/deps/http");
        let (target, profile) = (directory(3), directory(2));
        let name = "update_ios_status";
        let suffix = env::consts::EXE_EXTENSION;
        let example = profile.join("examples").join(name).with_extension(suffix);
        if !is_fresh(&example) {
            let profile = match profile.file_name().and_then(|name| name.to_str()) {
                Some("debug") | None => "dev",
                Some(name) => name,
            };
            // What cargo says of this crate would make ring's build script run again.
            let about_this_crate = env::vars_os().map(|(name, _)| name).filter(|name| {
                let name = name.to_string_lossy();
                name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_")
            });
            let mut build = Command::new(env!("CARGO"));
            about_this_crate.for_each(|name| _ = build.env_remove(name));
            let built = build
                .args(["build", "--quiet", "--example", name, "--profile", profile])
                .arg("--target-dir")
                .arg(target)
                .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../graph-models"))
                .status();
            assert!(built.is_ok_and(|status| status.success()), "the example does not compile");
        }
        example
    });

    /// Whether a program is newer than all sources that cargo lists beside it.
    fn is_fresh(program: &Path) -> bool {
        let modified = |path: &Path| fs::metadata(path).and_then(|data| data.modified());
        let Ok(built) = modified(program) else { return false };
        let Ok(list) = fs::read_to_string(program.with_extension("d")) else { return false };
        let Some((_, sources)) = list.split_once(": ") else { return false };
        // A path with a space falls apart here, is not found, and the example is built: no harm.
        sources
            .split_whitespace()
            .all(|source| modified(source.as_ref()).is_ok_and(|at| at < built))
    }

    #[test]
    fn runs_on_its_own() -> Outcome {
        let (success, stdout, stderr) = run(&[], &[])?;
        assert!(success, "{stderr}");
        assert_eq!(stderr, "");
        has(
            &stdout,
            &[
                "PATCH http://127.0.0.1:",
                "/deviceManagement/iosUpdateStatuses\n",
                "Authorization: Bearer ***\n",
                "Content-Type: application/json\n",
                concat!(
                    r##"{"@odata.type":"#microsoft.graph.iosUpdateDeviceStatus","installStatus":"success","##,
                    r#""lastReportedDateTime":"2024-08-01T14:30:00Z","osVersion":"17.6.1","userName":null}"#,
                ),
                "The answer: 200 OK\n",
                "  iOS             17.6.1\n",
                "  installation    done\n",
                "  last report     Thursday, 1 August 2024, 14:30 UTC+00:00\n",
                "  user            null\n",
                "IosUpdateDeviceStatus {\n    id: \"1086e543-e543-1086-43e5-861043e58610\",\n",
                "The answer: 401 Unauthorized\n",
                "  code            InvalidAuthenticationToken\n",
                "  message         Access token is empty.\n",
            ],
        );
        Ok(())
    }

    /// As with Microsoft Graph itself, but for the address.
    #[tokio::test]
    async fn updates_the_status_with_the_given_id() -> Outcome {
        let server = MockServer::start().await;
        let answer = |request: &Request| match request.headers.get(AUTHORIZATION) {
            Some(_) => ResponseTemplate::new(200).set_body_json(json!({
                "@odata.type": "#microsoft.graph.iosUpdateDeviceStatus",
                "id": "a/b ü?",
                "installStatus": "postponed",
                "userName": null,
            })),
            None => ResponseTemplate::new(401).set_body_json(json!({"error": {"code": "gone"}})),
        };
        Mock::given(any()).respond_with(answer).mount(&server).await;
        let base = server.uri() + "/v1.0/";
        let variables = [("GRAPH_TOKEN", SECRET), ("GRAPH_BASE_URL", base.as_str())];

        let (success, stdout, stderr) = run(&["a/b ü?"], &variables)?;
        assert!(success, "{stderr}");
        has(
            &stdout,
            &[
                "/v1.0/deviceManagement/iosUpdateStatuses/a%2Fb%20%C3%BC%3F\n",
                "Authorization: Bearer ***\n",
                "  installation    postponed\n",
                "  code            gone\n",
            ],
        );

        let [first, second] = received(&server).await.try_into().map_err(|_| "two requests")?;
        assert_eq!(first.method.as_str(), "PATCH");
        assert_eq!(first.url.path(), format!("{STATUSES}/a%2Fb%20%C3%BC%3F"));
        assert_eq!(first.headers[AUTHORIZATION], *format!("Bearer {SECRET}"));
        assert_eq!(first.headers[CONTENT_TYPE], "application/json");
        assert_eq!(first.body_json::<Value>()?["userName"], Value::Null);
        assert_eq!(second.headers.get(AUTHORIZATION), None);
        Ok(())
    }

    #[tokio::test]
    async fn fails_when_the_update_is_refused() -> Outcome {
        let service = service::start().await;
        let base = service.uri();
        let variables = [("GRAPH_TOKEN", SECRET), ("GRAPH_BASE_URL", base.as_str())];
        let (success, stdout, stderr) = run(&[service::ID], &variables)?;
        assert!(!success);
        has(&stdout, &["The answer: 401 Unauthorized\n", "Access token is not valid."]);
        assert_eq!(stderr, "error: the update was refused\n");
        Ok(())
    }

    #[tokio::test]
    async fn fails_when_the_answer_is_not_graphs() -> Outcome {
        for (code, body, message) in [
            (502, "<h1>Bad gateway</h1>", "error: the service answered 502 Bad Gateway\n"),
            (200, r#"{"osVersion": 17}"#, "error: at osVersion: expected a string, found a number"),
        ] {
            let server = MockServer::start().await;
            let answer = ResponseTemplate::new(code).set_body_string(body);
            Mock::given(any()).respond_with(answer).mount(&server).await;
            let variables = [("GRAPH_TOKEN", SECRET), ("GRAPH_BASE_URL", &server.uri())];
            let (success, stdout, stderr) = run(&["1"], &variables)?;
            assert!(!success);
            has(&stdout, &[body]);
            assert!(stderr.starts_with(message), "{stderr}");
        }
        Ok(())
    }

    #[test]
    fn says_what_is_missing() -> Outcome {
        let unreachable = [("GRAPH_TOKEN", SECRET), ("GRAPH_BASE_URL", "http://127.0.0.1:1")];
        let plain = [("GRAPH_TOKEN", SECRET), ("GRAPH_BASE_URL", "http://graph.microsoft.com")];
        for (arguments, variables, message) in [
            (&[][..], &unreachable[..1], "which status is to be updated? Give its id"),
            (&["1"], &[], "the status `1` is at Microsoft Graph, which wants an access token"),
            (&["1"], &[("GRAPH_TOKEN", " ")], "wants an access token"),
            (&["1", "2"], &unreachable[..1], "usage: update_ios_status"),
            (&["--help"], &[], "usage: update_ios_status"),
            (&[".."], &unreachable, "`..` is not the id of a status"),
            (&["1"], &plain, "does not start with https"),
            (&["1"], &unreachable, "Connection refused"),
        ] {
            let (success, _, stderr) = run(arguments, variables)?;
            assert!(!success);
            assert!(stderr.starts_with("error: "), "{stderr}");
            has(&stderr, &[message]);
        }
        Ok(())
    }
}
