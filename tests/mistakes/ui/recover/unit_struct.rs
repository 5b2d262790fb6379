use graph_models::{AdditionalData, graph_entity};

#[graph_entity]
pub struct Marker;

#[graph_entity]
pub struct Page {
    pub marker: Option<Box<Marker>>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

fn main() {
    let page = Page { marker: Some(Box::new(Marker)), ..Default::default() };
    println!("{page:?} {:?}", MarkerPatch::default());
}
