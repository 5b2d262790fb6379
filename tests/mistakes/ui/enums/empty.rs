use graph_models::graph_entity;

#[graph_entity]
pub enum Color {
}

fn main() {}
