use graph_models::graph_entity;

#[graph_entity(flags)]
pub enum Color {
    #[graph(rename = "red,green")]
    Yellow,
}

fn main() {}
