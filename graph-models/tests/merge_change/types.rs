//! A machine with properties of every kind, and a union.

use graph_models::edm::{DateTime, FixedOffset, Value};
use graph_models::{AdditionalData, Nav, graph_entity};

/// A complex value.
#[graph_entity(complex)]
pub(crate) struct Place {
    pub room: Option<String>,
    pub floor: Option<i32>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

/// An entity with properties that a client cannot change.
#[graph_entity(base = "#microsoft.graph.device")]
pub(crate) struct Machine {
    #[graph(key)]
    pub id: Option<String>,
    #[graph(immutable)]
    pub maker: Option<String>,
    #[graph(computed)]
    pub seen: Option<DateTime<FixedOffset>>,
    #[graph(non_null)]
    pub enabled: Option<bool>,
    pub uses: Option<i64>,
    pub level: Option<f64>,
    pub tags: Option<Vec<String>>,
    pub counts: Option<Vec<i64>>,
    pub place: Option<Box<Place>>,
    pub places: Option<Vec<Place>>,
    pub free: Option<Value>,
    pub owner: Nav<Machine>,
    pub parts: Nav<Vec<Machine>>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

/// A type with a property that must be present.
#[graph_entity(base = "#microsoft.graph.device")]
pub(crate) struct Printer {
    #[graph(key)]
    pub id: Option<String>,
    pub pages: Option<i64>,
    pub ink: String,
    pub queues: Vec<i64>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

/// The base type.
#[graph_entity(abstract_type)]
pub(crate) struct Device {
    #[graph(key)]
    pub id: Option<String>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

/// A union of the devices.
#[graph_entity]
pub(crate) enum AnyDevice {
    Machine(Box<Machine>),
    Printer(Box<Printer>),
    #[graph(unrecognized)]
    Unrecognized(Box<Device>),
}
