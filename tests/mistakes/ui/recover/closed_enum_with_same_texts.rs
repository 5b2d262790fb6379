use graph_models::graph_entity;

#[graph_entity]
pub enum Color {
    Red,
    #[graph(rename = "red")]
    Green,
}

include!("../included/uses_of_closed_enum.rs");
