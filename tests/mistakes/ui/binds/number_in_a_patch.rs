use graph_models::bind;

include!("../included/group.rs");

fn main() {
    _ = GroupPatch { owner: bind(1), ..GroupPatch::default() };
}
