use graph_models::http::Service;

/// What a client returns, such as `reqwest::Response`.
struct ClientResponse;

fn main() {
    let call = Service::new("https://graph.example").unwrap().delete("users/1").unwrap();
    _ = call.read(ClientResponse);
}
