//! Calls are sent with reqwest and with ureq, over HTTP on loopback. What does not depend on the client is tested in
//! `send`.

#[path = "../support/mod.rs"]
mod support;

mod broken;

use std::error::Error;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use graph_models::edm::Binary;
use graph_models::http::{Call, Method, ResponseError, Retry, Retrying, SendError, Service};
use graph_models::query::Query;
use graph_models::serde::de::DeserializeOwned;
use graph_models::{BatchRequest, BatchStep};
use serde_json::json;
use support::User;
use wiremock::matchers::{any, body_string, header, method, path, query_param};
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

type Outcome = Result<(), Box<dyn Error>>;

/// A client without TLS and proxy, as it is by default otherwise.
fn client() -> reqwest::Result<reqwest::Client> {
    _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder().no_proxy().tls_certs_only([]).build()
}

fn agent() -> ureq::Agent {
    ureq::Agent::config_builder().proxy(None).build().new_agent()
}

/// Sends a call with both clients.
async fn send<T>(call: &Call<T>) -> Result<[Result<T, SendError>; 2], Box<dyn Error>>
where
    T: DeserializeOwned + Send + 'static,
{
    let one = call.send(&client()?).await;
    // ureq blocks, and the service may run on this thread.
    let call = call.clone();
    let other = tokio::task::spawn_blocking(move || call.send_blocking(&agent())).await?;
    Ok([one, other])
}

#[tokio::test]
async fn both_clients_send_and_read_the_same() -> Outcome {
    let server = MockServer::start().await;
    let graph = Service::new(&format!("{}/v1.0", server.uri()))?.bearer("t")?;
    let ok = ResponseTemplate::new(200).set_body_json(json!({"id": "1"}));
    let posts = Mock::given(method("POST")).and(path("/v1.0/users")).and(body_string("{\"a\":1}"));
    let posts = posts.and(header("authorization", "Bearer t"));
    posts.respond_with(ok.clone()).expect(2).mount(&server).await;
    let users = Mock::given(method("GET")).and(path("/v1.0/users")).and(query_param("$top", "1"));
    users.respond_with(ok).expect(2).mount(&server).await;
    let photo = ResponseTemplate::new(200).set_body_bytes(vec![7; 11 << 20]);
    Mock::given(path("/v1.0/me/photo/$value")).respond_with(photo).mount(&server).await;
    let refused = json!({"error": {"code": "Request_ResourceNotFound"}});
    let refused = ResponseTemplate::new(404).set_body_json(refused);
    Mock::given(path("/v1.0/me")).respond_with(refused).mount(&server).await;
    let page = ResponseTemplate::new(200).set_body_string("<html>Sign in</html>");
    Mock::given(path("/v1.0/groups")).respond_with(page).mount(&server).await;

    for user in send(&graph.create::<User, _>("users", &json!({"a": 1}))?).await? {
        assert_eq!(user?.id.as_deref(), Some("1"));
    }
    let query = Query::<User>::new().top(1);
    for user in send(&graph.get::<User>("users")?.query(&query)).await? {
        assert_eq!(user?.id.as_deref(), Some("1"));
    }
    // More than ureq reads by default.
    for photo in send(&graph.download("me/photo/$value")?).await? {
        assert_eq!(photo?.len(), 11 << 20);
    }
    for error in send(&graph.get::<User>("me")?).await? {
        let error = error.err().ok_or("it is accepted")?;
        assert!(error.is_not_found(), "{error:?}");
        let message = "the service answered 404 Not Found: Request_ResourceNotFound";
        assert_eq!(error.to_string(), message);
    }
    for error in send(&graph.get::<User>("groups")?).await? {
        let Err(SendError::Response(ResponseError::Unreadable(unreadable))) = error else {
            return Err(format!("{error:?}").into());
        };
        assert_eq!(unreadable.body, b"<html>Sign in</html>");
    }
    Ok(())
}

#[tokio::test]
async fn a_redirect_never_takes_the_token_along() -> Outcome {
    let (server, other) = (MockServer::start().await, MockServer::start().await);
    let file = ResponseTemplate::new(200).set_body_bytes(b"file");
    Mock::given(any()).respond_with(file).mount(&other).await;
    let link = format!("{}/file?tempauth=v1", other.uri());
    let redirect = ResponseTemplate::new(302).insert_header("Location", &*link);
    Mock::given(any()).respond_with(redirect).mount(&server).await;
    let graph = Service::new(&server.uri())?.bearer("t")?;
    let call = graph.download("me/drive/items/1/content")?;

    // reqwest follows, unless it is built not to; ureq does not.
    let [followed, reported] = send(&call).await?;
    assert_eq!(followed?.as_ref(), b"file");
    let policy = reqwest::redirect::Policy::none();
    let strict = reqwest::Client::builder().redirect(policy).no_proxy().tls_certs_only([]);
    for reported in [reported, call.send(&strict.build()?).await] {
        let error = reported.err().ok_or("the redirect is followed")?;
        let redirect = error.redirect().ok_or("not a redirect")?;
        assert_eq!(redirect.location(), link);
        for file in send(&graph.follow_without_token::<Binary>(redirect.location())?).await? {
            assert_eq!(file?.as_ref(), b"file");
        }
    }
    let requests = other.received_requests().await.unwrap_or_default();
    assert_eq!(requests.len(), 5);
    assert!(requests.iter().all(|request| !request.headers.contains_key("authorization")));
    Ok(())
}

