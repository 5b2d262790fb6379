use graph_models::embed;

include!("../included/group.rs");

#[graph_models::graph_entity]
pub struct User {
    #[graph(additional)]
    pub additional_data: graph_models::AdditionalData,
}

fn main() {
    _ = GroupPatch { owner: embed(User::default()), ..GroupPatch::default() };
}
