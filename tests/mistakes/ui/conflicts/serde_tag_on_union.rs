use graph_models::graph_entity;

include!("../included/entities.rs");

#[graph_entity]
#[serde(tag = "@odata.type")]
pub enum AnyBase {
    User(#[serde(default)] Box<User>),
    #[graph(unrecognized)]
    Unrecognized(Box<Base>),
}

fn main() {}
