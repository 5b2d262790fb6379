use graph_models::graph_entity;

#[graph_entity]
pub enum Color {
    Red = 1,
    #[graph(unrecognized)]
    Unrecognized(Box<str>),
}

fn main() {}
