// `Printer`, an entity type with structured values, one and several.

#[graph_models::graph_entity]
pub struct Printer {
    pub display_name: Option<String>,
    pub place: Option<Box<Place>>,
    pub places: Option<Vec<Place>>,
    #[graph(additional)]
    pub additional_data: graph_models::AdditionalData,
}

#[graph_models::graph_entity(complex)]
pub struct Place {
    pub floor: Option<i32>,
    #[graph(additional)]
    pub additional_data: graph_models::AdditionalData,
}
