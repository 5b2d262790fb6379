use graph_models::graph_entity;

#[graph_entity]
pub enum Color {
    #[graph(value)]
    Red,
    Green,
}

fn main() {}
