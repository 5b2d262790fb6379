use graph_models::graph_entity;

#[graph_entity]
pub enum Color {
    #[graph(value = 4u8)]
    Red,
    Green,
}

fn main() {}
