use graph_models::graph_entity;

#[graph_entity(patch = false, colour)]
#[derive(Hash)]
pub enum Color {
    #[graph(key)]
    Red,
    #[serde(rename = "red")]
    Green(u8),
    #[graph(rename = "red")]
    Blue,
    #[graph(unrecognized)]
    Other,
    #[graph(unrecognized)]
    Unrecognized(Box<str>),
}

fn main() {}
