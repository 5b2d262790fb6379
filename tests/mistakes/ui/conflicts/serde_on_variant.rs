use graph_models::graph_entity;

#[graph_entity]
pub enum Color {
    #[serde(rename = "red", alias = "rot")]
    Red,
    #[serde(other)]
    Other,
}

fn main() {}
