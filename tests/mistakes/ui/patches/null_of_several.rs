use graph_models::null;

include!("../included/users.rs");

fn main() {
    _ = UserPatch { groups: null(), ..UserPatch::default() };
}
