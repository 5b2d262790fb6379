//! Patches: their JSON, and the laws of `diff` and `apply`, for types of every shape.

mod binds;
mod bodies;
mod changes;
mod differences;
mod http;
mod laws;
mod service;
mod support;
mod types;
