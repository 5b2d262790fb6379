//! Requests to the server of the example.

use std::net::SocketAddr;

use graph_models::notification::Limits;
use hyper::body::Bytes;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::mpsc::{self, Receiver};

use super::*;

async fn start(limits: Limits) -> Result<(SocketAddr, Receiver<Bytes>), Box<dyn Error>> {
    let (queue, bodies) = mpsc::channel(1);
    Ok((server::start(limits, queue).await?, bodies))
}

/// Sends bytes and returns the response. Sends nothing more after them, so a body that is shorter than its
/// header says is cut.
async fn send(server: SocketAddr, request: &str) -> Result<String, Box<dyn Error>> {
    let mut stream = TcpStream::connect(server).await?;
    // The server may answer and close before it has read everything.
    _ = stream.write_all(request.as_bytes()).await;
    _ = stream.shutdown().await;
    let mut response = Vec::new();
    _ = stream.read_to_end(&mut response).await;
    Ok(String::from_utf8(response)?)
}

fn post(target: &str, body: &str) -> String {
    let length = body.len();
    format!(
        "POST {target} HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n{body}"
    )
}

#[tokio::test]
async fn a_validation_is_answered_with_the_token_alone() -> Outcome {
    let (server, mut bodies) = start(Limits::new()).await?;
    let token = "Validation%3a+Testing+client+application+reachability+Request-Id%3A+522a8e7e-096a";
    let request = post(&format!("/notifications?tenant=1&validationToken={token}"), "ignored");
    let response = send(server, &request).await?;
    let (head, body) = response.split_once("\r\n\r\n").ok_or("no body")?;
    assert!(head.starts_with("HTTP/1.1 200 OK\r\n"), "{head}");
    for header in [
        "content-type: text/plain; charset=utf-8",
        "x-content-type-options: nosniff",
        "cache-control: no-store",
    ] {
        assert!(head.contains(header), "{head}");
    }
    assert_eq!(
        body,
        "Validation: Testing client application reachability Request-Id: 522a8e7e-096a"
    );
    assert!(bodies.try_recv().is_err(), "a validation brings no notifications");
    Ok(())
}

#[tokio::test]
async fn a_script_is_not_reflected() -> Outcome {
    let (server, _bodies) = start(Limits::new()).await?;
    for token in [
        "%3Cscript%3Ealert(1)%3C/script%3E",
        "<script>alert(1)</script>",
        "%0d%0aset-cookie:%20alert=1",
        "alert&validationToken=alert",
        "alert%22",
        &"alert".repeat(1000),
    ] {
        let response = send(server, &post(&format!("/?validationToken={token}"), "")).await?;
        assert!(response.starts_with("HTTP/1.1 400 "), "{response}");
        assert!(!response.contains("alert"), "{response}");
    }
    let link = "GET /?validationToken=alert HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n";
    let response = send(server, link).await?;
    assert!(
        response.starts_with("HTTP/1.1 405 ") && response.contains("allow: POST"),
        "{response}"
    );
    assert!(!response.contains("alert"), "{response}");
    Ok(())
}

#[tokio::test]
async fn every_body_gets_the_same_response() -> Outcome {
    let (server, mut bodies) = start(Limits::new()).await?;
    let mut responses = Vec::new();
    let forged = rich(|one, _| one["clientState"] = "guessed".into())?;
    for body in [RICH, &forged, "{", ""] {
        let response = send(server, &post("/notifications", body)).await?;
        assert_eq!(bodies.recv().await.as_deref(), Some(body.as_bytes()));
        let lines = response.lines().filter(|line| !line.starts_with("date:"));
        responses.push(lines.map(str::to_owned).collect::<Vec<_>>());
    }
    assert_eq!(responses[0][0], "HTTP/1.1 202 Accepted");
    assert!(responses.iter().all(|response| *response == responses[0]), "{responses:?}");
    // The queue is full.
    send(server, &post("/", "1")).await?;
    assert!(send(server, &post("/", "2")).await?.starts_with("HTTP/1.1 503 "));
    Ok(())
}

#[tokio::test]
async fn an_oversized_body_is_not_received() -> Outcome {
    let (server, mut bodies) = start(Limits::new().max_bytes(1000)).await?;
    let response = send(server, &post("/", &"a".repeat(1001))).await?;
    assert!(response.starts_with("HTTP/1.1 413 "), "{response}");
    // One that does not say its length.
    let chunk = format!("3e9\r\n{}\r\n0\r\n\r\n", "a".repeat(1001));
    let request = format!(
        "POST / HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n{chunk}"
    );
    let response = send(server, &request).await?;
    assert!(response.starts_with("HTTP/1.1 413 "), "{response}");
    // One that says more than it sends: the response comes before the rest could.
    let request =
        "POST / HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-length: 9999999999\r\n\r\n";
    let response = send(server, &format!("{request}{}", "a".repeat(1001))).await?;
    assert!(response.starts_with("HTTP/1.1 413 "), "{response}");
    assert!(bodies.try_recv().is_err());
    assert!(send(server, &post("/", &"a".repeat(1000))).await?.starts_with("HTTP/1.1 202 "));
    Ok(())
}

#[tokio::test]
async fn a_cut_body_is_not_used() -> Outcome {
    let (server, mut bodies) = start(Limits::new()).await?;
    let request = post("/", RICH);
    let response = send(server, &request[..request.len() - 9]).await?;
    assert!(!response.contains(" 202 "), "{response}");
    assert!(bodies.try_recv().is_err());
    Ok(())
}
