use graph_models::graph_entity;

#[graph_entity]
pub enum Color<const N: usize> {
    Red,
}

fn main() {}
