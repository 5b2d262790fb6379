//! Futures that are dropped before they are ready.

use std::collections::HashSet;
use std::future::pending;
use std::pin::pin;
use std::sync::Mutex;
use std::task::{Context, Poll, Waker};

use graph_models::http::{AsyncClient, Request, Response};
use graph_models::{BatchRequest, BatchStep, Page};

use super::*;

/// Answers each request at the second time; until then its future is never ready.
#[derive(Default)]
struct Slow {
    seen: Mutex<HashSet<String>>,
}

impl AsyncClient for Slow {
    type Error = std::io::Error;

    async fn send(&self, request: Request<Vec<u8>>) -> script::Answered {
        let address = request.uri().to_string();
        let is_new = self.seen.lock().map_or(true, |mut seen| seen.insert(address));
        if is_new {
            pending::<()>().await;
        }
        let next = "https://graph.example/v1.0/users?p=2";
        let next = if request.uri().query().is_none() { next } else { "" };
        let body = match request.uri().path() {
            "/v1.0/users" => json!({"value": [{"id": "1"}], "@odata.nextLink": next}),
            _ => json!({"responses": [{"id": "1", "status": 200}]}),
        };
        Ok(Response::new(body.to_string().into_bytes()))
    }
}

/// Polls a future once, and drops it.
fn start<T>(future: impl Future<Output = T>) -> Poll<T> {
    pin!(future).poll(&mut Context::from_waker(Waker::noop()))
}

#[tokio::test]
async fn a_call_and_pages_go_on_after_a_dropped_future() -> Outcome {
    let client = Slow::default();
    let call = graph()?.list::<User>("users")?;
    assert!(start(call.send(&client)).is_pending());
    let page: Page<User> = call.send(&client).await?;
    assert_eq!(page.value.len(), 1);

    let client = Slow::default();
    let mut pages = call.pages().send(&client);
    for received in 0..2 {
        assert!(start(pages.next()).is_pending());
        assert_eq!(pages.pages().page_count(), received);
        assert!(pages.next().await?.is_some());
    }
    assert!(pages.next().await?.is_none());
    Ok(())
}

#[tokio::test]
async fn steps_that_were_under_way_are_sent_again_only_if_that_is_safe() -> Outcome {
    let client = Slow::default();
    let mut batch = BatchRequest::default();
    batch.add(BatchStep::get("/me"))?;
    batch.add(BatchStep::new("POST", "/users"))?;
    let mut run = graph()?.batch_run(batch)?;
    assert!(start(run.send(&client)).is_pending());
    assert!(run.response().responses.is_empty());
    let left: Vec<_> = run.left().requests.iter().map(|step| step.id.as_deref()).collect();
    assert_eq!(left, [Some("1")]);
    run.send(&client).await?;
    assert!(run.response().get("1").is_some_and(|answer| answer.is_success()));
    assert!(run.left().requests.is_empty());
    Ok(())
}
