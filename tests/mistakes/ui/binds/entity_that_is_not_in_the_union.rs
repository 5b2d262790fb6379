use graph_models::embed;

include!("../included/entities.rs");

#[graph_models::graph_entity]
pub enum AnyBase {
    User(Box<User>),
    #[graph(unrecognized)]
    Unrecognized(Box<Base>),
}

#[graph_models::graph_entity]
pub struct Team {
    pub lead: graph_models::Nav<AnyBase>,
    #[graph(additional)]
    pub additional_data: graph_models::AdditionalData,
}

fn main() {
    _ = TeamPatch { lead: embed(User::default()), ..TeamPatch::default() };
    _ = TeamPatch { lead: embed(Group::default()), ..TeamPatch::default() };
}
