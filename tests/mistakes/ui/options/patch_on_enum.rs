use graph_models::graph_entity;

#[graph_entity(patch = false)]
pub enum Color {
    Red,
}

fn main() {}
