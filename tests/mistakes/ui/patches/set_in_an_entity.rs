use graph_models::set;

include!("../included/users.rs");

fn main() {
    _ = User { manager: set("https://graph.example/users/1"), ..User::default() };
}
