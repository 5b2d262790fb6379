use graph_models::Page;

include!("../included/users.rs");

fn main() {
    _ = graph_models::json::from_str::<Page<Page<User>>>("{}");
}
