use graph_models::graph_entity;

#[graph_entity]
pub enum Color {
    #[graph(value = -9223372036854775809)]
    Red,
    Green,
}

fn main() {}
