//! A client that answers as it is told to, and a sleep that only notes the time.

use std::collections::VecDeque;
use std::future::ready;
use std::io;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use graph_models::http::{
    AsyncClient, BlockingClient, Failures, Request, Response, Retry, StatusCode,
};
use serde_json::Value;

pub(crate) type Answered = io::Result<Response<Vec<u8>>>;

/// A client that gives these answers, one for each request, and repeats requests by a policy.
#[derive(Default)]
pub(crate) struct Script {
    answers: Mutex<VecDeque<Answered>>,
    requests: Mutex<Vec<Request<Vec<u8>>>>,
    waits: Mutex<Vec<Duration>>,
    retry: Option<Retry>,
}

impl Script {
    /// Sends each request once.
    pub(crate) fn once(answers: impl IntoIterator<Item = Answered>) -> Self {
        Self { answers: Mutex::new(answers.into_iter().collect()), ..Self::default() }
    }

    pub(crate) fn retrying(answers: impl IntoIterator<Item = Answered>) -> Self {
        Self { retry: Some(Retry::new()), ..Self::once(answers) }
    }

    /// The method, address, token and body of each request.
    pub(crate) fn requests(&self) -> Vec<Request<Vec<u8>>> {
        self.requests.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn paths(&self) -> Vec<String> {
        let path = |request: &Request<Vec<u8>>| {
            let path = request.uri().path_and_query();
            format!("{} {}", request.method(), path.map_or("", |path| path.as_str()))
        };
        self.requests().iter().map(path).collect()
    }

    pub(crate) fn waits(&self) -> Vec<Duration> {
        self.waits.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn answer(&self, request: Request<Vec<u8>>) -> Answered {
        self.requests.lock().unwrap_or_else(PoisonError::into_inner).push(request);
        let next = self.answers.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
        next.unwrap_or_else(|| Err(io::Error::other("more requests than answers")))
    }

    fn wait(&self, failures: Failures) -> Option<Duration> {
        let wait = self.retry.as_ref()?.wait(&failures)?;
        self.waits.lock().unwrap_or_else(PoisonError::into_inner).push(wait);
        Some(wait)
    }
}

impl AsyncClient for Script {
    type Error = io::Error;

    fn send(&self, request: Request<Vec<u8>>) -> impl Future<Output = Answered> + Send {
        ready(self.answer(request))
    }

    fn wait_to_retry(&self, failures: Failures) -> impl Future<Output = Option<Duration>> + Send {
        ready(self.wait(failures))
    }
}

impl BlockingClient for Script {
    type Error = io::Error;

    fn send(&self, request: Request<Vec<u8>>) -> Answered {
        self.answer(request)
    }

    fn wait_to_retry(&self, failures: Failures) -> Option<Duration> {
        self.wait(failures)
    }
}

/// A response with this status and `Retry-After`, and without a body.
pub(crate) fn status(status: u16, retry_after: Option<u64>) -> Answered {
    let mut response = Response::new(Vec::new());
    *response.status_mut() = StatusCode::from_u16(status).map_err(io::Error::other)?;
    if let Some(seconds) = retry_after {
        response.headers_mut().insert("retry-after", seconds.into());
    }
    Ok(response)
}

/// A successful response.
pub(crate) fn body(body: &Value) -> Answered {
    Ok(Response::new(body.to_string().into_bytes()))
}

pub(crate) fn lost() -> Answered {
    Err(io::ErrorKind::ConnectionReset.into())
}
