use graph_models::graph_entity;

#[graph_entity]
pub enum Color {
    Red,
    Green,
    Mixed { red: u8 },
}

fn main() {}
