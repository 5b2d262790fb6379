use graph_models::Delta;

include!("../included/users.rs");

fn main() {
    _ = service().delta::<Delta<User>>("users/delta");
}
