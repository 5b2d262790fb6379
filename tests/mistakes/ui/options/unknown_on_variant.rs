use graph_models::graph_entity;

#[graph_entity]
pub enum Color {
    #[graph(description = "red")]
    Red,
}

fn main() {}
