//! The examples, each against a service in this process.

#![allow(dead_code, reason = "the `main` of each is there for the program")]
#![allow(clippy::duplicate_mod, reason = "each has its own copy of what they share")]

// A file that is loaded by its path finds its modules beside it, as the program does.
#[path = "../examples/batch.rs"]
mod batch;
#[path = "../examples/create_group.rs"]
mod create_group;
#[path = "../examples/delta_sync.rs"]
mod delta_sync;
#[cfg(feature = "v1")]
#[path = "../examples/directory_objects.rs"]
mod directory_objects;
#[path = "../examples/error_answer.rs"]
mod error_answer;
#[path = "../examples/list_users.rs"]
mod list_users;
#[path = "../examples/common/service.rs"]
mod service;
#[path = "../examples/throttled.rs"]
mod throttled;

use std::error::Error;
use std::time::Instant;

use graph_models::Delta;
use graph_models::http::Service;
use serde_json::{Value, json};
use wiremock::MockServer;

type Outcome = Result<(), Box<dyn Error>>;

/// The addresses that were asked for.
async fn asked(server: &MockServer) -> Vec<String> {
    let requests = server.received_requests().await.unwrap_or_default();
    let address = |request: &wiremock::Request| {
        let query = request.url.query().map(|query| format!("?{query}")).unwrap_or_default();
        format!("{} {}{query}", request.method, request.url.path())
    };
    requests.iter().map(address).collect()
}

#[tokio::test]
async fn all_users_over_pages() -> Outcome {
    let server = service::start().await;
    let names = list_users::run(&service::connect(&server)?).await?;
    assert_eq!(names, ["Ada", "Blaise", "Charles", "Dorothy", "Edsger"]);
    assert_eq!(
        asked(&server).await,
        [
            "GET /v1.0/users?$select=id,displayName&$orderby=displayName&$top=2",
            "GET /v1.0/users?$skiptoken=2",
            "GET /v1.0/users?$skiptoken=4",
        ]
    );
    Ok(())
}

#[tokio::test]
async fn a_copy_that_is_kept_up_to_date() -> Outcome {
    let server = service::start().await;
    let copy = delta_sync::run(&service::connect(&server)?).await?;
    assert_eq!(copy.users.keys().collect::<Vec<_>>(), ["u1", "u4", "u5", "u6"]);
    assert_eq!(copy.in_the_bin.keys().collect::<Vec<_>>(), ["u2"]);
    // A change says nothing of what stayed as it was.
    assert_eq!(copy.users["u1"].display_name.as_deref(), Some("Ada"));
    assert!(copy.delta_link.is_some_and(|link| link.ends_with("$deltatoken=2")));
    assert_eq!(asked(&server).await.len(), 3);
    Ok(())
}

#[test]
fn a_user_leaves_the_bin_when_restored_or_removed_for_good() -> Outcome {
    let mut copy = delta_sync::Copy::default();
    let mut counts = Vec::new();
    let mut take_over = |change: Value| {
        let delta: Delta<_> = serde_json::from_value(json!({"value": [change]}))?;
        delta.into_iter().for_each(|change| copy.take_over(change));
        counts.push((copy.users.len(), copy.in_the_bin.len()));
        Ok::<_, serde_json::Error>(copy.users.get("u1").and_then(|user| user.job_title.clone()))
    };
    let removed = |reason: &str| json!({"id": "u1", "@removed": {"reason": reason}});
    take_over(json!({"id": "u1", "displayName": "Ada", "jobTitle": "Countess"}))?;
    take_over(removed("changed"))?;
    take_over(removed("changed"))?;
    // What the change does not say is as it was.
    let title = take_over(json!({"id": "u1", "displayName": "Ada"}))?;
    assert_eq!(title.as_deref(), Some("Countess"));
    take_over(removed("changed"))?;
    take_over(removed("deleted"))?;
    take_over(removed("deleted"))?;
    assert_eq!(counts, [(1, 0), (0, 1), (0, 1), (1, 0), (0, 1), (0, 0), (0, 0)]);
    Ok(())
}

#[cfg(feature = "v1")]
#[test]
fn directory_objects_of_several_types() -> Outcome {
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

#[tokio::test]
async fn several_requests_in_one() -> Outcome {
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
    assert_eq!(asked(&server).await, ["POST /v1.0/$batch"]);
    Ok(())
}

#[tokio::test]
async fn a_throttled_request_is_sent_again_after_the_wait() -> Outcome {
    let server = service::start().await;
    let start = Instant::now();
    let answer = throttled::run(&service::connect(&server)?).await?;
    assert_eq!(answer, (Some("Ada".to_owned()), 2));
    assert!(start.elapsed().as_secs() >= 1);
    assert_eq!(asked(&server).await, ["GET /v1.0/me", "GET /v1.0/me"]);
    Ok(())
}

#[tokio::test]
async fn a_group_with_an_owner() -> Outcome {
    let server = service::start().await;
    let group = create_group::run(&service::connect(&server)?).await?;
    assert_eq!(group.id.as_deref(), Some("g1"));
    let requests = server.received_requests().await.unwrap_or_default();
    let bodies: Vec<Value> = requests.iter().filter_map(|it| it.body_json().ok()).collect();
    assert_eq!(
        bodies,
        [json!({
            "displayName": "Engines",
            "mailEnabled": false,
            "mailNickname": "engines",
            "securityEnabled": true,
            "owners@odata.bind": ["https://graph.microsoft.com/v1.0/users/u1"],
            "members@odata.bind": [
                "https://graph.microsoft.com/v1.0/users/u2",
                "https://graph.microsoft.com/v1.0/users/u3",
            ],
        })]
    );
    Ok(())
}

#[tokio::test]
async fn a_refused_request() -> Outcome {
    let server = service::start().await;
    let graph = service::connect(&server)?;
    assert!(error_answer::find(&graph, "u1").await?.is_some());
    assert!(error_answer::find(&graph, "no/body").await?.is_none());
    assert_eq!(asked(&server).await, ["GET /v1.0/users/u1", "GET /v1.0/users/no%2Fbody"]);

    let nobody = Service::new(&(server.uri() + "/v1.0"))?;
    let Err(error) = error_answer::find(&nobody, "u1").await else { return Err("let in".into()) };
    let message = error.to_string();
    let start = "the service answered 401 Unauthorized: InvalidAuthenticationToken: Access token is \
                 empty. (request id 5b1c4a76";
    assert!(message.starts_with(start), "{message}");
    Ok(())
}
