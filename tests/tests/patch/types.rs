//! Sample types with what the generated ones seldom have: immutable properties, structs that must
//! be present, inner values without a twin, unions with and without a variant for their base.

use graph_models::edm::Value;
use graph_models::{AdditionalData, graph_entity};

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

/// A union in which the base type has a variant of its own.
#[graph_entity]
pub(crate) enum AnyPlace {
    Place(Box<Place>),
    Room(Box<Room>),
    #[graph(unrecognized)]
    Unrecognized(Box<Place>),
}

/// A union in which it has none.
#[graph_entity]
pub(crate) enum BasePlace {
    Room(Room),
    #[graph(unrecognized)]
    Unrecognized(Box<Place>),
}

/// A union with a type that is changed whole.
#[graph_entity]
pub(crate) enum SomePlace {
    Room(Room),
    Vault(Box<Vault>),
    #[graph(unrecognized)]
    Unrecognized(Box<Place>),
}

/// A value within values.
#[graph_entity(complex)]
pub(crate) struct Note {
    pub text: Option<String>,
    #[graph(computed)]
    pub length: Option<i32>,
    pub inner: Option<Box<Note>>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

/// A value that is changed whole.
#[graph_entity(complex, patch = false)]
pub(crate) struct Stamp {
    pub ink: Option<String>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

/// A base type of values that have a key.
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

/// A derived type with a property of every sort that a client may not change.
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

/// A union over them.
#[graph_entity]
pub(crate) enum AnyLock {
    Bolt(Box<Bolt>),
    Chain(Box<Chain>),
    #[graph(unrecognized)]
    Unrecognized(Box<Lock>),
}

/// An entity with all of them.
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
    #[graph(navigation)]
    pub holder: Option<Box<Parcel>>,
    #[graph(navigation)]
    pub parts: Option<Vec<Parcel>>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

/// An entity whose inner values are changed whole.
#[graph_entity]
pub(crate) struct Sealed {
    pub stamp: Option<Box<Stamp>>,
    pub vault: Option<SomePlace>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}
