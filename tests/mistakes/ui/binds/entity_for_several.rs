use graph_models::embed;

include!("../included/group.rs");

fn main() {
    _ = GroupPatch { members: embed(Group::default()), ..GroupPatch::default() };
}
