use graph_models::graph_entity;

include!("../included/entities.rs");

#[graph_entity(profile = "odata")]
pub enum AnyBase {
    User(Box<User>),
    #[graph(unrecognized)]
    Unrecognized(Box<Base>),
}

fn main() {}
