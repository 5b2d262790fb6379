use graph_models::graph_entity;

#[graph_entity]
pub enum Color {
    Red,
    #[graph(unrecognized)]
    Other(Box<str>),
    #[graph(unrecognized)]
    Unrecognized(Box<str>),
}

fn main() {}
