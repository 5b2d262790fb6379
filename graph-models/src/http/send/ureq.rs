//! The client of the crate ureq.

use ::http::{Request, Response};
use ureq::{Agent, Error, RequestExt};

use super::client::BlockingClient;
use crate::http::endpoint::host_end;

/// Changes the settings of the agent for the request where they would hide a response: every status is a
/// response, and so is a redirect, which is
/// [`ResponseError::Redirected`](crate::http::ResponseError::Redirected); the program decides whether it is followed with the
/// token. All other settings are those of the agent. The size of a body is not limited.
///
/// The agent has no timeout unless it is configured with one. Errors do not contain the path and query of the
/// address, because it may hold a token.
impl BlockingClient for Agent {
    type Error = Error;

    fn send(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, Error> {
        receive(self, request).map_err(without_path)
    }
}

fn receive(agent: &Agent, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, Error> {
    let request = request.with_agent(agent).configure().http_status_as_error(false);
    let response = request.max_redirects(0).max_redirects_will_error(false).run()?;
    let (parts, body) = response.into_parts();
    Ok(Response::from_parts(parts, body.into_with_config().read_to_vec()?))
}

/// Cuts the addresses in errors.
fn without_path(error: Error) -> Error {
    let cut = |mut address: String| {
        address.truncate(host_end(&address));
        address
    };
    match error {
        Error::BadUri(address) => Error::BadUri(cut(address)),
        Error::RequireHttpsOnly(address) => Error::RequireHttpsOnly(cut(address)),
        error => error,
    }
}
