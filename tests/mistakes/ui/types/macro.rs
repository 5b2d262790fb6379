use graph_models::{AdditionalData, graph_entity};

macro_rules! my_type {
    () => {
        Option<String>
    };
}

#[graph_entity]
pub struct User {
    pub property: my_type!(),
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

fn main() {}
