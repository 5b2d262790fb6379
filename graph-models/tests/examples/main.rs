//! Runs each example against a mock service in this process.

#![allow(dead_code, reason = "only the example programs call their `main`")]
#![allow(clippy::duplicate_mod, reason = "each example includes its own copy of `common`")]

// A file loaded by `path` resolves its modules relative to itself, as the example program does.
#[path = "../../examples/any_type.rs"]
mod any_type;
#[path = "../../examples/batch.rs"]
mod batch;
#[path = "../../examples/compliance_report.rs"]
mod compliance_report;
#[path = "../../examples/create_group.rs"]
mod create_group;
#[path = "../../examples/delta_sync/main.rs"]
mod delta_sync;
#[path = "../../examples/directory_objects.rs"]
mod directory_objects;
#[path = "../../examples/error_answer.rs"]
mod error_answer;
#[path = "../../examples/list_users.rs"]
mod list_users;
#[path = "../../examples/mail_and_calendar.rs"]
mod mail_and_calendar;
#[path = "../../examples/related_entities.rs"]
mod related_entities;
#[path = "../../examples/common/service.rs"]
mod service;
mod synchroniser;
#[path = "../../examples/throttled.rs"]
mod throttled;
#[path = "../../examples/upload_file.rs"]
mod upload_file;

use std::error::Error;
use std::time::Instant;

use graph_models::http::Service;
use serde_json::{Value, json};
use wiremock::MockServer;

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// The method and address of each request that the server received.
async fn requested(server: &MockServer) -> Vec<String> {
    let requests = server.received_requests().await.unwrap_or_default();
    let address = |request: &wiremock::Request| {
        let query = request.url.query().map(|query| format!("?{query}")).unwrap_or_default();
        format!("{} {}{query}", request.method, request.url.path())
    };
    requests.iter().map(address).collect()
}

#[tokio::test]
async fn list_users_reads_every_page() -> Outcome {
    let server = service::start().await;
    let names = list_users::run(&service::connect(&server)?).await?;
    assert_eq!(names, ["Ada", "Blaise", "Charles", "Dorothy", "Edsger"]);
    assert_eq!(
        requested(&server).await,
        [
            "GET /v1.0/users?$select=id,displayName&$orderby=displayName&$top=2",
            "GET /v1.0/users?$skiptoken=2",
            "GET /v1.0/users?$skiptoken=4",
        ]
    );
    Ok(())
}

#[test]
fn directory_objects_are_matched_by_type() -> Outcome {
    assert_eq!(
        directory_objects::run()?,
        [
            r#"1: the user Some("Ada")"#,
            r#"2: the group Some("engines")"#,
            "3: a device, Some(true)",
            "4: a #microsoft.graph.robot",
        ]
    );
    Ok(())
}

