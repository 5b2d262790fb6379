use graph_models::{AdditionalData, ObjectExt, graph_entity};

#[graph_entity]
pub struct Point(pub f64, pub f64);

#[graph_entity]
pub struct Line {
    pub start: Option<Point>,
    pub points: Option<Vec<Point>>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

fn main() -> Result<(), serde_json::Error> {
    let point = Point(0.0, 1.0);
    assert_eq!(point.clone(), Point::default());
    println!("{point:?} {} {}", point.0, point.odata_type());
    let text = serde_json::to_string(&point)?;
    let line = Line { start: Some(serde_json::from_str(&text)?), ..Default::default() };
    println!("{line:?} {:?}", PointPatch::default());
    Ok(())
}
