use graph_models::graph_entity;

#[graph_entity]
pub enum Color {
    Red,
    #[cfg(not(test))]
    Green,
    #[graph(unrecognized)]
    Unrecognized(String),
}

include!("../included/uses_of_open_enum.rs");
