use graph_models::graph_entity;

#[graph_entity]
pub enum Color {
    #[graph(rename = "unrecognized")]
    Unrecognized(Box<str>),
    Red,
}

fn main() {}
