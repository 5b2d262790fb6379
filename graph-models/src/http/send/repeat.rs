//! Which requests that failed may be sent again. The table is on the page of `Retry`.

use ::http::{Method, StatusCode};

use super::error::SendError;
use super::retry::Failures;
use crate::http::refusal::Refusal;
use crate::http::response::ResponseError;

/// Records a failure, if the request may be sent again after it; `None` if it may not.
pub(super) fn repeatable(
    error: &SendError,
    is_idempotent: bool,
    failures: Failures,
) -> Option<Failures> {
    let may_repeat = is_idempotent && may_help(error) || is_unprocessed(error);
    may_repeat.then(|| failures.and_another(error.refusal().and_then(Refusal::wait)))
}

/// Whether the service says that it did not process the request, or the request was not sent at all.
pub(super) fn was_not_processed(error: &SendError) -> bool {
    match error {
        SendError::Request(_) => true,
        SendError::Transport(_) => false,
        SendError::Response(error) => error.refusal().is_some_and(|refusal| {
            // The service may have stopped in the middle of its work.
            let is_fault =
                !refusal.status.is_client_error() || refusal.status == StatusCode::REQUEST_TIMEOUT;
            !is_fault || is_put_off(refusal)
        }),
    }
}

/// Whether a repetition may succeed, if it does no harm.
fn may_help(error: &SendError) -> bool {
    match error {
        SendError::Request(_) => false,
        SendError::Transport(_) => true,
        SendError::Response(ResponseError::Refused(refusal)) => {
            matches!(refusal.status.as_u16(), 408 | 500) || refusal.is_transient()
        }
        SendError::Response(_) => false,
    }
}

fn is_unprocessed(error: &SendError) -> bool {
    error.refusal().is_some_and(is_put_off)
}

/// Whether the service asks for the same request later, because it did not process this one.
fn is_put_off(refusal: &Refusal) -> bool {
    puts_off(refusal.status.as_u16(), refusal.retry_after().is_some())
}

/// The same for a status alone, which a step of a batch has.
pub(super) fn puts_off(status: u16, has_retry_after: bool) -> bool {
    status == 429 || status == 503 && has_retry_after
}

/// Whether a method is idempotent, by its name in any case.
pub(super) fn is_idempotent(method: &str) -> bool {
    let method = Method::from_bytes(method.to_ascii_uppercase().as_bytes());
    method.is_ok_and(|method| method.is_idempotent())
}
