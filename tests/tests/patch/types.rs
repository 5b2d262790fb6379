//! Sample types with features that are rare in the generated models: immutable properties, required
//! structs, nested values without a twin, and unions with and without a variant for their base.

use graph_models::edm::Value;
use graph_models::{AdditionalData, Nav, graph_entity};

/// A base type.
#[graph_entity(complex)]
pub(crate) struct Place {
    pub name: Option<String>,
    pub floor: Option<i32>,
    pub note: Option<Box<Note>>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

/// A derived type.
#[graph_entity(complex, base = "#microsoft.graph.place")]
pub(crate) struct Room {
    pub name: Option<String>,
    pub floor: Option<i32>,
    pub note: Option<Box<Note>>,
    pub seats: Option<i64>,
    pub tags: Option<Vec<String>>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

/// A derived type without a twin.
#[graph_entity(complex, base = "#microsoft.graph.place", patch = false)]
pub(crate) struct Vault {
    pub name: Option<String>,
    pub floor: Option<i32>,
    pub note: Option<Box<Note>>,
    #[graph(secret)]
    pub code: Option<String>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

/// A union with a variant for its base type.
#[graph_entity]
pub(crate) enum AnyPlace {
    Place(Box<Place>),
    Room(Box<Room>),
    #[graph(unrecognized)]
    Unrecognized(Box<Place>),
}

/// A union without a variant for its base type.
#[graph_entity]
pub(crate) enum BasePlace {
    Room(Room),
    #[graph(unrecognized)]
    Unrecognized(Box<Place>),
}

/// A union with a type that a patch replaces instead of merging.
#[graph_entity]
pub(crate) enum SomePlace {
    Room(Room),
    Vault(Box<Vault>),
    #[graph(unrecognized)]
    Unrecognized(Box<Place>),
}

/// A nested complex type.
#[graph_entity(complex)]
pub(crate) struct Note {
    pub text: Option<String>,
    #[graph(computed)]
    pub length: Option<i32>,
    pub inner: Option<Box<Note>>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

/// A complex type that a patch replaces instead of merging.
#[graph_entity(complex, patch = false)]
pub(crate) struct Stamp {
    pub ink: Option<String>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

/// A base type with a key.
#[graph_entity]
pub(crate) struct Lock {
    #[graph(key)]
    pub id: Option<String>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

/// A derived type.
#[graph_entity(base = "#microsoft.graph.lock")]
pub(crate) struct Bolt {
    #[graph(key)]
    pub id: Option<String>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

/// A derived type with every kind of property that a client may not change.
#[graph_entity(base = "#microsoft.graph.lock")]
pub(crate) struct Chain {
    #[graph(key)]
    pub id: Option<String>,
    #[graph(immutable)]
    pub maker: Option<String>,
    #[graph(computed)]
    pub wear: Option<i32>,
    pub links: Option<i32>,
    #[graph(navigation)]
    pub owner: Option<Box<Parcel>>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

/// A union of the locks.
#[graph_entity]
pub(crate) enum AnyLock {
    Bolt(Box<Bolt>),
    Chain(Box<Chain>),
    #[graph(unrecognized)]
    Unrecognized(Box<Lock>),
}

/// An entity with properties of all these types.
#[graph_entity]
pub(crate) struct Parcel {
    #[graph(key)]
    pub id: Option<String>,
    #[graph(immutable)]
    pub sender: Option<String>,
    #[graph(computed)]
    pub weight: Option<f64>,
    #[graph(non_null)]
    pub urgent: Option<bool>,
    pub title: String,
    pub labels: Vec<String>,
    pub origin: Place,
    pub target: Option<AnyPlace>,
    pub fallback: Option<BasePlace>,
    pub lock: Option<AnyLock>,
    #[graph(non_null)]
    pub note: Option<Note>,
    pub stamps: Option<Vec<Stamp>>,
    pub free: Option<Value>,
    #[graph(secret)]
    pub pin: Option<String>,
    pub holder: Nav<Parcel>,
    pub parts: Nav<Vec<Parcel>>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

/// An entity whose nested values are replaced instead of merged.
#[graph_entity]
pub(crate) struct Sealed {
    pub stamp: Option<Box<Stamp>>,
    pub vault: Option<SomePlace>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}
