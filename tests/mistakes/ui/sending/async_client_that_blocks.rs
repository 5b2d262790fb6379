use std::convert::Infallible;

use graph_models::http::{AsyncClient, Request, Response, Service};

struct Client;

impl AsyncClient for Client {
    type Error = Infallible;

    async fn send(&self, _: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, Infallible> {
        Ok(Response::new(Vec::new()))
    }
}

fn main() {
    let call = Service::new("https://graph.example").unwrap().delete("users/1").unwrap();
    _ = call.send_blocking(&Client);
}
