use graph_models::set;

include!("../included/users.rs");

fn main() {
    _ = UserPatch { groups: set(["https://graph.example/groups/1"]), ..UserPatch::default() };
}
