use graph_models::graph_entity;

#[graph_entity(patch = false)]
pub enum Color {
    Red,
    #[serde(rename = "g")]
    Green,
    #[graph(unrecognized)]
    Unrecognized(Box<str>),
}

include!("../included/uses_of_open_enum.rs");
