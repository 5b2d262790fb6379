//! Models of a schema that is not part of graph-models, and the walk over them.

pub mod models;
#[path = "../../src/outcome.rs"]
pub mod outcome;
#[path = "../../src/walk/mod.rs"]
pub mod walk;
