use std::collections::HashSet;

use graph_models::{AdditionalData, GraphEnum, graph_entity, null, set};

#[graph_entity]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Color {
    Red,
    Green,
}

#[graph_entity]
pub struct Car {
    pub color: Option<Color>,
    pub colors: Option<Vec<Color>>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

fn next(color: Color) -> Color {
    match color {
        Color::Red => Color::Green,
        Color::Green => Color::Red,
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let color: Color = "red".parse()?;
    let same = color;
    assert_eq!(Color::try_from("red")?, same);
    let members: HashSet<Color> = Color::MEMBERS.iter().cloned().collect();
    assert!(members.contains(&color) && color <= Color::Green && color != Color::Green);
    println!("{color} {color:?} {} {}", color.as_str(), color.as_ref().len());
    let color: Color = serde_json::from_str(&serde_json::to_string(&color)?)?;
    let patch = CarPatch { color: set(color.clone()), colors: null(), ..Default::default() };
    let car = Car { color: Some(next(color)), ..Default::default() };
    println!("{car:?} {patch:?}");
    Ok(())
}
