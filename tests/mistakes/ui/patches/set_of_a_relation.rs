use graph_models::set;

include!("../included/users.rs");

fn main() {
    _ = UserPatch { manager: set(User::default()), ..UserPatch::default() };
}
