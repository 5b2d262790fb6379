use graph_models::graph_entity;

#[graph_entity]
#[derive(Copy)]
pub enum Color {
    Red,
    #[graph(unrecognized)]
    Unrecognized(Box<str>),
}

fn main() {}
