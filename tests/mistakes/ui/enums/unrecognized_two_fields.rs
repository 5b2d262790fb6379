use graph_models::graph_entity;

#[graph_entity]
pub enum Color {
    Red,
    Green,
    #[graph(unrecognized)]
    Unrecognized(Box<str>, Box<str>),
}

fn main() {}
