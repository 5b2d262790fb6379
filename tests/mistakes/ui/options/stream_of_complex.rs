//! A complex value has no address under which a stream could be read.

use graph_models::{AdditionalData, graph_entity};

#[graph_entity(complex, open_type, abstract_type, has_stream)]
pub struct Address {
    #[graph(immutable)]
    pub city: Option<String>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

fn main() {}
