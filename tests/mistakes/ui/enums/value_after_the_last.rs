use graph_models::graph_entity;

#[graph_entity]
pub enum Color {
    #[graph(value = 9223372036854775807)]
    Red,
    Green,
}

fn main() {}
