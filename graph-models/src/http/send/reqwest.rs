//! The client of the crate reqwest.

use ::http::{Request, Response};
use reqwest::Client;

use super::client::AsyncClient;

/// Follows redirects as the client is built to do: by default it does, without the token if they lead to another
/// host. Headers that [`Service::header`](crate::http::Service::header) sets are sent there nevertheless, and so may
/// be the body, because reqwest does not know that they are secret. With `ClientBuilder::redirect(Policy::none())`,
/// a redirect is [`ResponseError::Redirected`](crate::http::ResponseError::Redirected), and the program decides.
///
/// The client has no timeout unless it is built with one. Errors do not contain the address, because it may hold
/// a token.
impl AsyncClient for Client {
    type Error = reqwest::Error;

    async fn send(&self, request: Request<Vec<u8>>) -> reqwest::Result<Response<Vec<u8>>> {
        receive(self, request).await.map_err(reqwest::Error::without_url)
    }
}

async fn receive(client: &Client, request: Request<Vec<u8>>) -> reqwest::Result<Response<Vec<u8>>> {
    let mut received = client.execute(request.try_into()?).await?;
    let mut response = Response::new(Vec::new());
    *response.status_mut() = received.status();
    std::mem::swap(response.headers_mut(), received.headers_mut());
    *response.body_mut() = received.bytes().await?.into();
    Ok(response)
}
