//! Headers of responses: how long to wait, where to go on, and tokens that no one prints.

use std::fmt::Debug;
use std::time::Duration;

use graph_models::RetryAfter;
use graph_models::http::{
    HeaderName, HeaderValue, Response, ResponseError, StatusCode, read_answer,
};
use graph_models::serde_json::Value;

use super::texts::{PLANTED, TRACE, almost};
use super::{Input, Verdict};
use crate::random::Random;

/// Headers that may hold a token, with values.
const SECRET: &[(&str, &str)] = &[
    ("set-cookie", "session=x7f3a9-x7f3a9; Secure; HttpOnly"),
    ("www-authenticate", "Bearer realm=\"\", token=\"x7f3a9-x7f3a9\""),
    ("x-ms-token", PLANTED),
    ("authorization", "Bearer x7f3a9-x7f3a9"),
    ("location", "https://graph.example/v1.0/users?$skiptoken=x7f3a9-x7f3a9"),
    ("operation-location", "https://graph.example/x?sig=x7f3a9-x7f3a9"),
    ("x-extension", PLANTED),
];

/// Headers that are read, with values.
const READ: &[(&str, &str)] = &[
    ("retry-after", "120"),
    ("retry-after", "0.249"),
    ("retry-after", "Fri, 31 Dec 1999 23:59:59 GMT"),
    ("retry-after", "82667264580"),
    ("etag", "W/\"1\""),
    ("request-id", "1086e543-e543-1086-43e5-861043e58610"),
    ("location", "/users/1"),
    ("content-type", "text/html; charset=utf-8"),
];

const STATUSES: &[u16] =
    &[200, 201, 202, 204, 301, 302, 304, 308, 400, 401, 404, 410, 429, 503, 509];

pub(super) fn make(random: &mut Random) -> Input {
    let status = random.pick(STATUSES).copied().unwrap_or(200);
    let headers = if random.one_in(2) { SECRET } else { READ };
    let (name, value) = random.pick(headers).copied().unwrap_or(READ[0]);
    let text = almost(random, &[value], 3);
    Input { about: format!("{status} {name}"), text: text.into_bytes() }
}

pub(super) fn law(Input { about, text }: &Input) -> Verdict {
    let parts = about.split_once(' ').and_then(|(status, name)| {
        Some((StatusCode::from_bytes(status.as_bytes()).ok()?, HeaderName::try_from(name).ok()?))
    });
    let (Some((status, name)), Ok(value)) = (parts, HeaderValue::from_bytes(text)) else {
        return Verdict::Refused;
    };
    // The host of an address is printed, because it tells where a redirect leads.
    let before_query = text.split(|byte| *byte == b'?').next().unwrap_or_default();
    if name.as_str().ends_with("location") && String::from_utf8_lossy(before_query).contains(TRACE)
    {
        return Verdict::Refused;
    }
    let mut response = Response::new("{}");
    *response.status_mut() = status;
    response.headers_mut().insert(name.clone(), value);
    let checked = match read_answer::<Value, _>(response) {
        Ok(answer) => printed(&answer, "")
            .and_then(|()| waits(text, &name, answer.retry_after(), answer.wait())),
        Err(error) => printed(&error, &error.to_string()).and_then(|()| match &error {
            ResponseError::Refused(refusal) => {
                waits(text, &name, refusal.retry_after(), refusal.wait())
            }
            _ => Ok(()),
        }),
    };
    match checked {
        Ok(()) => Verdict::Holds,
        Err(reason) => Verdict::Broken(reason),
    }
}

/// Checks that nothing that was planted is printed, and that a message is one line.
fn printed(value: &dyn Debug, message: &str) -> Result<(), String> {
    let shown = [format!("{value:?}"), format!("{value:#?}"), message.to_owned()];
    match shown.into_iter().find(|shown| shown.contains(TRACE)) {
        Some(shown) => Err(format!("printed: {shown}")),
        None if message.chars().any(char::is_control) => Err(format!("printed: {message:?}")),
        None => Ok(()),
    }
}

/// Checks that the time to wait is the one in the header, and not too long.
fn waits(
    text: &[u8],
    name: &HeaderName,
    retry_after: Option<RetryAfter>,
    wait: Option<Duration>,
) -> Result<(), String> {
    if wait.is_some() != retry_after.is_some() || wait > Some(RetryAfter::LONGEST_WAIT) {
        return Err(format!("{retry_after:?} is a wait of {wait:?}"));
    }
    let seconds = std::str::from_utf8(text).ok().and_then(|text| text.parse::<u64>().ok());
    let is_number = name == "retry-after" && text.iter().all(u8::is_ascii_digit);
    match seconds.filter(|_| is_number).map(|number| RetryAfter::Delay(Duration::from_secs(number)))
    {
        Some(expected) if retry_after != Some(expected) => Err(format!("read as {retry_after:?}")),
        _ => Ok(()),
    }
}
