//! An upload session of the drive: it takes fragments in order, and fails once.

use std::sync::{Mutex, PoisonError};

use serde_json::{Value, json};
use wiremock::{Request, ResponseTemplate};

/// Where the session is created, and where it takes fragments.
const CREATE: &str = "/v1.0/me/drive/root:/report.bin:/createUploadSession";
const SESSION: &str = "/up/session-1";

/// How much of the second fragment arrives before the session fails.
const ARRIVED: usize = 100_000;

pub(crate) struct UploadSession {
    host: String,
    file: Mutex<File>,
}

/// What has arrived.
#[derive(Default)]
struct File {
    content: Vec<u8>,
    has_failed: bool,
}

impl UploadSession {
    pub(crate) fn new(host: &str) -> Self {
        Self { host: host.to_owned(), file: Mutex::default() }
    }

    /// The answer to a request for the session; `None` for other requests.
    pub(crate) fn answer(&self, request: &Request) -> Option<ResponseTemplate> {
        let json = |status: u16, body: Value| ResponseTemplate::new(status).set_body_json(body);
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let is_authorized = request.headers.contains_key("authorization");
        Some(match (request.method.as_str(), request.url.path()) {
            ("POST", CREATE) if is_authorized => {
                *file = File::default();
                let url = format!("{}{SESSION}?guid=1&tempauth=v1", self.host);
                json(200, json!({"uploadUrl": url, "nextExpectedRanges": ["0-"]}))
            }
            // The address gives access by itself, and OneDrive may refuse a token.
            (_, SESSION) if is_authorized => ResponseTemplate::new(401),
            ("GET", SESSION) => json(200, file.status()),
            ("PUT", SESSION) => {
                let range = request.headers.get("content-range").and_then(|it| it.to_str().ok());
                let (status, body) = file.take(range.unwrap_or_default(), &request.body);
                json(status, body)
            }
            _ => return None,
        })
    }
}

impl File {
    fn status(&self) -> Value {
        json!({"nextExpectedRanges": [format!("{}-", self.content.len())]})
    }

    /// Takes the bytes of a fragment at `bytes 0-327679/900000`.
    fn take(&mut self, range: &str, bytes: &[u8]) -> (u16, Value) {
        let Some((start, last, total)) = parse(range) else { return (400, json!({})) };
        if start != self.content.len() || last + 1 - start != bytes.len() {
            return (416, json!({}));
        }
        if start > 0 && !self.has_failed {
            self.has_failed = true;
            self.content.extend(bytes.iter().take(ARRIVED));
            return (503, json!({}));
        }
        self.content.extend(bytes);
        match self.content.len() == total {
            true => (201, json!({"id": "i1", "name": "report.bin", "size": total})),
            false => (202, self.status()),
        }
    }
}

fn parse(range: &str) -> Option<(usize, usize, usize)> {
    let (positions, total) = range.strip_prefix("bytes ")?.split_once('/')?;
    let (start, last) = positions.split_once('-')?;
    Some((start.parse().ok()?, last.parse().ok()?, total.parse().ok()?))
}
