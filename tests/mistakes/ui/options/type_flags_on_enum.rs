//! What only entity and complex types can be.

use graph_models::graph_entity;

#[graph_entity(complex, open_type, abstract_type, has_stream)]
pub enum Color {
    Grey,
}

fn main() {}
