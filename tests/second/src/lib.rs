//! Models of a schema that graph-models does not come with, and the walk over them.

pub mod models;
#[path = "../../src/walk/mod.rs"]
pub mod walk;
