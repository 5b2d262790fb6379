use graph_models::{Bind, set};

include!("../included/group.rs");

pub struct User;

fn main() {
    let user = Bind::<User>::from("https://example.com/1");
    _ = GroupPatch { owner: set(user), ..GroupPatch::default() };
}
