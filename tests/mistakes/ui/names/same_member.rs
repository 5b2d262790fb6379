use graph_models::graph_entity;

#[graph_entity]
pub enum Color {
    DarkRed,
    #[graph(rename = "darkRed")]
    Maroon,
}

fn main() {}
