use graph_models::graph_entity;

#[graph_entity]
pub enum Color {
    Red,
    Green,
    Mixed(u8, u8, u8),
}

fn main() {}
