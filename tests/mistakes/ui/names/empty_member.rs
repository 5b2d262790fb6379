use graph_models::graph_entity;

#[graph_entity]
pub enum Color {
    #[graph(rename = "")]
    Red,
}

fn main() {}
