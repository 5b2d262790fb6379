use graph_models::{AdditionalData, graph_entity};

#[graph_entity]
pub enum Color {
    Red,
    #[graph(unrecognized)]
    Unrecognized(Box<str>),
}

#[graph_entity]
pub struct User {
    pub color: Option<Box<Color>>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

fn main() {}
