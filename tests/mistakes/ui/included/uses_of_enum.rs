// What the attribute writes for every enum is used here, on an enum `Color`. A function `next` uses its variants.

use graph_models::GraphEnum as _;

#[graph_models::graph_entity]
pub struct Car {
    pub color: Option<Color>,
    pub colors: Option<Vec<Color>>,
    #[graph(additional)]
    pub additional_data: graph_models::AdditionalData,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let color: Color = "red".parse()?;
    let members: std::collections::HashSet<Color> = Color::MEMBERS.iter().cloned().collect();
    assert!(members.contains(&color) && color <= Color::Green && color != Color::Green);
    println!("{color} {color:?} {} {}", color.as_str(), color.as_ref().len());
    let color: Color = serde_json::from_str(&serde_json::to_string(&color)?)?;
    let patch = CarPatch {
        color: graph_models::set(color.clone()),
        colors: graph_models::null(),
        ..Default::default()
    };
    let car = Car { color: Some(next(color)), ..Default::default() };
    println!("{car:?} {patch:?}");
    Ok(())
}
