//! Sample types that the tests share: between them they have every Edm type, facet and shape.
//!
//! - [`edm`]: every Edm type, as a property that may be absent, that may not, and as a collection.
//! - [`imports`]: who imports whom in the crates of this workspace, read from their sources.
//! - [`office`]: an entity with every facet, and what it holds: complex values, unions, navigation.
//! - [`enums`]: open and closed enumerations and flags.
//! - [`walk`]: bodies for every type of a registry, made from its description.
//! - [`wide`]: types with more properties than one and than four words have bits.

pub mod edm;
pub mod enums;
pub mod imports;
pub mod office;
pub mod walk;
pub mod wide;

/// The examples of the README are true.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
