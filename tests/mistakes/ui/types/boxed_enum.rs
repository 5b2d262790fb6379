use graph_models::{AdditionalData, graph_entity};

include!("../included/color.rs");

#[graph_entity]
pub struct User {
    pub color: Option<Box<Color>>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

fn main() {}
