use graph_models::graph_entity;

#[graph_entity]
pub struct Point(f64, f64);

fn main() {}
