use graph_models::graph_entity;

#[graph_entity]
pub enum Color {
    Red,
    #[graph(unrecognised)]
    Unrecognized(Box<str>),
}

fn main() {}
