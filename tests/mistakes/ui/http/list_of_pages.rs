use graph_models::Page;

include!("../included/users.rs");

fn main() {
    _ = service().list::<Page<User>>("users");
}
