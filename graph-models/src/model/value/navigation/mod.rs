//! Navigation properties: what a body says about the relationship of one entity with others.

mod nav;
mod relationship;

pub use nav::Nav;
pub(crate) use relationship::DELTA;
pub use relationship::Relationship;
