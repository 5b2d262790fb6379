use graph_models::graph_entity;

#[graph_entity]
pub enum Color {
    Red,
    #[graph(unrecognized, value = 7)]
    Unrecognized(Box<str>),
}

fn main() {}