#[test]
fn any_type_shows_no_secret_and_changes_a_property() -> Outcome {
    let results = any_type::run()?;
    let [user, ada, device, account] = &results[..] else { panic!("{results:?}") };
    assert_eq!(
        user.0,
        r##"#microsoft.graph.user 1: {"@odata.type":"#microsoft.graph.user","id":"1","city":"London","passwordProfile":{"password":"***"},"@odata.context":"***"}"##
    );
    assert!(user.1.contains(r#""displayName":"changed""#) && user.1.contains("xWwvJ]6NMw+bWH-d"));
    assert_eq!(
        ada.1,
        r##"{"@odata.type":"#microsoft.graph.user","id":"3","displayName":"changed"}"##
    );
    assert_eq!(
        device.1,
        r##"{"@odata.type":"#microsoft.graph.device","id":"4","displayName":"changed","shade":7}"##
    );
    assert!(account.0.contains(r#""deviceAccount":{"password":"***"}"#), "{}", account.0);
    assert!(account.1.contains("hush"));
    Ok(())
}

#[tokio::test]
async fn compliance_report_lists_devices_by_user() -> Outcome {
    let server = service::start().await;
    assert_eq!(
        compliance_report::run(&service::connect(&server)?).await?,
        [
            "Ada: Phone (17.5), Tablet (16.1)",
            "Blaise: Laptop (10)",
            "asked 2 devices to report, and failed to ask 1",
        ]
    );
    assert_eq!(requested(&server).await.len(), 3);
    Ok(())
}

#[tokio::test]
async fn mail_is_answered_and_an_event_created() -> Outcome {
    let server = service::start().await;
    assert_eq!(
        mail_and_calendar::run(&service::connect(&server)?).await?,
        ["answered The engine", "created e1 with 1 guests", "sent a message"]
    );
    Ok(())
}

#[tokio::test]
async fn batch_sends_several_requests_in_one() -> Outcome {
    let server = service::start().await;
    let lines = batch::run(&service::connect(&server)?).await?;
    assert_eq!(lines[..3], ["read Dorothy", "updated", "listed 2 users"]);
    assert!(
        lines[3].starts_with(
            "step absent of the batch was answered with 404: Request_ResourceNotFound: Resource 'nobody' \
             does not exist. (request id "
        ),
        "{}",
        lines[3]
    );
    assert_eq!(requested(&server).await, ["POST /v1.0/$batch"]);
    Ok(())
}

#[tokio::test]
async fn a_throttled_request_is_retried_after_the_wait() -> Outcome {
    let server = service::start().await;
    let start = Instant::now();
    let name = throttled::run(&service::connect(&server)?).await?;
    assert_eq!(name.as_deref(), Some("Ada"));
    assert!(start.elapsed().as_secs() >= 1);
    assert_eq!(requested(&server).await, ["GET /v1.0/me", "GET /v1.0/me"]);
    Ok(())
}

#[tokio::test]
async fn create_group_binds_owners_and_members() -> Outcome {
    let server = service::start().await;
    let group = create_group::run(&service::connect(&server)?).await?;
    assert_eq!(group.id.as_deref(), Some("g1"));
    let requests = server.received_requests().await.unwrap_or_default();
    let bodies: Vec<Value> = requests.iter().filter_map(|it| it.body_json().ok()).collect();
    let user = |id: &str| format!("{}/v1.0/users/{id}", server.uri());
    assert_eq!(
        bodies,
        [json!({
            "displayName": "Engines",
            "mailEnabled": false,
            "mailNickname": "engines",
            "securityEnabled": true,
            "owners@odata.bind": [user("u1")],
            "members@odata.bind": [user("u2"), user("u3")],
        })]
    );
    Ok(())
}

#[tokio::test]
async fn related_entities_are_read_changed_and_created() -> Outcome {
    let server = service::start().await;
    let graph = service::connect(&server)?;
    assert_eq!(
        related_entities::managers(&graph).await?,
        [
            "Ada: no manager",
            "Blaise: Ada",
            "Charles: Blaise",
            "Dorothy: Charles",
            "Edsger: Dorothy",
        ]
    );
    assert_eq!(related_entities::changed_members(&graph).await?, (2, 1));
    assert_eq!(related_entities::create_team(&graph).await?, None);
    assert_eq!(
        requested(&server).await,
        [
            "GET /v1.0/users?$select=id,displayName&$expand=manager",
            "GET /v1.0/groups/delta",
            "POST /v1.0/teams",
        ]
    );
    Ok(())
}

#[tokio::test]
async fn upload_file_resumes_where_the_service_failed() -> Outcome {
    let server = service::start().await;
    let content: Vec<u8> = (0..900_000_u32).map(|position| (position % 251) as u8).collect();
    let (file, faults) = upload_file::run(&service::connect(&server)?, &content).await?;
    assert_eq!((file.id.as_deref(), file.size, faults), (Some("i1"), Some(900_000), 1));
    let requests = server.received_requests().await.unwrap_or_default();
    let sent = |request: &wiremock::Request| {
        let range = request.headers.get("content-range").and_then(|it| it.to_str().ok());
        format!("{} {}", request.method, range.unwrap_or_default())
    };
    assert_eq!(
        requests.iter().map(sent).collect::<Vec<_>>(),
        [
            "POST ",
            "PUT bytes 0-327679/900000",
            "PUT bytes 327680-655359/900000",
            "GET ",
            "PUT bytes 427680-755359/900000",
            "PUT bytes 755360-899999/900000",
        ]
    );
    let fragments = requests.iter().filter(|it| it.method.as_str() == "PUT");
    assert!(fragments.clone().all(|it| !it.headers.contains_key("authorization")));
    // What the service has: of the second fragment only the first bytes.
    let bodies: Vec<_> = fragments.map(|it| it.body.as_slice()).collect();
    let [first, second, third, fourth] = bodies[..] else {
        return Err("not four fragments".into());
    };
    assert!([first, &second[..100_000], third, fourth].concat() == content);
    Ok(())
}

#[tokio::test]
async fn error_answer_distinguishes_missing_from_unauthorized() -> Outcome {
    let server = service::start().await;
    let graph = service::connect(&server)?;
    assert!(error_answer::find(&graph, "u1").await?.is_some());
    assert!(error_answer::find(&graph, "no/body").await?.is_none());
    assert_eq!(requested(&server).await, ["GET /v1.0/users/u1", "GET /v1.0/users/no%2Fbody"]);

    let anonymous = Service::new(&(server.uri() + "/v1.0"))?;
    let Err(error) = error_answer::find(&anonymous, "u1").await else {
        return Err("the request is not refused".into());
    };
    let message = error.to_string();
    let start = "the service answered 401 Unauthorized: InvalidAuthenticationToken: Access token is \
                 empty. (request id 5b1c4a76";
    assert!(message.starts_with(start), "{message}");
    Ok(())
}
