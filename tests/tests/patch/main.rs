//! Patches: what is written, and the laws of `diff` and `apply`, for types of every shape.

mod bodies;
mod change;
mod laws;
mod service;
mod types;
