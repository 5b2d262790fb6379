//! Flags whose profile wants their numbers, and which do not have any.

use graph_models::graph_entity;

#[graph_entity(flags, odata_type = "#org.shop.rights", profile = "odata, members=numbers")]
pub enum Rights {
    Read,
    Write,
    #[graph(unrecognized)]
    Unrecognized(Box<str>),
}

fn main() {}
