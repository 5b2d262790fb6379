// Everything that the attribute writes for an open enum `Color` of `Red` and `Green` is used here.

include!("uses_of_enum.rs");

fn next(color: Color) -> Color {
    match color {
        Color::Red => Color::Green,
        Color::Green => Color::Unrecognized("blue".into()),
        Color::Unrecognized(text) => Color::from(&*text),
    }
}
