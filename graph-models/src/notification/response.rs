//! The response to a validation, as a type of the crate `http`.

use ::http::header::{ALLOW, CACHE_CONTROL, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use ::http::{HeaderValue, Method, Request, Response, StatusCode};

use super::validation::ValidationToken;

/// The response to a request by which Graph validates an endpoint. `None` if the request has no
/// validation token, so it brings notifications.
///
/// ```
/// use graph_models::http::Request;
/// use graph_models::notification::validation_response;
///
/// let request = Request::post("/notifications?validationToken=Validation%3A+abc").body(())?;
/// let response = validation_response(&request).unwrap();
/// assert_eq!(response.status(), 200);
/// assert_eq!(response.headers()["content-type"], "text/plain; charset=utf-8");
/// assert_eq!(response.body(), b"Validation: abc");
///
/// let request = Request::post("/notifications").body(())?;
/// assert!(validation_response(&request).is_none());
/// # Ok::<(), http::Error>(())
/// ```
///
/// The body is the token and nothing else, and browsers are told to take it for nothing but plain text
/// (`X-Content-Type-Options: nosniff`). A token that Graph does not send is answered with the status 400, and another
/// method than `POST`, such as the `GET` of a link, with 405, both with an empty body.
pub fn validation_response<B>(request: &Request<B>) -> Option<Response<Vec<u8>>> {
    let token = ValidationToken::of_query(request.uri().query()?).transpose()?;
    let mut response = Response::new(Vec::new());
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    match token {
        _ if request.method() != Method::POST => {
            headers.insert(ALLOW, HeaderValue::from_static("POST"));
            *response.status_mut() = StatusCode::METHOD_NOT_ALLOWED;
        }
        Ok(token) => {
            headers.insert(CONTENT_TYPE, HeaderValue::from_static(ValidationToken::MEDIA_TYPE));
            headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
            *response.body_mut() = token.into_string().into_bytes();
        }
        Err(_) => *response.status_mut() = StatusCode::BAD_REQUEST,
    }
    Some(response)
}
