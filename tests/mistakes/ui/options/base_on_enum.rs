use graph_models::graph_entity;

#[graph_entity(base = "#microsoft.graph.entity")]
pub enum Color {
    Red,
}

fn main() {}
