// Everything that the attribute writes for a closed enum `Color` of `Red` and `Green` is used here.

include!("uses_of_enum.rs");

fn next(color: Color) -> Color {
    match color {
        Color::Red => Color::Green,
        Color::Green => Color::Red,
    }
}

/// A closed enum is `Copy`, and a text may not be one of its members.
pub fn is_red(color: Color) -> Result<bool, graph_models::UnknownMember> {
    let same = color;
    Ok(Color::try_from("red")? == same && same == color)
}
