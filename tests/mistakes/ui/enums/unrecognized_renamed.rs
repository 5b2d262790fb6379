use graph_models::graph_entity;

#[graph_entity]
pub enum Color {
    Red,
    #[graph(unrecognized, rename = "other")]
    Unrecognized(Box<str>),
}

fn main() {}
