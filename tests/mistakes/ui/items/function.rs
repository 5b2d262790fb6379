use graph_models::graph_entity;

#[graph_entity]
pub fn user() {}

fn main() {}
