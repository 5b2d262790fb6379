//! All pages of a collection, from a service that repeats a link in the end.

use graph_models::Page;
use graph_models::http::{RequestError, Service};
use serde_json::json;
use wiremock::matchers::{header, method, path, query_param, query_param_is_missing};
use wiremock::{Mock, MockServer, ResponseTemplate};

use super::support::User;
use super::{CLIENTS, Outcome, send};

/// Answers with two users, and a link if there is one. The headers must be those of the first call.
async fn mount(server: &MockServer, token: Option<&str>, next: Option<&str>) {
    let link = next.map(|token| format!("{}/users?$skiptoken={token}", server.uri()));
    let page =
        json!({"value": [{"id": "1"}, {"id": "2"}], "@odata.nextLink": link.unwrap_or_default()});
    let users = Mock::given(method("GET")).and(path("/users"));
    let users = match token {
        Some(token) => users.and(query_param("$skiptoken", token)),
        None => users.and(query_param_is_missing("$skiptoken")),
    };
    let users = users.and(header("consistencylevel", "eventual"));
    let users = users.and(header("prefer", "odata.maxpagesize=2"));
    let users = users.and(header("authorization", "Bearer t"));
    users.respond_with(ResponseTemplate::new(200).set_body_json(page)).mount(server).await;
}

#[tokio::test(flavor = "current_thread")]
async fn pages_are_left_and_resumed_and_end_at_an_empty_link() -> Outcome {
    let server = MockServer::start().await;
    for (token, next) in [(None, Some("2")), (Some("2"), Some("3")), (Some("3"), None)] {
        mount(&server, token, next).await;
    }
    let graph = Service::new(&server.uri())?.bearer("t")?;
    for client in CLIENTS {
        let first = graph.list::<User>("users")?.eventual().prefer("odata.maxpagesize=2")?;
        let mut pages = first.pages().max_items(3);
        while let Some(call) = pages.next_call() {
            let page = call.read(send(client, call.request()?).await?)?;
            pages.advance(&page)?;
        }
        assert_eq!((pages.page_count(), pages.item_count()), (2, 4));

        let link = pages.resume_link().ok_or("no link")?;
        let rest = graph.follow::<Page<User>>(link)?.eventual().prefer("odata.maxpagesize=2")?;
        let mut pages = rest.pages();
        while let Some(call) = pages.next_call() {
            let page = call.read(send(client, call.request()?).await?)?;
            pages.advance(&page)?;
        }
        assert_eq!((pages.page_count(), pages.resume_link()), (1, None));
    }
    Ok(())
}

#[tokio::test(flavor = "current_thread")]
async fn pages_that_repeat_a_link_end_with_an_error() -> Outcome {
    let server = MockServer::start().await;
    for (token, next) in [(None, "2"), (Some("2"), "3"), (Some("3"), "2")] {
        mount(&server, token, Some(next)).await;
    }
    let graph = Service::new(&server.uri())?.bearer("t")?;
    for client in CLIENTS {
        let first = graph.list::<User>("users")?.eventual().prefer("odata.maxpagesize=2")?;
        let mut pages = first.pages();
        let mut last = Ok(());
        while let Some(call) = pages.next_call() {
            let page = call.read(send(client, call.request()?).await?)?;
            last = pages.advance(&page);
        }
        assert!(matches!(last, Err(RequestError::Repeated { pages: 3 })), "{last:?}");
    }
    let requests = server.received_requests().await.unwrap_or_default();
    assert_eq!(requests.len(), 3 * CLIENTS.len());
    Ok(())
}
