use graph_models::http::{Response, Service};

/// A body that is still to be received, such as `ureq::Body`.
struct Stream;

fn main() {
    let call = Service::new("https://graph.example").unwrap().delete("users/1").unwrap();
    _ = call.read(Response::new(Stream));
}
