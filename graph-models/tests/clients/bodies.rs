//! Answers with a `Location`, and bodies that are not JSON.

use graph_models::edm::Binary;
use graph_models::http::{Method, ResponseError, Service};
use http::header::InvalidHeaderValue;
use serde_json::{Value, json};
use wiremock::matchers::{any, header, header_exists, method, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

use super::support::User;
use super::{CLIENTS, Outcome, send};

/// Another host, which refuses a token.
async fn other_host() -> MockServer {
    let other = MockServer::start().await;
    let refused = ResponseTemplate::new(401);
    Mock::given(header_exists("authorization")).respond_with(refused).mount(&other).await;
    let file = ResponseTemplate::new(200).set_body_bytes(b"\x89PNG\xFF");
    Mock::given(path("/file")).respond_with(file).mount(&other).await;
    let status = ResponseTemplate::new(202).set_body_json(json!({"percentageComplete": 27.8}));
    Mock::given(path("/monitor")).respond_with(status).mount(&other).await;
    other
}

#[tokio::test(flavor = "current_thread")]
async fn a_copy_is_monitored_without_the_token() -> Outcome {
    let (server, other) = (MockServer::start().await, other_host().await);
    let accepted = ResponseTemplate::new(202)
        .insert_header("Location", format!("{}/monitor?tempauth=v1", other.uri()))
        .insert_header("Retry-After", "1");
    let copy = Mock::given(method("POST")).and(path("/items/1/copy"));
    copy.and(header("authorization", "Bearer t")).respond_with(accepted).mount(&server).await;
    let graph = Service::new(&server.uri())?.bearer("t")?;
    for client in CLIENTS {
        let call = graph.action::<()>("items/1/copy", &json!({"name": "b.txt"}))?;
        let answer = call.read_answer(send(client, call.request()?).await?)?;
        assert_eq!(answer.status, 202);
        assert!(answer.retry_after().is_some());
        let monitor = answer.location().ok_or("no location")?;
        let call = graph.follow_without_token::<Value>(monitor)?;
        let answer = call.read_answer(send(client, call.request()?).await?)?;
        assert_eq!(
            (answer.status.as_u16(), &answer.value["percentageComplete"]),
            (202, &json!(27.8))
        );
    }
    Ok(())
}

#[tokio::test(flavor = "current_thread")]
async fn a_redirect_to_content_is_read_and_followed_without_the_token() -> Outcome {
    let (server, other) = (MockServer::start().await, other_host().await);
    let link = format!("{}/file?tempauth=v1", other.uri());
    let redirect = ResponseTemplate::new(302).insert_header("Location", &*link);
    Mock::given(path("/items/1/content")).respond_with(redirect).mount(&server).await;
    let graph = Service::new(&server.uri())?.bearer("t")?;
    for client in CLIENTS {
        let call = graph.get::<Binary>("items/1/content")?;
        let Err(error) = call.read(send(client, call.request()?).await?) else {
            return Err("the redirect is not reported".into());
        };
        let ResponseError::Redirected(redirect) = error else { return Err(error.into()) };
        assert_eq!(redirect.location(), link);
        let call = graph.follow_without_token::<Binary>(redirect.location())?;
        let file = call.read(send(client, call.request()?).await?)?;
        assert_eq!(*file, *b"\x89PNG\xFF");
    }
    let requests = other.received_requests().await.unwrap_or_default();
    assert_eq!(requests.len(), CLIENTS.len());
    assert!(requests.iter().all(|request| !request.headers.contains_key("authorization")));
    Ok(())
}

#[tokio::test(flavor = "current_thread")]
async fn bodies_that_are_not_json_arrive_as_they_are() -> Outcome {
    let server = MockServer::start().await;
    let user = ResponseTemplate::new(201).set_body_json(json!({"id": "1"}));
    Mock::given(any()).respond_with(user).mount(&server).await;
    let graph = Service::new(&server.uri())?.bearer("t")?;
    let multipart = "multipart/form-data; boundary=b";
    let parts = b"--b\r\n\r\n\xFF\x00\r\n--b--";
    for client in CLIENTS {
        for call in [
            graph.submit::<User>(Method::POST, "pages", "text/html", "<html/>")?,
            graph.submit(Method::POST, "pages", multipart, parts)?,
            graph.submit(Method::PATCH, "x", "application/json", r#"{ "a": 1 }"#)?,
            graph.upload("x/$value", "text/csv", "a,b")?,
            graph.submit_mime("messages", b"Subject: x")?,
        ] {
            let answer = call.read_answer(send(client, call.request()?).await?)?;
            assert_eq!((answer.status.as_u16(), answer.value.id.as_deref()), (201, Some("1")));
        }
    }
    let requests = server.received_requests().await.unwrap_or_default();
    let sent = |request: &wiremock::Request| {
        let media_types: Vec<_> = request.headers.get_all("content-type").iter().cloned().collect();
        (request.method.to_string(), media_types, request.body.clone())
    };
    let expected = [
        ("POST", "text/html", &b"<html/>"[..]),
        ("POST", multipart, parts),
        ("PATCH", "application/json", br#"{ "a": 1 }"#),
        ("PUT", "text/csv", b"a,b"),
        ("POST", "text/plain", b"U3ViamVjdDogeA=="),
    ];
    let sent: Vec<_> = requests.iter().map(sent).collect();
    let expected = expected.repeat(CLIENTS.len()).into_iter().map(|(method, media_type, body)| {
        Ok((method.to_owned(), vec![media_type.parse()?], body.to_vec()))
    });
    let expected: Result<Vec<_>, InvalidHeaderValue> = expected.collect();
    assert_eq!(sent, expected?);
    Ok(())
}
