//! Navigation properties: what a body says about the relationship of an entity with others.

mod annotations;
mod merge;
mod nav;
mod relationship;
mod wire;

pub use nav::Nav;
pub use relationship::Relationship;
pub(crate) use wire::{DELTA, KEY, REMOVED};
