use graph_models::graph_entity;

#[graph_entity]
pub enum Color {
    Red,
    Green,
    #[graph(unrecognized)]
    Unrecognized(i64),
}

fn main() {}
