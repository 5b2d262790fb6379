//! An upload whose connection breaks in the middle of a fragment.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread::{self, JoinHandle};

use graph_models::http::{Call, RequestError, Service};
use graph_models::serde::de::DeserializeOwned;

use super::support::User;
use super::{CLIENTS, Client, Outcome, send};

const UNIT: usize = 320 * 1024;
const TOTAL: usize = 2 * UNIT + 1_000;

/// The bytes of the second fragment that arrive before its connection breaks.
const ARRIVED: usize = 4_096;

/// What the service has at the end: the content of the file, and the head of each request.
type Received = (Vec<u8>, Vec<String>);

/// A service that takes the fragments of one file, and breaks one connection. It ends when it has been
/// asked to delete the session.
fn start() -> io::Result<(String, JoinHandle<io::Result<Received>>)> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let url = format!("http://{}/up/1?guid=g", listener.local_addr()?);
    Ok((url, thread::spawn(move || serve(&listener))))
}

fn serve(listener: &TcpListener) -> io::Result<Received> {
    let (mut content, mut heads, mut is_broken) = (Vec::new(), Vec::new(), false);
    loop {
        let (stream, _) = listener.accept()?;
        let mut reader = BufReader::new(stream);
        let head = read_head(&mut reader)?;
        let length = field(&head, "content-length").and_then(|it| it.parse().ok()).unwrap_or(0);
        heads.push(head.clone());
        let mut body = vec![0; length];
        if head.starts_with("put") && !content.is_empty() && !is_broken {
            is_broken = true;
            reader.read_exact(&mut body[..ARRIVED])?;
            content.extend(&body[..ARRIVED]);
            continue;
        }
        reader.read_exact(&mut body)?;
        content.extend(body);
        let (status, text) = match (head.split(' ').next(), content.len()) {
            (Some("delete"), _) => ("204 No Content", String::new()),
            (Some("post"), _) => ("201 Created", r#"{"id": "1"}"#.to_owned()),
            (_, TOTAL) => ("202 Accepted", r#"{"nextExpectedRanges": []}"#.to_owned()),
            (_, position) => {
                ("202 Accepted", format!(r#"{{"nextExpectedRanges": ["{position}-"]}}"#))
            }
        };
        respond(reader.get_mut(), status, &text)?;
        if status.starts_with("204") {
            return Ok((content, heads));
        }
    }
}

fn read_head(reader: &mut impl BufRead) -> io::Result<String> {
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        if reader.read_line(&mut head)? == 0 {
            break;
        }
    }
    Ok(head.to_ascii_lowercase())
}

fn field<'h>(head: &'h str, name: &str) -> Option<&'h str> {
    let fields = head.lines().filter_map(|line| line.split_once(':'));
    fields.filter(|(found, _)| *found == name).map(|(_, value)| value.trim()).next()
}

fn respond(stream: &mut TcpStream, status: &str, text: &str) -> io::Result<()> {
    let length = text.len();
    let head =
        format!("HTTP/1.1 {status}\r\nContent-Type: application/json\r\nConnection: close\r\n");
    match status.starts_with("204") {
        true => write!(stream, "{head}\r\n"),
        false => write!(stream, "{head}Content-Length: {length}\r\n\r\n{text}"),
    }
}

async fn answer<T: DeserializeOwned + 'static>(client: Client, call: &Call<T>) -> Result<T, Fault> {
    Ok(call.read(send(client, call.request()?).await?)?)
}

type Fault = Box<dyn std::error::Error + Send + Sync>;

#[tokio::test(flavor = "current_thread")]
async fn an_upload_goes_on_after_its_connection_broke() -> Outcome {
    let file: Vec<u8> = (0..TOTAL).map(|position| (position % 251) as u8).collect();
    for client in CLIENTS {
        let (url, service) = start()?;
        let graph = Service::new("http://127.0.0.1:1/v1.0")?.bearer("t")?;
        let mut upload =
            graph.upload_file::<User>(&url, TOTAL as u64)?.fragment_size(UNIT as u64)?;
        let mut faults = 0;
        while let Some(range) = upload.next_range() {
            let bytes = &file[usize::try_from(range.start)?..usize::try_from(range.end)?];
            match answer(client, &upload.fragment(bytes.to_vec())?).await {
                Ok(answer) => assert!(upload.advance(answer)?.is_none()),
                Err(_) if faults == 0 => {
                    faults += 1;
                    upload.resume(&answer(client, &upload.status()).await?)?;
                    assert_eq!(upload.received(), (UNIT + ARRIVED) as u64);
                }
                Err(fault) => return Err(fault),
            }
        }
        // The session was created with `deferCommit`.
        let item = answer(client, &upload.commit()).await?;
        assert_eq!((item.id.as_deref(), faults), (Some("1"), 1));
        answer(client, &upload.cancel()).await?;

        let (content, heads) = service.join().map_err(|_| "the service failed")??;
        assert!(content == file, "the file differs");
        let sent: Vec<_> = heads
            .iter()
            .map(|head| {
                let method = head.split(' ').next().unwrap_or_default();
                let [range, length] =
                    ["content-range", "content-length"].map(|name| field(head, name));
                let length = length.unwrap_or("unknown");
                match range {
                    Some(range) => format!("{method} {range} of {length}"),
                    // A client may state the length of a missing body, and must for a POST.
                    None if method == "post" => format!("{method} of {length}"),
                    None => method.to_owned(),
                }
            })
            .collect();
        assert_eq!(
            sent,
            [
                "put bytes 0-327679/656360 of 327680",
                "put bytes 327680-655359/656360 of 327680",
                "get",
                "put bytes 331776-656359/656360 of 324584",
                "post of 0",
                "delete",
            ],
            "{client:?}"
        );
        assert!(heads.iter().all(|head| field(head, "authorization").is_none()));
    }
    Ok(())
}

#[tokio::test(flavor = "current_thread")]
async fn an_unknown_session_is_not_found() -> Outcome {
    let server = wiremock::MockServer::start().await;
    let graph = Service::new(&server.uri())?.bearer("t")?;
    for client in CLIENTS {
        let upload = graph.upload_file::<User>(&format!("{}/up/1?guid=g", server.uri()), 5)?;
        let expired = upload.fragment(vec![0; 5])?;
        let error = expired.read(send(client, expired.request()?).await?).err();
        let refusal = error.as_ref().and_then(|error| error.refusal());
        assert!(refusal.is_some_and(|refusal| refusal.is_not_found()), "{error:?}");
        assert!(matches!(expired.header("Authorization", "Bearer t"), Err(RequestError::Token)));
    }
    Ok(())
}
