//! From an OData CSDL document to Rust models for graph-models.
//!
//! So far there is the step that names things in Rust: [`names`].

pub mod names;
pub mod secrets;