/// A service that puts the first request off, and then has two pages and answers to batches.
async fn busy_service() -> MockServer {
    let server = MockServer::start().await;
    let (base, count) = (server.uri(), AtomicU32::new(0));
    let respond = move |request: &Request| {
        let count = count.fetch_add(1, Ordering::SeqCst);
        if count == 0 {
            return ResponseTemplate::new(429).insert_header("Retry-After", "17");
        }
        let next = match request.url.query() {
            Some(_) => String::new(),
            None => format!("{base}/users?p=2"),
        };
        let responses = json!([{"id": "1", "status": 204}]);
        ResponseTemplate::new(200).set_body_json(
            json!({"value": [{"id": "1"}], "@odata.nextLink": next, "responses": responses}),
        )
    };
    Mock::given(any()).respond_with(respond).mount(&server).await;
    server
}

fn renewing(server: &MockServer) -> Result<Service, graph_models::http::RequestError> {
    let count = AtomicU32::new(0);
    let token = move || Ok::<_, SendError>(count.fetch_add(1, Ordering::SeqCst).to_string());
    Ok(Service::new(&server.uri())?.bearer_from(token))
}

async fn tokens(server: &MockServer) -> Vec<String> {
    let requests = server.received_requests().await.unwrap_or_default();
    let token = |request: &Request| {
        let value = request.headers.get("authorization")?.to_str().ok()?;
        value.strip_prefix("Bearer ").map(str::to_owned)
    };
    requests.iter().filter_map(token).collect()
}

#[tokio::test]
async fn reqwest_waits_renews_the_token_and_reads_all_pages() -> Outcome {
    let server = busy_service().await;
    let graph = renewing(&server)?;
    let waits = Mutex::new(Vec::new());
    let note = |wait| {
        waits.lock().map(|mut waits| waits.push(wait)).ok();
        std::future::ready(())
    };
    let client = Retrying::with_sleep(client()?, note);
    let users = graph.list::<User>("users")?.pages().send(&client).concat().await?;
    assert_eq!(users.value.len(), 2);
    let mut batch = BatchRequest::default();
    batch.add(BatchStep::delete("/users/1"))?;
    let mut run = graph.batch_run(batch)?;
    run.send(&client).await?;
    run.response().read::<()>("1")?;
    assert_eq!(waits.into_inner()?, [Duration::from_secs(17)]);
    assert_eq!(tokens(&server).await, ["0", "1", "2", "3"]);
    Ok(())
}

#[tokio::test]
async fn ureq_waits_renews_the_token_and_reads_all_pages() -> Outcome {
    let server = busy_service().await;
    let graph = renewing(&server)?;
    let work = tokio::task::spawn_blocking(move || {
        let waits = Mutex::new(Vec::new());
        let note = |wait| {
            waits.lock().map(|mut waits| waits.push(wait)).ok();
        };
        let client = Retrying::with_sleep(agent(), note);
        let users = graph.list::<User>("users")?.pages().send_blocking(&client).concat()?;
        let mut batch = BatchRequest::default();
        batch.add(BatchStep::delete("/users/1")).map_err(graph_models::http::RequestError::from)?;
        let mut run = graph.batch_run(batch)?;
        run.send_blocking(&client)?;
        let is_answered = run.response().read::<()>("1").is_ok();
        let waits = waits.lock().map(|waits| waits.clone()).unwrap_or_default();
        Ok::<_, SendError>((users.value.len(), is_answered, waits))
    });
    assert_eq!(work.await??, (2, true, vec![Duration::from_secs(17)]));
    assert_eq!(tokens(&server).await, ["0", "1", "2", "3"]);
    Ok(())
}

#[tokio::test]
async fn the_clock_of_tokio_is_used() -> Outcome {
    let count = AtomicU32::new(0);
    let client = Retrying::with_tokio(|_: graph_models::http::Request<Vec<u8>>| {
        let mut response = graph_models::http::Response::new(Vec::new());
        if count.fetch_add(1, Ordering::SeqCst) == 0 {
            *response.status_mut() = graph_models::http::StatusCode::TOO_MANY_REQUESTS;
        }
        std::future::ready(Ok::<_, SendError>(response))
    });
    let wait = Duration::from_millis(20);
    let client = client.retry(Retry::new().first_wait(wait));
    let start = Instant::now();
    Service::new("https://graph.example/v1.0")?.delete("users/1")?.send(&client).await?;
    assert!(start.elapsed() >= wait / 2);
    Ok(())
}
