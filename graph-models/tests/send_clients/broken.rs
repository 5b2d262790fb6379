//! Connections that break: what is sent again, what the error says, and a request that is given up.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::sync::mpsc;
use std::thread;

use super::*;

/// A service that closes the connection of the first request without an answer, and answers the others. The
/// receiver gets the first line of each request.
fn start() -> io::Result<(String, mpsc::Receiver<String>)> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let base = format!("http://{}/v1.0", listener.local_addr()?);
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        for (position, stream) in listener.incoming().enumerate() {
            let mut reader = BufReader::new(stream?);
            let mut head = String::new();
            while !head.ends_with("\r\n\r\n") && reader.read_line(&mut head)? > 0 {}
            let length = head.to_ascii_lowercase();
            let length = length.split("content-length: ").nth(1).and_then(|it| it.lines().next());
            let length = length.and_then(|it| it.parse().ok()).unwrap_or(0);
            reader.read_exact(&mut vec![0; length])?;
            let line = head.lines().next().unwrap_or_default().to_owned();
            if sender.send(line).is_err() {
                break;
            }
            if position > 0 {
                let answer = "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n";
                reader.get_mut().write_all(answer.as_bytes())?;
            }
        }
        Ok::<_, io::Error>(())
    });
    Ok((base, receiver))
}

#[tokio::test]
async fn only_an_idempotent_request_is_sent_again() -> Outcome {
    for (method, lines) in
        [(Method::PUT, 2), (Method::DELETE, 2), (Method::POST, 1), (Method::PATCH, 1)]
    {
        let (base, received) = start()?;
        let call = Service::new(&base)?.submit::<()>(method.clone(), "users", "text/plain", "x")?;
        let client = Retrying::with_sleep(client()?, |_| std::future::ready(()));
        assert_eq!(call.send(&client).await.is_ok(), lines == 2, "{method}");
        assert_eq!(received.try_iter().count(), lines, "{method}");

        let (base, received) = start()?;
        let call = Service::new(&base)?.submit::<()>(method.clone(), "users", "text/plain", "x")?;
        let client = Retrying::with_sleep(agent(), |_| ());
        let sent = tokio::task::spawn_blocking(move || call.send_blocking(&client)).await?;
        assert_eq!(sent.is_ok(), lines == 2, "{method}");
        assert_eq!(received.try_iter().count(), lines, "{method}");
    }
    Ok(())
}

#[tokio::test]
async fn an_error_of_a_client_does_not_print_the_address() -> Outcome {
    let (base, _received) = start()?;
    let call = Service::new(&base)?.follow::<()>(&format!("{base}/users?hush=1"))?;
    let lost = [call.send(&client()?).await.err()];
    let (base, _received) = start()?;
    let call = Service::new(&base)?.follow::<()>(&format!("{base}/users?hush=1"))?;
    let agent = agent();
    let other = tokio::task::spawn_blocking(move || call.send_blocking(&agent)).await?.err();
    // An agent that refuses the address.
    let call = Service::new(&base)?.follow::<()>(&format!("{base}/users?hush=1"))?;
    let strict = ureq::Agent::config_builder().https_only(true).build().new_agent();
    let refused = call.send_blocking(&strict).err();
    for error in lost.into_iter().chain([other, refused]) {
        let error = error.ok_or("it is accepted")?;
        let fault = error.transport().ok_or("not a fault of the transport")?;
        assert!(fault.is::<reqwest::Error>() || fault.is::<ureq::Error>());
        let printed = format!("{error} {error:?} {:?}", error.source().map(ToString::to_string));
        assert!(!printed.contains("hush"), "{printed}");
    }
    Ok(())
}

#[tokio::test]
async fn a_dropped_future_ends_the_request() -> Outcome {
    let server = MockServer::start().await;
    let slow = ResponseTemplate::new(204).set_delay(Duration::from_secs(60));
    Mock::given(any()).respond_with(slow).up_to_n_times(1).mount(&server).await;
    Mock::given(any()).respond_with(ResponseTemplate::new(204)).mount(&server).await;
    let call = Service::new(&server.uri())?.delete("users/1")?;
    let client = Retrying::with_tokio(client()?);
    let limit = Duration::from_millis(200);
    assert!(tokio::time::timeout(limit, call.send(&client)).await.is_err());
    // The client and the call are as good as before.
    call.send(&client).await?;
    Ok(())
}
