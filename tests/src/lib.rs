//! Sample types that the tests share. Together they cover every Edm type, property flag and shape.
//!
//! - [`imports`]: who imports whom in the crates of this workspace, read from their sources.
//! - [`both_ways`]: JSON text is read and written directly like through serde_json, for bodies of every
//!   type.
//! - [`edm`]: every Edm type in optional properties, required properties and collections.
//! - [`office`]: an entity with every property flag, and its complex values, unions and navigation
//!   properties.
//! - [`enums`]: open and closed enumerations and flags.
//! - [`outcome`]: what the two ways of JSON make of a text.
//! - [`related`]: related entities, read as their types wherever they are in a value.
//! - [`torture`]: input that is almost valid, and the laws for whatever is accepted.
//! - [`walk`]: checks of every type of a registry with bodies made from its type information.
//! - [`wide`]: types whose property count exceeds the bits of one and of four machine words.

pub mod both_ways;
pub mod edm;
pub mod enums;
pub mod imports;
pub mod office;
pub mod outcome;
mod random;
pub mod related;
mod shrink;
pub mod torture;
pub mod walk;
pub mod wide;

use graph_models::{Operations, Registry, v1};

/// The types of Graph v1.0. Tests call this and not [`v1::registry`], so that the code of all types is
/// compiled once, with this library, and not with each test.
#[inline(never)]
pub fn registry() -> Registry {
    v1::registry()
}

/// The operations of Graph v1.0, for the same reason.
#[inline(never)]
pub fn operations() -> Operations {
    v1::operations()
}

/// Runs the README's examples as doctests.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
