//! Patches: what is written, and the laws of `diff` and `apply`, for types of every shape.

mod bodies;
mod change;
mod http;
mod laws;
mod service;
mod types;
