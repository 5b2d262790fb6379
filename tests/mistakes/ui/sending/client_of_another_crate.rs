use graph_models::http::Service;

/// A client of a crate whose feature is not enabled.
struct Client;

fn main() {
    let call = Service::new("https://graph.example").unwrap().delete("users/1").unwrap();
    _ = call.send(&Client);
}
