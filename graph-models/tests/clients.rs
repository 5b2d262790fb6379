//! The same calls with two HTTP clients, against a mock service in this process.

#[path = "clients/bodies.rs"]
mod bodies;
#[path = "clients/pages.rs"]
mod pages;
mod support;
#[path = "clients/uploads.rs"]
mod uploads;

use std::error::Error;

use graph_models::http::{Call, Request, Response, Service};
use graph_models::serde::de::DeserializeOwned;
use graph_models::{Page, set};
use serde_json::{Value, json};
use support::{User, UserPatch};
use wiremock::matchers::{header, method, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

type Outcome = Result<(), Box<dyn Error + Send + Sync>>;

async fn with_reqwest<T: DeserializeOwned + 'static>(
    call: &Call<T>,
) -> Result<T, Box<dyn Error + Send + Sync>> {
    Ok(call.read(send_with_reqwest(call.request()?).await?)?)
}

fn with_ureq<T: DeserializeOwned + 'static>(
    call: &Call<T>,
) -> Result<T, Box<dyn Error + Send + Sync>> {
    Ok(call.read(send_with_ureq(call.request()?)?)?)
}

async fn send_with_reqwest(request: Request<Vec<u8>>) -> reqwest::Result<Response<Vec<u8>>> {
    let answer = reqwest_client()?.execute(request.try_into()?).await?;
    let mut response = Response::new(Vec::new());
    *response.status_mut() = answer.status();
    *response.headers_mut() = answer.headers().clone();
    *response.body_mut() = answer.bytes().await?.into();
    Ok(response)
}

