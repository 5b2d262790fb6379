use graph_models::graph_entity;

#[graph_entity]
pub mod user {}

fn main() {}
