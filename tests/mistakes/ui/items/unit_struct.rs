use graph_models::graph_entity;

#[graph_entity]
pub struct Marker;

fn main() {}
