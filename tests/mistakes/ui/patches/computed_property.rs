use graph_models::set;

include!("../included/users.rs");

fn main() {
    _ = UserPatch { created: set(true), ..UserPatch::default() };
}
