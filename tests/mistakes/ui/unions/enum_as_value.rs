use graph_models::graph_entity;

include!("../included/entities.rs");
include!("../included/color.rs");

#[graph_entity]
pub enum AnyBase {
    User(Box<User>),
    Color(Color),
    #[graph(unrecognized)]
    Unrecognized(Box<Base>),
}

fn main() {}
