// `Color`, an open enum.

#[graph_models::graph_entity]
pub enum Color {
    Red,
    #[graph(unrecognized)]
    Unrecognized(Box<str>),
}
