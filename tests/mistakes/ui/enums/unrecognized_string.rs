use graph_models::graph_entity;

#[graph_entity]
pub enum Color {
    Red,
    #[graph(unrecognized)]
    Unrecognized(String),
}

fn main() {}
