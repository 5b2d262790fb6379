use graph_models::graph_entity;

#[graph_entity]
pub enum Color {
    Red,
    Green,
    Mixed(f64),
    #[graph(unrecognized)]
    Unrecognized(Box<str>),
}

fn next(color: Color) -> Color {
    match color {
        Color::Red => Color::Green,
        Color::Green => Color::Unrecognized("blue".into()),
        Color::Unrecognized(text) => Color::from(&*text),
        Color::Mixed(share) => Color::Mixed(share),
    }
}

include!("../included/uses_of_enum.rs");
