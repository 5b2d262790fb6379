use graph_models::{AdditionalData, graph_entity, property};

#[graph_entity]
pub struct Printer {
    pub display_name: Option<String>,
    pub place: Option<Box<Place>>,
    pub places: Option<Vec<Place>>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

#[graph_entity(complex)]
pub struct Place {
    pub floor: Option<i32>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

fn main() {
    _ = property!(Printer: display_name).eq(3);
}
