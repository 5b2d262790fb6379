use graph_models::graph_entity;

#[graph_entity]
pub enum Color {
    Red,
    Green,
    #[graph(unrecognized)]
    Unrecognized(Box<str>),
    #[graph(unrecognized)]
    Other(Box<str>),
}

fn next(color: Color) -> Color {
    match color {
        Color::Red => Color::Green,
        Color::Green => Color::Unrecognized("blue".into()),
        Color::Unrecognized(text) => Color::from(&*text),
        Color::Other(text) => Color::Other(text),
    }
}

include!("../included/uses_of_enum.rs");
