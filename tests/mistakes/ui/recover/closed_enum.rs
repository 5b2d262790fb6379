use graph_models::graph_entity;

#[graph_entity]
pub enum Color {
    #[graph(renamed = "red")]
    Red,
    Green,
}

include!("../included/uses_of_closed_enum.rs");
