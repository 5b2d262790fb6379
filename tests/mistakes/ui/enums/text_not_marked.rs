use graph_models::graph_entity;

#[graph_entity]
pub enum Color {
    Red,
    Green,
    Unrecognized(Box<str>),
}

fn main() {}
