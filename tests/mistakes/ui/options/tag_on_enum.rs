use graph_models::graph_entity;

#[graph_entity(tag = false)]
pub enum Color {
    Red,
}

fn main() {}