fn send_with_ureq(request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, ureq::Error> {
    let config = ureq::Agent::config_builder().http_status_as_error(false).proxy(None);
    // A redirect is an answer, as with the other client.
    let config = config.max_redirects(0).max_redirects_will_error(false);
    let (parts, mut body) = config.build().new_agent().run(request)?.into_parts();
    Ok(Response::from_parts(parts, body.read_to_vec()?))
}

/// Sends a request with one of the two clients.
async fn send(
    client: Client,
    request: Request<Vec<u8>>,
) -> Result<Response<Vec<u8>>, Box<dyn Error + Send + Sync>> {
    match client {
        Client::Reqwest => Ok(send_with_reqwest(request).await?),
        Client::Ureq => Ok(tokio::task::spawn_blocking(move || send_with_ureq(request)).await??),
    }
}

#[derive(Debug, Clone, Copy)]
enum Client {
    Reqwest,
    Ureq,
}

const CLIENTS: [Client; 2] = [Client::Reqwest, Client::Ureq];

fn reqwest_client() -> reqwest::Result<reqwest::Client> {
    _ = rustls::crypto::ring::default_provider().install_default();
    let builder = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
    builder.no_proxy().tls_certs_only([]).build()
}

/// Checks the README's table of clients.
#[tokio::test(flavor = "current_thread")]
async fn models_serve_as_request_and_response_bodies() -> Outcome {
    let server = MockServer::start().await;
    let page = ResponseTemplate::new(200).set_body_json(json!({"value": [{"id": "1"}]}));
    Mock::given(method("GET")).respond_with(page).mount(&server).await;
    Mock::given(method("PATCH")).respond_with(ResponseTemplate::new(204)).mount(&server).await;
    let patch = UserPatch { job_title: set("x"), ..Default::default() };

    let (client, url) = (reqwest_client()?, server.uri());
    let one = client.get(&url).send().await?.error_for_status()?.json::<Page<User>>().await?;
    client.patch(&url).json(&patch).send().await?.error_for_status()?;
    let other = tokio::task::spawn_blocking(move || {
        let agent = ureq::Agent::config_builder().proxy(None).build().new_agent();
        let page = agent.get(&url).call()?.body_mut().read_json::<Page<User>>()?;
        agent.patch(&url).send_json(&patch)?;
        Ok::<_, ureq::Error>(page)
    });
    assert_eq!(one, other.await??);

    let requests = server.received_requests().await.unwrap_or_default();
    let patches = requests.iter().filter(|it| it.method.as_str() == "PATCH");
    let bodies = patches.map(|it| it.body_json()).collect::<Result<Vec<Value>, _>>()?;
    let body = json!({"@odata.type": "#microsoft.graph.user", "jobTitle": "x"});
    assert_eq!(bodies, [body.clone(), body]);
    Ok(())
}

/// A mock service that expects each call twice, once from each client.
async fn service() -> MockServer {
    let server = MockServer::start().await;
    let mount = async |verb: &str, at: &str, answer: ResponseTemplate| {
        let token = header("authorization", "Bearer t");
        let mock = Mock::given(method(verb)).and(path(at)).and(token);
        mock.respond_with(answer).expect(2).mount(&server).await;
    };
    let ok = |body: Value| ResponseTemplate::new(200).set_body_json(body);
    let page = ok(json!({"value": [{"id": "1"}]}));
    let error = json!({"error": {"code": "Request_ResourceNotFound"}});
    mount("GET", "/v1.0/users", page).await;
    mount("PATCH", "/v1.0/users/a%20b", ok(json!({"id": "a b", "jobTitle": "x"}))).await;
    mount("DELETE", "/v1.0/users/1", ResponseTemplate::new(204)).await;
    mount("GET", "/v1.0/me", ResponseTemplate::new(404).set_body_json(error)).await;
    let error = "\u{feff}{\"error\":{\"code\":\"itemNotFound\"}}".as_bytes();
    let error = ResponseTemplate::new(200).set_body_raw(error, "application/json; charset=utf-8");
    mount("GET", "/v1.0/me/manager", error).await;
    let count = "\u{feff}42".as_bytes();
    let count = ResponseTemplate::new(200).set_body_raw(count, "text/plain");
    mount("GET", "/v1.0/users/$count", count).await;
    server
}

#[tokio::test(flavor = "current_thread")]
async fn both_clients_send_and_read_the_same() -> Outcome {
    let server = service().await;
    let graph = Service::new(&format!("{}/v1.0", server.uri()))?.bearer("t")?;
    let list: Call<Page<User>> = graph.list("users")?;
    let patch = UserPatch { job_title: set("x"), ..Default::default() };
    let update: Call<Option<User>> = graph.update(["users", "a b"], &patch)?;
    let delete = graph.delete("users/1")?;
    let refused: Call<User> = graph.get("me")?;

    let (pages, users) = (
        [with_reqwest(&list).await?, with_ureq_on_a_thread(&list).await?],
        [with_reqwest(&update).await?, with_ureq_on_a_thread(&update).await?],
    );
    assert!(pages.iter().all(|page| page.value.len() == 1) && pages[0] == pages[1]);
    assert!(users[0].is_some() && users[0] == users[1]);
    with_reqwest(&delete).await?;
    with_ureq_on_a_thread(&delete).await?;
    for refused in [with_reqwest(&refused).await, with_ureq_on_a_thread(&refused).await] {
        let Err(error) = refused else { return Err("the answer is not refused".into()) };
        let message = "the service answered 404 Not Found: Request_ResourceNotFound";
        assert_eq!(error.to_string(), message);
    }

    let refused: Call<User> = graph.get("me/manager")?;
    for refused in [with_reqwest(&refused).await, with_ureq_on_a_thread(&refused).await] {
        let message = refused.err().map(|error| error.to_string());
        assert_eq!(message.as_deref(), Some("the service answered 200 OK: itemNotFound"));
    }
    let count: Call<i64> = graph.get("users/$count")?;
    assert_eq!((with_reqwest(&count).await?, with_ureq_on_a_thread(&count).await?), (42, 42));

    let requests = server.received_requests().await.unwrap_or_default();
    let patches: Vec<_> = requests.iter().filter(|it| it.method.as_str() == "PATCH").collect();
    let [one, other] = patches[..] else { return Err("expected two patches".into()) };
    assert_eq!(one.body, other.body);
    assert_eq!(one.headers["content-type"], other.headers["content-type"]);
    Ok(())
}

/// Runs ureq on another thread, because it blocks and the service runs on this one.
async fn with_ureq_on_a_thread<T: DeserializeOwned + Send + 'static>(
    call: &Call<T>,
) -> Result<T, Box<dyn Error + Send + Sync>> {
    let call = call.clone();
    tokio::task::spawn_blocking(move || with_ureq(&call)).await?
}
