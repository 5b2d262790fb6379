use graph_models::Nav;

include!("../included/group.rs");

fn main() {
    _ = Group { members: Nav::bind("https://example.com/1"), ..Group::default() };
}
