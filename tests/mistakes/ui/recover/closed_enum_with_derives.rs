use graph_models::graph_entity;

#[graph_entity]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Color {
    Red,
    Green,
}

include!("../included/uses_of_closed_enum.rs");
