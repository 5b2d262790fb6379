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

/// A complex type that a patch replaces as a whole.
#[graph_entity(complex, patch = false)]
pub(crate) struct Stamp {
    pub ink: Option<String>,
    #[graph(computed)]
    pub size: Option<i32>,
    #[graph(immutable)]
    pub maker: Option<String>,
    pub place: Option<Place>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

/// A base type whose values have a type of their own.
#[graph_entity(complex)]
pub(crate) struct Site {
    pub name: Option<String>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

/// A derived type.
#[graph_entity(complex, base = "#microsoft.graph.site")]
pub(crate) struct Lab {
    pub name: Option<String>,
    pub seats: Option<i64>,
    pub bench: Option<Place>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

/// A derived type that a patch replaces as a whole.
#[graph_entity(complex, base = "#microsoft.graph.site", patch = false)]
pub(crate) struct Vault {
    pub name: Option<String>,
    pub code: Option<String>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

/// A union of the sites.
#[graph_entity]
pub(crate) enum AnySite {
    Lab(Box<Lab>),
    Vault(Vault),
    #[graph(unrecognized)]
    Unrecognized(Box<Site>),
}

/// An entity with inner values of all these types.
#[graph_entity]
pub(crate) struct Order {
    pub stamp: Option<Box<Stamp>>,
    pub site: Option<AnySite>,
    pub rules: Option<Rules>,
    pub owner: Nav<Machine>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

/// A complex type with a navigation property.
#[graph_entity(complex)]
pub(crate) struct Rules {
    pub strict: Option<bool>,
    pub judge: Nav<Machine>,
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
