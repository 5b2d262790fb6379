//! An entity with every property flag, and the complex values, unions and entities it holds.

use graph_models::edm::{DateTime, FixedOffset};
use graph_models::{AdditionalData, FlagSet, graph_entity};

use crate::enums::{Access, Color};

/// A complex value.
#[graph_entity]
pub struct Address {
    /// `street`: `Edm.String`, nullable.
    pub street: Option<String>,
    /// `floor`: `Edm.Int32`, nullable.
    pub floor: Option<i32>,
    /// `geo`: `microsoft.graph.geo`, nullable.
    pub geo: Option<Geo>,
    /// Properties that the type does not declare.
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

/// A complex value with required properties.
#[graph_entity(namespace = "microsoft.graph.maps")]
pub struct Geo {
    /// `latitude`: `Edm.Double`, required.
    pub latitude: f64,
    /// `longitude`: `Edm.Double`, required.
    pub longitude: f64,
    /// Properties that the type does not declare.
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

/// A base type.
#[graph_entity]
pub struct Device {
    /// `id`: `Edm.String`, the key, not nullable.
    #[graph(key, non_null)]
    pub id: Option<String>,
    /// `label`: `Edm.String`, nullable.
    pub label: Option<String>,
    /// `uses`: `Edm.Int64`, nullable.
    pub uses: Option<i64>,
    /// Properties that the type does not declare.
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

/// A type derived from [`Device`].
#[graph_entity(base = "#microsoft.graph.device")]
pub struct Printer {
    /// `id`: `Edm.String`, the key, not nullable.
    #[graph(key, non_null)]
    pub id: Option<String>,
    /// `label`: `Edm.String`, nullable.
    pub label: Option<String>,
    /// `uses`: `Edm.Int64`, nullable.
    pub uses: Option<i64>,
    /// `ink`: `Collection(microsoft.graph.color)`, nullable.
    pub ink: Option<Vec<Color>>,
    /// `place`: `microsoft.graph.address`, nullable.
    pub place: Option<Box<Address>>,
    /// Properties that the type does not declare.
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

/// A type derived from [`Device`], its properties in another order.
#[graph_entity(base = "#microsoft.graph.device")]
pub struct Scanner {
    /// `dpi`: `Edm.Int32`, not nullable.
    #[graph(non_null)]
    pub dpi: Option<i32>,
    /// `id`: `Edm.String`, the key, not nullable.
    #[graph(key, non_null)]
    pub id: Option<String>,
    /// `uses`: `Edm.Int64`, nullable.
    pub uses: Option<i64>,
    /// `label`: `Edm.String`, nullable.
    pub label: Option<String>,
    /// Properties that the type does not declare.
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

/// A union whose fallback also holds plain devices.
#[graph_entity]
pub enum AnyDevice {
    /// `#microsoft.graph.printer`
    Printer(Box<Printer>),
    /// `#microsoft.graph.scanner`
    Scanner(Scanner),
    /// A plain device, or one of a type that the schema does not have.
    #[graph(unrecognized)]
    Unrecognized(Box<Device>),
}

/// A union that distinguishes plain devices from devices of an unknown type.
#[graph_entity]
pub enum NamedDevice {
    /// `#microsoft.graph.device`
    Device(Box<Device>),
    /// `#microsoft.graph.printer`
    Printer(Box<Printer>),
    /// A device of a type that the schema does not have.
    #[graph(unrecognized)]
    Unrecognized(Box<Device>),
}

/// An entity with every property flag.
#[graph_entity(odata_type = "#contoso.buildings.office", base = "#microsoft.graph.entity")]
pub struct Office {
    /// `id`: `Edm.String`, the key, not nullable.
    #[graph(key, non_null)]
    pub id: Option<String>,
    /// `name`: `Edm.String`, nullable.
    pub name: Option<String>,
    /// `open`: `Edm.Boolean`, not nullable.
    #[graph(non_null)]
    pub open: Option<bool>,
    /// `createdDateTime`: `Edm.DateTimeOffset`, computed.
    #[graph(computed)]
    pub created_date_time: Option<DateTime<FixedOffset>>,
    /// `doorCode`: `Edm.String`, secret.
    #[graph(secret)]
    pub door_code: Option<String>,
    /// `keyCards`: `Collection(Edm.Int64)`, secret.
    #[graph(secret)]
    pub key_cards: Option<Vec<i64>>,
    /// `type`: `Edm.String`, nullable.
    pub r#type: Option<String>,
    /// `self`: `Edm.String`, nullable.
    pub self_: Option<String>,
    /// `WLAN-name`: `Edm.String`, nullable.
    #[graph(rename = "WLAN-name")]
    pub network: Option<String>,
    /// `access`: `microsoft.graph.access`, nullable.
    pub access: Option<FlagSet<Access>>,
    /// `address`: `microsoft.graph.address`, nullable.
    pub address: Option<Address>,
    /// `formerAddresses`: `Collection(microsoft.graph.address)`, nullable.
    pub former_addresses: Option<Vec<Address>>,
    /// `gaps`: `Collection(microsoft.graph.address)` with nulls, nullable.
    pub gaps: Option<Vec<Option<Box<Address>>>>,
    /// `mainDevice`: `microsoft.graph.device` or derived, nullable.
    pub main_device: Option<AnyDevice>,
    /// `devices`: `Collection(microsoft.graph.device)` or derived, nullable.
    pub devices: Option<Vec<AnyDevice>>,
    /// `spare`: `microsoft.graph.device` or derived, nullable.
    pub spare: Option<Vec<Option<NamedDevice>>>,
    /// `annex`: `contoso.buildings.office`, navigation.
    #[graph(navigation)]
    pub annex: Option<Box<Office>>,
    /// Properties that the type does not declare.
    #[graph(additional)]
    pub additional_data: AdditionalData,
}
