//! The HTTP server in front of the endpoint.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::time::Duration;

use graph_models::http::{Method, Request, Response, StatusCode};
use graph_models::notification::{Limits, validation_response};
use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpListener;
use tokio::sync::mpsc::Sender;
use tokio::time::timeout;

/// How long a request may take to arrive.
const PATIENCE: Duration = Duration::from_secs(10);

/// Starts the server on a free port of this machine. It sends each body that it receives to the queue. In front of
/// a real endpoint there is TLS.
pub(crate) async fn start(limits: Limits, queue: Sender<Bytes>) -> std::io::Result<SocketAddr> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let queue = queue.clone();
            let answer = service_fn(move |request| answer(request, limits, queue.clone()));
            let connection = http1::Builder::new()
                .timer(TokioTimer::new())
                .serve_connection(TokioIo::new(stream), answer);
            tokio::spawn(connection);
        }
    });
    Ok(address)
}

/// The response to a request. Whether a body is of any use is found out later, so this is quick, and says the
/// same for each body.
async fn answer(
    request: Request<Incoming>,
    limits: Limits,
    queue: Sender<Bytes>,
) -> Result<Response<Full<Bytes>>, Infallible> {
    if let Some(response) = validation_response(&request) {
        return Ok(response.map(Full::from));
    }
    let status = match *request.method() {
        Method::POST => match collect(request.into_body(), limits).await {
            Ok(body) => match queue.try_send(body) {
                Ok(()) => StatusCode::ACCEPTED,
                // Graph sends the body again later.
                Err(_) => StatusCode::SERVICE_UNAVAILABLE,
            },
            Err(status) => status,
        },
        _ => StatusCode::METHOD_NOT_ALLOWED,
    };
    let mut response = Response::default();
    *response.status_mut() = status;
    Ok(response)
}

/// The body, which is not received beyond the limit.
async fn collect(body: Incoming, limits: Limits) -> Result<Bytes, StatusCode> {
    match timeout(PATIENCE, Limited::new(body, limits.bytes()).collect()).await {
        Ok(Ok(body)) => Ok(body.to_bytes()),
        Ok(Err(error)) if error.is::<LengthLimitError>() => Err(StatusCode::PAYLOAD_TOO_LARGE),
        Ok(Err(_)) => Err(StatusCode::BAD_REQUEST),
        Err(_) => Err(StatusCode::REQUEST_TIMEOUT),
    }
}
