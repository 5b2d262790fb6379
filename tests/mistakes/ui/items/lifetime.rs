use graph_models::{AdditionalData, graph_entity};

#[graph_entity]
pub struct Page<'a> {
    pub name: Option<Name<'a>>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

#[derive(Debug)]
pub struct Name<'a>(pub &'a str);

fn main() {}
