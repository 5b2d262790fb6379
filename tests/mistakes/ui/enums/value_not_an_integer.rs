use graph_models::graph_entity;

#[graph_entity]
pub enum Color {
    #[graph(rename = "RED", value = 1.5)]
    Red,
    Green,
}

fn main() {}
