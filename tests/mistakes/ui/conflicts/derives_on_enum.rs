use graph_models::graph_entity;

#[graph_entity]
#[derive(Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Color {
    #[default]
    Red,
}

fn main() {}
