use graph_models::graph_entity;

#[graph_entity]
pub type Name = String;

fn main() {}
